/*
 * How characters are read: every Mandarin reading that Unihan knows of a character, without tones,
 * in small Latin letters. A reading with ü is there twice, with v and with u.
 *
 * Thread: any; constants. Source: the table is made from Debian's unicode-data by pinyin_table.py.
 */
#ifndef APP_BASE_PINYIN_H
#define APP_BASE_PINYIN_H

#include <stddef.h>
#include <stdint.h>

/* Letters of the longest spelling ("zhuang"). */
#define PINYIN_LETTERS 6

/* How many spellings there are; they are numbered from 0 in the order of the alphabet. */
size_t pinyin_count(void);

/* A spelling by its number; borrowed. */
const char *pinyin_name(size_t number);

/* The spellings of a character, borrowed; 0 for what is none or has no reading. */
size_t pinyin_readings(uint32_t code_point, const uint16_t **numbers);

#endif
