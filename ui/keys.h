/*
 * Five keys in place of a finger: arrows move the focus ring (ui/focus.h), OK taps what it is
 * around. A keyboard's arrow keys and Return always are such keys; a keypad's own are named in the
 * configuration.
 *
 * Thread: the main thread.
 */
#ifndef UI_KEYS_H
#define UI_KEYS_H

#include <stdbool.h>

struct ui;

enum key { KEY_UP, KEY_DOWN, KEY_LEFT, KEY_RIGHT, KEY_OK, KEY_COUNT };

struct keys {
    int scancodes[KEY_COUNT]; /* the keypad's, as SDL numbers them; 0: none */
    int press_x;              /* where OK is held */
    int press_y;
};

/* Whether SDL knows a key by this name ("Up", "Keypad 8", "F13"); "" is none. Needs no display. */
bool keys_named(const char *name);

/* Takes the names of the keypad's keys, NULL or "" for none. */
void keys_init(struct keys *keys, const char *const names[KEY_COUNT]);

/* A key of the keyboard went down or up; those that are none of the five do nothing. */
void keys_scancode(struct ui *ui, int scancode, bool down, bool repeated);

/* One of the five goes down or up. `keys_release` is true when it was a tap on an element. */
void keys_press(struct ui *ui, enum key key);
bool keys_release(struct ui *ui, enum key key);

#endif
