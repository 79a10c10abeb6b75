#!/usr/bin/python3
"""Unihan's readings as C: every reading of every character, tones off.

    app/base/pinyin_table.py /usr/share/unicode/Unihan_Readings.txt.bz2 > pinyin_table.c

The Makefile runs it; app/base/pinyin_table.h says what the arrays hold. A reading with ü counts
twice, with v and with u, because people type both.
"""
import bz2
import re
import sys
import unicodedata

FIELDS = ("kMandarin", "kHanyuPinyin", "kHanyuPinlu", "kTGHZ2013", "kXHC1983")
MARKS = re.compile("[\u0300\u0301\u0302\u0304\u030c]")
LONGEST = 6


def syllables(value):
    """The toneless spellings of one field: "0442.080:háng" or "xíng(2943)" or "nǚ,nǜ"."""
    words = [word for part in value.split() for word in part.split(":")[-1].split(",")]
    for word in words:
        word = re.sub(r"\(.*\)", "", word)
        plain = MARKS.sub("", unicodedata.normalize("NFD", word)).replace("u\u0308", "v")
        for spelling in {plain, plain.replace("v", "u")}:
            if not re.fullmatch("[a-z]{1,%d}" % LONGEST, spelling):
                sys.exit("pinyin_table.py: %r is no reading" % word)
            yield spelling


def read(path):
    """{code point: set of spellings}"""
    readings = {}
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            part = line.rstrip("\n").split("\t")
            if len(part) == 3 and part[1] in FIELDS:
                readings.setdefault(int(part[0][2:], 16), set()).update(syllables(part[2]))
    return readings


def array(declaration, values):
    print("%s = {" % declaration)
    for at in range(0, len(values), 16):
        print("    %s," % ", ".join(map(str, values[at:at + 16])))
    print("};")


def write(readings):
    names = sorted(set().union(*readings.values()))
    number = {name: at for at, name in enumerate(names)}
    lists, place = [0], {}
    for spellings in sorted(set(map(frozenset, readings.values())), key=sorted):
        place[spellings] = len(lists)
        lists += [len(spellings)] + sorted(number[name] for name in spellings)
    pages, page_of = [0] * 256, [0] * 0x1100
    for high in sorted({code >> 8 for code in readings}):
        page_of[high] = len(pages) // 256
        pages += [place.get(frozenset(readings.get(high << 8 | low, ())), 0)
                  for low in range(256)]
    print('#include "app/base/pinyin_table.h"\n')
    print("const size_t pinyin_table_names = %d;" % len(names))
    array("const char pinyin_table_name[][%d]" % (LONGEST + 1), ['"%s"' % name for name in names])
    array("const uint16_t pinyin_table_page[0x1100]", page_of)
    array("const uint16_t pinyin_table_place[]", pages)
    array("const uint16_t pinyin_table_list[]", lists)


write(read(sys.argv[1]))
