# Bianmin Kiosk. `make run` tries it, `make test` proves it, `make help` lists the rest.
#
# Everything made lands in $(BUILD). A build with a sanitizer is `make SAN=address,undefined`
# (its own folder); another folder is `make BUILD=DIR`.

SAN   ?=
BUILD ?= build$(if $(SAN),-$(firstword $(subst $(comma), ,$(SAN))))
comma := ,

CC      ?= gcc
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo 0.1.0)

PREFIX  ?= /usr
DESTDIR ?=

PACKAGES := sdl2 SDL2_ttf SDL2_image sqlite3 libcurl libqrencode jansson inih freetype2

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
OPTIMISE ?= -O2
CPPFLAGS += -I. -D_GNU_SOURCE -DKIOSK_VERSION='"$(VERSION)"'
CFLAGS   += -std=c17 -g $(OPTIMISE) $(WARNINGS) -fstack-protector-strong -pthread \
            $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PACKAGES) 2>/dev/null))
LDFLAGS  += -pthread -Wl,-z,relro -Wl,--as-needed
LDLIBS   += $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lcsv
ifneq ($(SAN),)
CFLAGS  += -fsanitize=$(SAN) -fno-omit-frame-pointer -fno-sanitize-recover=all
LDFLAGS += -fsanitize=$(SAN)
endif

SOURCES := $(filter-out app/main.c,$(wildcard app/*.c app/*/*.c app/services/*/*.c \
             hal/*.c hal/*/*.c ui/*.c ui/*/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/obj/%.o)
LIBRARY := $(BUILD)/libkiosk.a

.PHONY: all
all: $(BUILD)/kiosk data

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

$(LIBRARY): $(OBJECTS)
	@rm -f $@
	ar rcs $@ $^

$(BUILD)/kiosk: $(BUILD)/obj/app/main.o $(LIBRARY)
	$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

# ---- data: what lies in /usr/share/bianmin when installed ----

SHARE := $(BUILD)/share/bianmin
MO    := $(patsubst assets/i18n/%.po,$(SHARE)/i18n/%.mo,$(wildcard assets/i18n/*.po))
ICONS := $(patsubst assets/%,$(SHARE)/%,$(wildcard assets/icons/*.svg))
HALL  := $(patsubst assets/%,$(SHARE)/%,$(wildcard assets/hall/*.csv))

.PHONY: data
data: $(MO) $(ICONS) $(HALL)

$(SHARE)/i18n/%.mo: assets/i18n/%.po
	@mkdir -p $(@D)
	msgfmt --check-format -o $@ $<

$(SHARE)/%: assets/%
	@mkdir -p $(@D)
	cp $< $@

# ---- unit tests: tests/unit/test_X.c offers suite_X() ----

UNIT_SOURCES := $(wildcard tests/unit/test_*.c)
UNIT_OBJECTS := $(UNIT_SOURCES:%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/tests/unit/main.o \
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
	$(CC) $(CPPFLAGS) $(CFLAGS) -c $< -o $@

$(BUILD)/unit: $(UNIT_OBJECTS) $(LIBRARY)
	$(CC) $(LDFLAGS) $^ $(LDLIBS) -lcunit -o $@

.PHONY: unit
unit: $(BUILD)/unit data
	$(BUILD)/unit $(SUITE)

-include $(OBJECTS:.o=.d) $(UNIT_OBJECTS:.o=.d) $(BUILD)/obj/app/main.d

.PHONY: clean
clean:
	rm -rf build build-address build-thread build-fuzz
