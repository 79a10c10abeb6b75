#include "ui/widgets/text_input.h"

#include <assert.h>
#include <string.h>

#include "app/base/text.h"
#include "ui/widgets/text_input_private.h"

#define STEP_PART 48  /* of a square: a shorter way of the finger is none */
#define THIN_PART 160 /* of a square: what is off a line by less belongs to it */

void text_input_enter(struct text_input *input, const struct text_input_config *config)
{
    assert(config->modes & TEXT_INPUT_WITH(config->first));
    explicit_bzero(input, sizeof *input);
    input->config = config;
}

void text_input_leave(struct ui *ui, struct text_input *input)
{
    const struct text_input_config *config = input->config;
    text_input_enter(input, config);
    ui_forget_typed(ui);
}

static void forget_candidates(struct text_input *input)
{
    for (int i = 0; i < IME_CANDIDATES; i++)
        explicit_bzero(&input->candidates[i], sizeof input->candidates[i]);
    input->count = 0;
    input->first = 0;
    input->more = false;
    input->asked = 0;
}

/* Without the method there are no candidates; what was typed stays. */
static void ask(struct ui *ui, struct text_input *input, enum ime_kind kind, uint16_t first,
                uint32_t *number)
{
    struct ime *ime = ui_ime(ui);
    struct ime_request request = {.kind = kind, .first = first};
    *number = 0;
    if (ime == NULL)
        return;
    if (kind == IME_SPELLING)
        text_copy(request.letters, sizeof request.letters, input->letters);
    else
        request.ink = input->ink;
    if (ime_ask(ime, &request, number) == ERR_BUSY)
        input->again = true;
    explicit_bzero(&request, sizeof request);
}

static void ask_letters(struct ui *ui, struct text_input *input)
{
    forget_candidates(input);
    if (input->letters[0] != '\0')
        ask(ui, input, IME_SPELLING, 0, &input->asked);
}

static void wipe_ink(struct text_input *input)
{
    ink_wipe(&input->ink);
    forget_candidates(input);
}

/* ---- the text ---- */

