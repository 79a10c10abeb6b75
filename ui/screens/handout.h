/*
 * The state of the screen `handout`: a paper to take along, and what became of it.
 *
 * Thread: the main thread.
 */
#ifndef UI_SCREENS_HANDOUT_H
#define UI_SCREENS_HANDOUT_H

#include "ui/screens/inquiry.h"

enum handout_phase {
    HANDOUT_MAKING,
    HANDOUT_READY,
    HANDOUT_PRINTING,
    HANDOUT_PRINTED,
    HANDOUT_NOT_PRINTED,
    HANDOUT_UNKNOWN, /* whether it was printed */
    HANDOUT_NOT_MADE
};

struct handout_state {
    struct inquiry inquiry;
    const struct handout *handout; /* a reference; NULL before it is made */
    uint32_t request;              /* on its way; 0: none */
    enum handout_phase phase;
    bool codes; /* they are shown instead of the paper */
    size_t code;
};

#endif
