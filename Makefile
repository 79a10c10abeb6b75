# Bianmin Kiosk. `make run` tries it, `make test` proves it, `make help` lists the rest.
#
# Everything made lands in $(BUILD). A build with a sanitizer is `make SAN=address,undefined`
# (its own folder); another folder is `make BUILD=DIR`.

SAN   ?=
BUILD ?= build$(if $(SAN),-$(firstword $(subst $(comma), ,$(SAN))))
comma := ,

CC      ?= gcc
VERSION := $(or $(shell git describe --tags --always --dirty 2>/dev/null),0.1.0)

# `make V=1` shows whole commands.
Q := $(if $(V),,@)

PREFIX  ?= /usr
DESTDIR ?=

PACKAGES := sdl2 SDL2_ttf SDL2_image fribidi sqlite3 libcurl libqrencode jansson inih freetype2 libsystemd zlib alsa

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
OPTIMISE ?= -O2
CPPFLAGS += -I. -D_GNU_SOURCE
CFLAGS   += -std=c17 -g $(OPTIMISE) $(WARNINGS) -fstack-protector-strong -pthread \
            $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PACKAGES) 2>/dev/null))
LDFLAGS  += -pthread -Wl,-z,relro -Wl,--as-needed
LDLIBS   += $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lcsv -lm
ifneq ($(SAN),)
CFLAGS  += -fsanitize=$(SAN) -fno-omit-frame-pointer -fno-sanitize-recover=all
LDFLAGS += -fsanitize=$(SAN)
endif

