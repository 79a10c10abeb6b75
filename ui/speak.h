/*
 * What speech says of the screen. A page is declared in the order in which one would read it,
 * column by column, and that order is kept: its title first, then how it went, then what there is
 * to know, and at the end what can be touched, the button that goes on last. The bars are the same
 * everywhere and are said only when the ring of the five keys stands on them; keys of a keyboard
 * too; decoration never.
 *
 * Thread: the main thread.
 */
#ifndef UI_SPEAK_H
#define UI_SPEAK_H

#include <stddef.h>

#include "app/services/speech/speech.h"
#include "ui/view_private.h"

struct i18n;
struct ui;
struct ui_modes;

#define SPEAK_LINES      (VIEW_ELEMENTS + 1)
#define SPEAK_TEXT_BYTES (16 * 1024)

/* What is said, line by line; its texts lie in it and in the view. */
struct speak_script {
    struct speech_line lines[SPEAK_LINES];
    size_t count;
    char text[SPEAK_TEXT_BYTES];
    size_t used;
};

/* The whole screen. */
void speak_of_screen(struct speak_script *script, const struct view *view, const struct i18n *i18n);

/* One element, with whether it is chosen or cannot be touched now. */
void speak_of_element(struct speak_script *script, const struct element *element,
                      const struct i18n *i18n);

/* ---- when: all of these do nothing without a device for sound ---- */

enum speak_due { SPEAK_NOTHING, SPEAK_SCREEN, SPEAK_FOCUS };

/* Once the next frame is drawn this is said, where reading aloud is on. */
void speak_soon(struct ui *ui, enum speak_due what);

/* The frame is drawn. */
void speak_frame(struct ui *ui);

/* A finger came, or a key, or the screen went: silence. */
void speak_touched(struct ui *ui);

/* The short sound that answers it. */
void speak_tone(struct ui *ui, enum speech_tone tone);

/* Whether something is being said, or will be with the next frame. */
bool speak_is_heard(const struct ui *ui);

/* The modes were set. */
void speak_modes(struct ui *ui, const struct ui_modes *before);

#endif
