#include "ui/speak.h"

#include <stdio.h>
#include <string.h>

#include "app/base/i18n.h"
#include "app/base/log.h"
#include "app/base/text.h"
#include "ui/ui_private.h"

#define LOUD_PERCENT 100

/* ---- texts ---- */

static const char *keep(struct speak_script *script, const char *text)
{
    size_t room = SPEAK_TEXT_BYTES - script->used;
    if (room == 0)
        return "";
    char *kept = script->text + script->used;
    text_copy(kept, room, text);
    script->used += strlen(kept) + 1;
    return kept;
}

/* With a pause between them. */
static const char *join(struct speak_script *script, const struct i18n *i18n, const char *first,
                        const char *second)
{
    char text[SPEECH_TEXT_BYTES];
    const char *const both[] = {first, second};
    if (second == NULL || second[0] == '\0')
        return first;
    if (first[0] == '\0')
        return second;
    i18n_fill(text, sizeof text, i18n_text(i18n, "speak.pause"), both, 2);
    return keep(script, text);
}

/* A ticket's number is called character by character: "A 0 0 1". */
static const char *spell(struct speak_script *script, const char *text)
{
    char spelt[64];
    size_t used = 0;
    for (size_t i = 0; text[i] != '\0' && used + 3 < sizeof spelt; i++) {
        spelt[used++] = text[i];
        spelt[used++] = ' ';
    }
    spelt[used] = '\0';
    return keep(script, spelt);
}

static void add(struct speak_script *script, const char *key, const char *text, bool personal)
{
    if (script->count < SPEAK_LINES && text[0] != '\0')
        script->lines[script->count++] = (struct speech_line){key, text, personal};
}

static void add_element(struct speak_script *script, const struct element *e,
                        const struct i18n *i18n)
{
    const char *label = e->style == STYLE_NUMBER ? spell(script, e->label) : e->label;
    const char *text = join(script, i18n, label, e->detail);
    if (text[0] != '\0' && e->disabled)
        text = join(script, i18n, text, i18n_text(i18n, "speak.disabled"));
    else if (text[0] != '\0' && e->selected && e->detail[0] == '\0')
        text = join(script, i18n, text, i18n_text(i18n, "speak.selected"));
    /* A clip knows what its key says, and not in which state that is. */
    bool plain = !e->disabled && !e->selected && e->detail[0] == '\0';
    add(script, plain ? e->id : NULL, text, e->personal || e->secret);
}

/* ---- what of a screen ---- */

enum turn { TURN_TITLE, TURN_STATUS, TURN_WORDS, TURN_TOUCH, TURN_NEVER };

static bool is_seen(const struct element *e)
{
    struct rect seen = view_visible(e);
    return 2 * seen.h >= e->rect.h && seen.w > 0;
}

static bool is_said(const struct element *e)
{
    switch (e->style) {
    case STYLE_BAR:
    case STYLE_BAR_TEXT:
    case STYLE_BAR_BUTTON:
    case STYLE_KEY:
    case STYLE_KEY_DIGIT:
    case STYLE_KEY_QUIET:
        return false;
    default:
        return e->role != ROLE_NONE && e->role != ROLE_CANVAS && is_seen(e);
    }
}

static enum turn turn_of(const struct element *e)
{
    if (!is_said(e))
        return TURN_NEVER;
    if (e->action != 0)
        return TURN_TOUCH;
    return e->role == ROLE_STATUS ? TURN_STATUS : TURN_WORDS;
}

/* NULL: it has none. */
static const struct element *title_of(const struct view *view)
{
    for (size_t i = 0; i < view->count; i++) {
        const struct element *e = &view->slots[i].element;
        if (e->style == STYLE_TITLE && e->role == ROLE_HEADING && turn_of(e) == TURN_WORDS)
            return e;
    }
    return NULL;
}

static void add_turn(struct speak_script *script, const struct view *view,
                     const struct element *title, enum turn turn, const struct i18n *i18n)
{
    bool first = true;
    for (size_t i = 0; i < view->count; i++) {
        const struct element *e = &view->slots[i].element;
        if (e == title || turn_of(e) != turn)
            continue;
        if (first && turn == TURN_TOUCH)
            add(script, "speak.choices", i18n_text(i18n, "speak.choices"), false);
        first = false;
        add_element(script, e, i18n);
    }
}

void speak_of_screen(struct speak_script *script, const struct view *view, const struct i18n *i18n)
{
    const struct element *title = title_of(view);
    script->count = 0;
    script->used = 0;
    if (title != NULL)
        add_element(script, title, i18n);
    for (enum turn turn = TURN_STATUS; turn < TURN_NEVER; turn++)
        add_turn(script, view, title, turn, i18n);
}

void speak_of_element(struct speak_script *script, const struct element *element,
                      const struct i18n *i18n)
{
    script->count = 0;
    script->used = 0;
    add_element(script, element, i18n);
}

/* ---- when ---- */

void speak_soon(struct ui *ui, enum speak_due what)
{
    ui->speak_due = what;
}

void speak_frame(struct ui *ui)
{
    enum speak_due due = ui->speak_due;
    struct speak_script script = {.count = 0};
    const struct element *focused = focus_element(&ui->focus, frame_view(ui));
    ui->speak_due = SPEAK_NOTHING;
    if (due == SPEAK_NOTHING || ui->config.speech == NULL || !ui->modes.speak)
        return;
    if (due == SPEAK_SCREEN)
        speak_of_screen(&script, frame_view(ui), ui->i18n);
    else if (focused != NULL)
        speak_of_element(&script, focused, ui->i18n);
    if (script.count > 0) {
        enum err err =
            speech_say(ui->config.speech, i18n_locale(ui->i18n), script.lines, script.count);
        if (err != OK)
            log_warning("speak", "%s", err_text(err));
    }
    explicit_bzero(&script, sizeof script);
}

void speak_touched(struct ui *ui)
{
    ui->speak_due = SPEAK_NOTHING;
    if (ui->config.speech != NULL)
        speech_stop(ui->config.speech);
}

void speak_tone(struct ui *ui, enum speech_tone tone)
{
    if (ui->config.speech != NULL)
        speech_play_tone(ui->config.speech, tone);
}

bool speak_is_heard(const struct ui *ui)
{
    return ui->config.speech != NULL && ((ui->speak_due != SPEAK_NOTHING && ui->modes.speak) ||
                                         speech_is_speaking(ui->config.speech));
}

void speak_modes(struct ui *ui, const struct ui_modes *before)
{
    if (ui->config.speech == NULL)
        return;
    if (ui->modes.loud != before->loud)
        speech_set_volume(ui->config.speech,
                          ui->modes.loud ? LOUD_PERCENT : ui->config.volume_percent);
    if (ui->modes.speak && !before->speak)
        speak_soon(ui, SPEAK_SCREEN);
    if (!ui->modes.speak && before->speak)
        speech_stop(ui->config.speech);
}
