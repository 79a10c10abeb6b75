/*
 * Which writing system a character belongs to, as far as it decides about the font, about where a
 * line may end, and about what must stay together. All else that the Chinese font has (Chinese,
 * Latin, Greek, Cyrillic, figures, punctuation) is one script here.
 *
 * Thread: any. Source: the blocks of Unicode 15.
 */
#ifndef UI_SCRIPT_H
#define UI_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

enum script {
    SCRIPT_CHINESE,
    SCRIPT_YI,
    SCRIPT_ARABIC, /* Uyghur, Kazakh */
    SCRIPT_TIBETAN,
    SCRIPT_MONGOLIAN,
    SCRIPT_COUNT
};

enum script script_of(uint32_t code_point);

/* A mark that forms one sign with what is before it, or a joiner that decides about its form. */
bool script_is_mark(uint32_t code_point);

/* A Tibetan syllable's or clause's end, where a line may end without a space. */
bool script_ends_syllable(uint32_t code_point);

#endif
