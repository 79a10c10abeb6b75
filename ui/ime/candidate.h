/*
 * What an input method offers for letters or ink.
 *
 * Thread: any; plain data.
 */
#ifndef UI_IME_CANDIDATE_H
#define UI_IME_CANDIDATE_H

#include <stdint.h>

#define CANDIDATE_TEXT_BYTES 31

struct candidate {
    char text[CANDIDATE_TEXT_BYTES]; /* UTF-8 */
    uint8_t letters;                 /* how many of the typed letters it stands for; 0: ink */
};

#endif