static size_t characters(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

/* All of it or nothing. */
static enum text_input_result put(struct text_input *input, const char *text)
{
    size_t used = strlen(input->text);
    if (text[0] == '\0' || used + strlen(text) >= sizeof input->text ||
        characters(input->text) + characters(text) > input->config->most)
        return TEXT_INPUT_SAME;
    text_copy(input->text + used, sizeof input->text - used, text);
    return TEXT_INPUT_CHANGED;
}

static enum text_input_result put_character(struct text_input *input, uint32_t code_point)
{
    char text[5] = "";
    text[text_encode(code_point, text)] = '\0';
    return put(input, text);
}

static enum text_input_result take_last(struct text_input *input)
{
    size_t length = strlen(input->text);
    size_t end = length;
    while (end > 0 && ((unsigned char)input->text[--end] & 0xC0) == 0x80)
        continue;
    explicit_bzero(input->text + end, length - end);
    return length > 0 ? TEXT_INPUT_CHANGED : TEXT_INPUT_SAME;
}

/* ---- keys ---- */

static enum text_input_result letter(struct ui *ui, struct text_input *input, int letter)
{
    size_t length = strlen(input->letters);
    input->group = 0;
    if (length + 1 >= sizeof input->letters)
        return TEXT_INPUT_SAME;
    input->letters[length] = (char)letter;
    ask_letters(ui, input);
    return TEXT_INPUT_SAME;
}

static enum text_input_result backspace(struct ui *ui, struct text_input *input)
{
    size_t length = strlen(input->letters);
    if (input->ink.stroke_count > 0) {
        wipe_ink(input);
        return TEXT_INPUT_SAME;
    }
    if (length == 0)
        return take_last(input);
    input->letters[length - 1] = '\0';
    ask_letters(ui, input);
    return TEXT_INPUT_SAME;
}

static enum text_input_result choose(struct ui *ui, struct text_input *input, int which)
{
    if (which < 0 || which >= input->count)
        return TEXT_INPUT_SAME;
    struct candidate chosen = input->candidates[which];
    enum text_input_result result = put(input, chosen.text);
    size_t length = strlen(input->letters);
    size_t used = chosen.letters < length ? chosen.letters : length;
    memmove(input->letters, input->letters + used, length - used);
    explicit_bzero(input->letters + length - used, used);
    wipe_ink(input);
    ask_letters(ui, input);
    return result;
}

static enum text_input_result space(struct ui *ui, struct text_input *input)
{
    if (input->letters[0] != '\0')
        return choose(ui, input, 0);
    return input->text[0] != '\0' ? put(input, " ") : TEXT_INPUT_SAME;
}

static enum text_input_result clear(struct text_input *input)
{
    bool had = input->text[0] != '\0';
    explicit_bzero(input->text, sizeof input->text);
    explicit_bzero(input->letters, sizeof input->letters);
    input->asked_last = 0;
    wipe_ink(input);
    return had ? TEXT_INPUT_CHANGED : TEXT_INPUT_SAME;
}

static void change_mode(struct text_input *input, int mode)
{
    if (mode <= TEXT_INPUT_DEFAULT || mode >= TEXT_INPUT_MODES)
        return;
    input->mode = (enum text_input_mode)mode;
    input->group = 0;
    input->page = 0;
    explicit_bzero(input->letters, sizeof input->letters);
    wipe_ink(input);
}

static void undo(struct ui *ui, struct text_input *input)
{
    ink_undo(&input->ink);
    forget_candidates(input);
    if (input->ink.stroke_count > 0)
        ask(ui, input, IME_INK, 0, &input->asked);
}

static void ask_more(struct ui *ui, struct text_input *input, int first)
{
    enum ime_kind kind = input->letters[0] != '\0' ? IME_SPELLING : IME_INK;
    ask(ui, input, kind, (uint16_t)first, &input->asked);
}

enum text_input_result text_input_action(struct ui *ui, struct text_input *input, int action,
                                         int argument)
{
    switch (action) {
    case ACTION_LETTER:
        return letter(ui, input, argument);
    case ACTION_CHARACTER:
        input->group = 0;
        return put_character(input, (uint32_t)argument);
    case ACTION_BACKSPACE:
        return backspace(ui, input);
    case ACTION_SPACE:
        return space(ui, input);
    case ACTION_CLEAR:
        return clear(input);
    case ACTION_CANDIDATE:
        return choose(ui, input, argument);
    case ACTION_MORE:
        ask_more(ui, input, argument);
        return TEXT_INPUT_SAME;
    case ACTION_MODE:
        change_mode(input, argument);
        return TEXT_INPUT_SAME;
    case ACTION_TURN:
        input->page = argument;
        return TEXT_INPUT_SAME;
    case ACTION_GROUP:
        input->group = argument;
        return TEXT_INPUT_SAME;
    case ACTION_UNDO:
        undo(ui, input);
        return TEXT_INPUT_SAME;
    case ACTION_CLEAR_INK:
        wipe_ink(input);
        return TEXT_INPUT_SAME;
    default:
        return TEXT_INPUT_NOT_MINE;
    }
}

enum text_input_result text_input_type(struct text_input *input, const char *text)
{
    enum text_input_result result = TEXT_INPUT_SAME;
    uint32_t code_point;
    size_t length = strlen(text);
    for (size_t used; (used = text_decode(text, length, &code_point)) > 0; text += used) {
        length -= used;
        if (put_character(input, code_point) == TEXT_INPUT_CHANGED)
            result = TEXT_INPUT_CHANGED;
    }
    return result;
}

/* ---- ink ---- */

/* Writing in the other square says that the character in the first one is whole: its likeliest
 * reading goes into the text, at once or when it is known. */
static enum text_input_result other_square(struct ui *ui, struct text_input *input, int square)
{
    enum text_input_result result = TEXT_INPUT_SAME;
    if (input->square != square && input->ink.stroke_count > 0) {
        if (input->asked == 0 && input->count > 0 && input->first == 0)
            result = put(input, input->candidates[0].text);
        else
            ask(ui, input, IME_INK_LAST, 0, &input->asked_last);
        wipe_ink(input);
    }
    input->square = square;
    return result;
}

enum text_input_result text_input_stroke(struct ui *ui, struct text_input *input,
                                         const struct stroke *stroke)
{
    enum text_input_result result = TEXT_INPUT_SAME;
    if (stroke->action != ACTION_PAPER)
        return TEXT_INPUT_NOT_MINE;
    switch (stroke->part) {
    case STROKE_DOWN:
        result = other_square(ui, input, stroke->argument);
        /* While the first stroke is written the method is loaded. */
        if (input->ink.stroke_count == 0)
            ask(ui, input, IME_INK, 0, &input->asked);
        ink_down(&input->ink, stroke->x, stroke->y);
        break;
    case STROKE_MOVE:
        ink_move(&input->ink, stroke->x, stroke->y, 1 + stroke->canvas.h / STEP_PART);
        break;
    case STROKE_UP:
        ink_move(&input->ink, stroke->x, stroke->y, 1);
        ink_up(&input->ink, 1 + stroke->canvas.h / THIN_PART);
        ask(ui, input, IME_INK, 0, &input->asked);
        break;
    }
    return result;
}

/* ---- what the input methods found ---- */

enum text_input_result text_input_found(struct ui *ui, struct text_input *input,
                                        const struct ime_answer *answer)
{
    bool last = answer->number != 0 && answer->number == input->asked_last;
    if (input->again) {
        input->again = false;
        ask_more(ui, input, 0);
    }
    if (!last && (answer->number == 0 || answer->number != input->asked))
        return TEXT_INPUT_NOT_MINE;
    if (answer->result == ERR_NOT_FOUND)
        input->missing[answer->kind == IME_SPELLING ? TEXT_INPUT_SPELL : TEXT_INPUT_HAND] = true;
    if (last) {
        input->asked_last = 0;
        return answer->count > 0 ? put(input, answer->candidates[0].text) : TEXT_INPUT_SAME;
    }
    if (answer->result != OK)
        return TEXT_INPUT_SAME;
    input->asked = 0;
    memcpy(input->candidates, answer->candidates, sizeof input->candidates);
    input->count = answer->count;
    input->first = answer->first;
    input->more = answer->more;
    return TEXT_INPUT_SAME;
}
