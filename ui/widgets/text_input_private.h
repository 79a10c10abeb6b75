/*
 * What the faces of text_input share.
 *
 * Thread: the main thread.
 */
#ifndef UI_WIDGETS_TEXT_INPUT_PRIVATE_H
#define UI_WIDGETS_TEXT_INPUT_PRIVATE_H

#include "ui/widgets/cells.h"
#include "ui/widgets/text_input.h"

enum text_input_action {
    ACTION_LETTER = TEXT_INPUT_ACTIONS, /* argument: the letter, for the input method */
    ACTION_CHARACTER,                   /* argument: the code point, for the text */
    ACTION_BACKSPACE,
    ACTION_SPACE,
    ACTION_CLEAR,
    ACTION_CANDIDATE, /* argument: which */
    ACTION_MORE,      /* argument: the first of the next */
    ACTION_MODE,      /* argument: which */
    ACTION_TURN,      /* argument: the page of keys */
    ACTION_GROUP,     /* argument: which, from 1; 0 closes it */
    ACTION_PAPER,     /* argument: which square, from 1 */
    ACTION_UNDO,
    ACTION_CLEAR_INK,
    ACTION_END
};

/* The mode that shows. */
enum text_input_mode text_input_mode(const struct text_input *input, const struct screen_env *env);

/* Keys that go into the cells that are left; those that do not fit stand on further pages, which a
 * key in the last cell turns. */
#define KEYS_MOST 40

struct keys {
    struct key keys[KEYS_MOST];
    int count;
};

void keys_append(struct keys *keys, struct key key);
void keys_append_modes(struct keys *keys, const struct text_input *input,
                       const struct screen_env *env);
struct key key_backspace(const struct screen_env *env);
void keys_add(struct view *view, const struct text_input *input, const struct screen_env *env,
              struct cells *cells, const struct keys *keys);

/* As many rows of them as that takes, so that keys that are fewer are higher. */
void keys_fit(struct cells *cells, const struct screen_env *env, int count);

/* Candidates in the next `count` cells, the last one for those that follow. */
void candidates_add(struct view *view, const struct text_input *input, const struct screen_env *env,
                    struct cells *cells, int count);

/* The faces. */
void keyboard_view(struct view *view, const struct text_input *input, const struct screen_env *env,
                   struct rect rect);
void keypad_view(struct view *view, const struct text_input *input, const struct screen_env *env,
                 struct rect rect);
void handpad_view(struct view *view, const struct text_input *input, const struct screen_env *env,
                  struct rect rect);

#endif
