/*
 * Entering text by touch: a field, and below it keys with candidates, squares to write in, or
 * digits, with keys that change between them.
 *
 * A screen keeps a struct text_input in its state and hands on: its `enter` to text_input_enter,
 * `action`, `stroke`, `type` and `found` to the functions of those names, `leave` to
 * text_input_leave, without which what was entered would stay behind. Its `view` declares the field
 * and the panel with text_input_field and text_input_panel.
 *
 * Ids: the field has the config's, "ime.clear" clears it; "key.a" … "key.z", "key.0" … "key.9",
 * "key.x", "key.space", "key.backspace", "key.more" where they do not all fit, "key.group.N" and
 * "key.back" where letters stand in groups; "ime.candidate.N" from 0, "ime.more"; "ime.mode.spell",
 * ".hand", ".digits", ".latin"; "hand.square.N" from 1, "hand.undo", "hand.clear".
 *
 * Thread: the main thread. Ownership: the config is a constant; the state is plain and private.
 */
#ifndef UI_WIDGETS_TEXT_INPUT_H
#define UI_WIDGETS_TEXT_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/ime/ime.h"
#include "ui/ink.h"
#include "ui/page.h"
#include "ui/screen.h"

#define TEXT_INPUT_BYTES 600

enum text_input_mode {
    TEXT_INPUT_DEFAULT, /* as the config says; in care mode squares to write in */
    TEXT_INPUT_SPELL,   /* pinyin */
    TEXT_INPUT_HAND,
    TEXT_INPUT_DIGITS,
    TEXT_INPUT_LATIN,
    TEXT_INPUT_MODES
};

#define TEXT_INPUT_WITH(mode) (1U << (mode))

struct text_input_config {
    const char *id;             /* of the field */
    const char *placeholder;    /* key of the PO files; NULL: none */
    unsigned modes;             /* TEXT_INPUT_WITH each that can be chosen */
    enum text_input_mode first; /* one of them */
    size_t most;                /* characters */
    bool identity;              /* the digits have an X */
};

struct text_input {
    const struct text_input_config *config;
    enum text_input_mode mode;
    char text[TEXT_INPUT_BYTES]; /* what was entered, UTF-8 */
    char letters[SPELLING_LETTERS_BYTES];
    int page;   /* of the keys, where they do not all fit */
    int group;  /* of letters, that is open; 0: none */
    int square; /* that was written in last */
    bool missing[TEXT_INPUT_MODES];
    bool more;  /* candidates */
    bool again; /* the input methods were busy */
    uint16_t first;
    uint16_t count;
    uint32_t asked;      /* number of the request that is not answered; 0: none */
    uint32_t asked_last; /* of the ink that was finished by writing elsewhere */
    struct candidate candidates[IME_CANDIDATES];
    struct ink ink;
};

/* An action or event was not the widget's; it changed only what is shown; `text` is another. */
enum text_input_result { TEXT_INPUT_NOT_MINE, TEXT_INPUT_SAME, TEXT_INPUT_CHANGED };

/* Actions of the widget's elements begin here: a screen's own are below. */
#define TEXT_INPUT_ACTIONS 1000

void text_input_enter(struct text_input *input, const struct text_input_config *config);

/* Wipes what was entered and lets the input methods forget it. */
void text_input_leave(struct ui *ui, struct text_input *input);

enum text_input_result text_input_action(struct ui *ui, struct text_input *input, int action,
                                         int argument);
enum text_input_result text_input_stroke(struct ui *ui, struct text_input *input,
                                         const struct stroke *stroke);
enum text_input_result text_input_type(struct text_input *input, const char *text);
enum text_input_result text_input_found(struct ui *ui, struct text_input *input,
                                        const struct ime_answer *answer);

/* As wide as the part or group that is open. */
void text_input_field(struct page *page, const struct text_input *input);

/* In the page's dock. `input` lives until page_end. */
void text_input_panel(struct page *page, const struct text_input *input);

#endif
