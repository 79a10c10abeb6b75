/*
 * What app/base/pinyin_table.py makes of Unihan's readings when the program is built. For pinyin.c
 * alone.
 *
 * Thread: any; constants. Source: Unicode Character Database, Unihan_Readings.txt (UAX #38).
 */
#ifndef APP_BASE_PINYIN_TABLE_H
#define APP_BASE_PINYIN_TABLE_H

#include <stddef.h>
#include <stdint.h>

/* The spellings in the order of the alphabet. */
extern const size_t pinyin_table_names;
extern const char pinyin_table_name[][7];

/* Code point / 256 -> number of its page; page * 256 + code point % 256 -> where its list begins;
 * a list is how many numbers of spellings follow, and these. */
extern const uint16_t pinyin_table_page[0x1100];
extern const uint16_t pinyin_table_place[];
extern const uint16_t pinyin_table_list[];

#endif