SOURCES := $(filter-out app/main.c,$(wildcard app/*.c app/*/*.c app/services/*/*.c \
             hal/*.c hal/*/*.c ui/*.c ui/*/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/app/base/pinyin_table.o
LIBRARY := $(BUILD)/libkiosk.a

.PHONY: all
all: $(BUILD)/kiosk data

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC    $<"
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

# The readings of characters, from Debian's unicode-data.
UNIHAN ?= /usr/share/unicode/Unihan_Readings.txt.bz2
$(BUILD)/pinyin_table.c: app/base/pinyin_table.py $(UNIHAN)
	@mkdir -p $(@D)
	@echo "  GEN   $@"
	$(Q)python3 $< $(UNIHAN) > $@.new
	@mv $@.new $@

$(BUILD)/obj/app/base/pinyin_table.o: $(BUILD)/pinyin_table.c app/base/pinyin_table.h
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -c $< -o $@

# Only main.c knows the version, so that a commit compiles one file and not all.
$(BUILD)/obj/app/main.o: CPPFLAGS += -DKIOSK_VERSION='"$(VERSION)"'
$(BUILD)/obj/app/main.o: $(BUILD)/version
$(BUILD)/version: always
	@mkdir -p $(@D)
	@echo '$(VERSION)' | cmp -s - $@ || echo '$(VERSION)' > $@

$(LIBRARY): $(OBJECTS)
	@rm -f $@
	@echo "  AR    $@"
	$(Q)ar rcs $@ $^

$(BUILD)/kiosk: $(BUILD)/obj/app/main.o $(LIBRARY)
	@echo "  LD    $@"
	$(Q)$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

# ---- data: what lies in /usr/share/bianmin when installed ----

SHARE := $(BUILD)/share/bianmin
MO    := $(patsubst assets/i18n/%.po,$(SHARE)/i18n/%.mo,$(wildcard assets/i18n/*.po))
ICONS := $(patsubst assets/%,$(SHARE)/%,$(wildcard assets/icons/*.svg))
HALL  := $(patsubst assets/%,$(SHARE)/%,$(wildcard assets/hall/*.csv assets/hall/*.md \
           assets/hall/pictures/*))
SOUNDS := $(patsubst assets/%,$(SHARE)/%,$(wildcard assets/sounds/*/*.wav))

.PHONY: data
data: $(MO) $(ICONS) $(HALL) $(SOUNDS)

$(SHARE)/i18n/%.mo: assets/i18n/%.po
	@mkdir -p $(@D)
	msgfmt --check-format -o $@ $<

$(SHARE)/%: assets/%
	@mkdir -p $(@D)
	cp $< $@

# ---- unit tests: tests/unit/test_X.c offers suite_X() ----

UNIT_SOURCES := $(wildcard tests/unit/test_*.c)
UNIT_HELPERS := $(filter-out $(UNIT_SOURCES),$(wildcard tests/unit/*.c)) tests/bench/names.c
UNIT_OBJECTS := $(UNIT_SOURCES:%.c=$(BUILD)/obj/%.o) $(UNIT_HELPERS:%.c=$(BUILD)/obj/%.o) \
                $(BUILD)/obj/tests/unit/suites.o
SUITES       := $(patsubst tests/unit/test_%.c,%,$(UNIT_SOURCES))

$(BUILD)/suites.c: $(UNIT_SOURCES) Makefile
	@mkdir -p $(@D)
	@{ echo '#include "tests/unit/unit.h"'; \
	   for s in $(SUITES); do echo "void suite_$$s(void);"; done; \
	   echo 'void (*const suites[])(void) = {'; \
	   for s in $(SUITES); do echo "    suite_$$s,"; done; \
	   echo '};'; echo 'const size_t suites_count = sizeof suites / sizeof suites[0];'; } > $@

$(BUILD)/obj/tests/unit/suites.o: $(BUILD)/suites.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -c $< -o $@

$(BUILD)/unit: $(UNIT_OBJECTS) $(LIBRARY)
	@echo "  LD    $@"
	$(Q)$(CC) $(LDFLAGS) $^ $(LDLIBS) -lcunit -o $@

.PHONY: unit golden
# The pinyin library, opened anew, deletes as one object what it made as several: C++ alone can.
unit: $(BUILD)/unit data
	ASAN_OPTIONS=$$ASAN_OPTIONS:alloc_dealloc_mismatch=0 \
	   LSAN_OPTIONS=suppressions=tests/data/lsan.supp:print_suppressions=0 $(BUILD)/unit $(SUITE)

# The pictures that tests/unit/test_golden.c compares the screens with: look at what changed.
GOLDEN := tests/data/golden
golden: $(BUILD)/unit data
	rm -rf $(GOLDEN)
	mkdir -p $(GOLDEN)
	GOLDEN_WRITE=$(GOLDEN) $(BUILD)/unit golden

# ---- fuzzing: tests/fuzz/fuzz_X.c is a libFuzzer harness, tests/fuzz/corpus/X/ its seeds ----

FUZZ_SECONDS ?= 10
FUZZERS      := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))

.PHONY: fuzz fuzzers
fuzz:
	+$(MAKE) BUILD=build-fuzz CC=clang SAN=fuzzer-no-link,address,undefined \
	   WARNINGS="-Wall -Wextra" fuzzers
	@mkdir -p $(FUZZERS:%=build-fuzz/corpus/%)
	@printf '%s\n' $(FUZZERS) | xargs -P $$(nproc) -I{} sh -c \
	   'if build-fuzz/fuzz_{} -max_total_time=$(FUZZ_SECONDS) -timeout=10 -verbosity=0 \
	         -artifact_prefix=build-fuzz/ build-fuzz/corpus/{} \
	         $$(ls -d tests/fuzz/corpus/{} 2>/dev/null); \
	    then echo "fuzz {}: ok"; else echo "fuzz {}: FAILED"; exit 1; fi'

fuzzers: $(FUZZERS:%=$(BUILD)/fuzz_%)

$(BUILD)/fuzz_%: $(BUILD)/obj/tests/fuzz/fuzz_%.o $(LIBRARY)
	@echo "  LD    $@"
	$(Q)$(CC) $(LDFLAGS) -fsanitize=fuzzer $^ $(LDLIBS) -o $@

# ---- checks that run nothing ----

TREE := app hal ui tests
C_FILES = $(sort $(shell find $(TREE) -name '*.c'))
H_FILES = $(sort $(shell find $(TREE) -name '*.h'))

.PHONY: check-deps format format-check tidy cppcheck i18n-check flow check
check-deps:
	tests/check-deps
	tests/check-deps --self-test

format:
	clang-format -i $(C_FILES) $(H_FILES)

format-check:
	@clang-format --dry-run -Werror $(C_FILES) $(H_FILES)

# clang-tidy over all files, with $(1) as further options
define run-tidy
	@printf '%s\n' $(C_FILES) | xargs -P $$(nproc) -n 4 \
	   sh -c 'clang-tidy --quiet $(1) "$$@" -- $(CPPFLAGS) $(CFLAGS) -DKIOSK_VERSION="\"\"" 2>&1 \
	          | { ! grep -E "warning:|error:"; }' tidy
endef

tidy:
	$(call run-tidy,)

# What clang 14's analyzer gets wrong here is left out: va_list, errors that cannot be OK, lists of
# sys/queue.h; the sanitizers and valgrind look for the real faults there.
ANALYZE := -*,clang-analyzer-*,-clang-analyzer-core.CallAndMessage,$\
  -clang-analyzer-core.StackAddressEscape,-clang-analyzer-core.UndefinedBinaryOperatorResult,$\
  -clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling,$\
  -clang-analyzer-security.insecureAPI.strcpy,-clang-analyzer-unix.Malloc,$\
  -clang-analyzer-valist.Uninitialized
.PHONY: analyze
analyze:
	$(call run-tidy,--checks="$(ANALYZE)")

cppcheck:
	@cppcheck --quiet --std=c11 --enable=warning,performance,portability \
	   --suppress=memleak --suppress=uninitvar \
	   --error-exitcode=1 -j $$(nproc) -I. -D_GNU_SOURCE '-D__attribute__(x)=' \
	   -DKIOSK_VERSION='""' app hal ui

i18n-check:
	tests/i18n-check

flow: all
	KIOSK=$(BUILD)/kiosk tests/flow/run --timeout 600

# The quick part of `make test`.
check: check-deps format-check cppcheck tidy all unit flow

.PHONY: valgrind
valgrind: $(BUILD)/unit data
	valgrind --quiet --leak-check=full --error-exitcode=9 \
	   --suppressions=tests/data/valgrind.supp $(BUILD)/unit $(SUITE)

# ---- all of it, and measurements ----

.PHONY: run test bench soak kill tour
run:
	@config/install build run
	@+$(MAKE) all
	@config/run $(BUILD)

test:
	@config/install build run test
	@tests/all

MINUTES ?= 10
BENCH   := $(BUILD)/bench/search $(BUILD)/bench/scroll $(patsubst %,$(BUILD)/bench/%,bare printer probe reference)

bench: all $(BENCH)
	tests/bench/run $(BUILD)

# SIGKILL at ROUNDS random moments: the one test of `make test` that can be given more of them.
ROUNDS ?= 2000
kill: all
	KILL_ROUNDS=$(ROUNDS) PYTHONPATH=tests/flow tests/fault/test_kill.py

tour: all $(BUILD)/contact
	tests/tour

CONTACT_OBJECTS := $(filter-out $(BUILD)/obj/tests/unit/main.o,$(UNIT_HELPERS:%.c=$(BUILD)/obj/%.o)) \
                   $(BUILD)/obj/tests/contact.o
$(BUILD)/contact: $(CONTACT_OBJECTS) $(LIBRARY)
	@echo "  LD    $@"
	$(Q)$(CC) $(LDFLAGS) $^ $(LDLIBS) -lcunit -o $@

soak: all $(BUILD)/bench/printer
	tests/bench/soak $(BUILD) $(MINUTES)

$(BUILD)/bench/search: tests/bench/search.c tests/bench/names.c tests/bench/names.h $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $(filter %.c %.a,$^) $(LDLIBS) -o $@

$(BUILD)/bench/scroll: tests/bench/scroll.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $(filter %.c %.a,$^) $(LDLIBS) -o $@

$(BUILD)/bench/%: tests/bench/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $< $(LDLIBS) -lX11 -lXext -lXtst -o $@

# ---- install ----

DATA := $(DESTDIR)$(PREFIX)/share/bianmin

.PHONY: install
install: all
	install -D $(BUILD)/kiosk $(DESTDIR)$(PREFIX)/bin/kiosk
	for file in $$(cd $(SHARE) && find . -type f); do \
	   install -D -m 644 $(SHARE)/$$file $(DATA)/$$file || exit 1; done
	test -e $(DESTDIR)/etc/bianmin/kiosk.ini || \
	   install -D -m 644 config/kiosk.ini $(DESTDIR)/etc/bianmin/kiosk.ini
	mkdir -p $(DESTDIR)$(PREFIX)/lib/systemd/system
	sed 's|/usr/bin/|$(PREFIX)/bin/|' config/kiosk.service \
	   > $(DESTDIR)$(PREFIX)/lib/systemd/system/kiosk.service
	install -D -m 644 config/60-bianmin.rules $(DESTDIR)$(PREFIX)/lib/udev/rules.d/60-bianmin.rules
	install -D -m 644 config/logind.conf $(DESTDIR)$(PREFIX)/lib/systemd/logind.conf.d/bianmin.conf
	install -D -m 644 config/sysctl.conf $(DESTDIR)$(PREFIX)/lib/sysctl.d/60-bianmin.conf
	install -D -m 644 config/bianmin.sysusers $(DESTDIR)$(PREFIX)/lib/sysusers.d/bianmin.conf
	install -D -m 644 config/kiosk.1 $(DESTDIR)$(PREFIX)/share/man/man1/kiosk.1

.PHONY: help
help:
	@echo 'make run        try it: a window, or a browser view where there is no display'
	@echo '                WIDTH= HEIGHT= set the size, PORTRAIT=1 is 1080x1920'
	@echo 'make test       everything that proves it'
	@echo 'make check      the quick part: static checks, build, unit and flow tests'
	@echo 'make unit       unit tests; SUITE="name…" runs some; SAN=address,undefined or SAN=thread'
	@echo 'make flow       flow and fault tests through the real screens'
	@echo 'make fuzz       fuzz harnesses, FUZZ_SECONDS=10 each'
	@echo 'make valgrind   unit tests under valgrind'
	@echo 'make bench      measures speed and memory beside a bare SDL2 program'
	@echo 'make soak       200 tickets a minute for MINUTES=10'
	@echo 'make kill       SIGKILL at ROUNDS=2000 random moments'
	@echo 'make golden     pictures of all screens anew, for the test that compares them'
	@echo 'make tour       pictures of all screens and of the tickets'
	@echo 'make format     formats the C files'
	@echo 'make install    DESTDIR= PREFIX=/usr'
	@echo 'make clean'

-include $(OBJECTS:.o=.d) $(UNIT_OBJECTS:.o=.d) $(BUILD)/obj/app/main.d
-include $(FUZZERS:%=$(BUILD)/obj/tests/fuzz/fuzz_%.d)

.PHONY: always
always:

.PHONY: clean
clean:
	rm -rf build build-address build-thread build-fuzz
