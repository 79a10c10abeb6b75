#include "app/services/search/index.h"

#include <stdlib.h>
#include <string.h>

#include "app/base/pinyin.h"
#include "app/services/search/unit.h"

#define PAGES 0x1100
/* How many texts are read between two looks at `cancel`. */
#define CANCEL_TEXTS 256

/* ---- signatures ---- */

static void add_sound(struct signature *signature, uint32_t value)
{
    uint32_t bit = value * 2654435761u >> 25;
    signature->sounds[bit / 64] |= UINT64_C(1) << bit % 64;
}

void signature_add_reading(struct signature *signature, size_t reading)
{
    add_sound(signature, (uint32_t)reading);
}

void signature_add_glyph(struct signature *signature, const struct glyph *glyph)
{
    if (glyph->reading_count == 0)
        add_sound(signature, glyph->unit + 0x10000u);
    for (size_t i = 0; i < glyph->reading_count; i++)
        add_sound(signature, glyph->readings[i]);
}

void signature_add_hint(struct signature *signature, struct glyph glyph)
{
    glyph.reading_count = glyph.reading_count > 0;
    signature_add_glyph(signature, &glyph);
}

static void add_letters(struct signature *signature, const struct glyph *glyph)
{
    if (unit_is_letter(glyph->unit))
        signature->letters |= UINT64_C(1) << (glyph->unit - 'a');
    else if (glyph->unit >= '0' && glyph->unit <= '9')
        signature->letters |= UINT64_C(1) << (26 + glyph->unit - '0');
    for (size_t i = 0; i < glyph->reading_count; i++)
        signature->letters |= UINT64_C(1) << (pinyin_name(glyph->readings[i])[0] - 'a');
}

struct glyph glyph_of(uint32_t unit)
{
    struct glyph glyph = {.unit = unit};
    glyph.reading_count = (uint16_t)pinyin_readings(unit, &glyph.readings);
    return glyph;
}

/* ---- reading the texts ---- */

/* A text while the index is made. */
struct entry {
    uint32_t position;
    uint32_t start;
    uint32_t glyphs;
    uint32_t weight;
    uint32_t name_glyphs;
};

struct maker {
    struct search_index *index;
    struct entry *entries;
    uint16_t *text;
    size_t used;
    size_t room;
    size_t glyph_room;
    uint16_t *numbers[PAGES]; /* by unit / 256: the glyph's number, 0 for none yet */
    enum err err;
};

/* Makes room for one item more; NULL without memory. */
static void *grow(void *items, size_t count, size_t *room, size_t item_bytes)
{
    if (count < *room)
        return items;
    size_t more = *room > 0 ? *room * 2 : 1024;
    void *grown = realloc(items, more * item_bytes);
    if (grown != NULL)
        *room = more;
    return grown;
}

static uint16_t add_glyph(struct maker *maker, uint32_t unit)
{
    struct search_index *index = maker->index;
    if (index->glyph_count > GLYPH_NUMBER)
        return GLYPH_UNKNOWN;
    void *glyphs =
        grow(index->glyphs, index->glyph_count, &maker->glyph_room, sizeof *index->glyphs);
    if (glyphs == NULL) {
        maker->err = ERR_NO_MEMORY;
        return GLYPH_UNKNOWN;
    }
    index->glyphs = glyphs;
    index->glyphs[index->glyph_count] = glyph_of(unit);
    return (uint16_t)index->glyph_count++;
}

static uint16_t number_of(struct maker *maker, uint32_t unit)
{
    uint16_t **page = &maker->numbers[unit >> 8];
    if (*page == NULL && (*page = calloc(256, sizeof **page)) == NULL) {
        maker->err = ERR_NO_MEMORY;
        return GLYPH_UNKNOWN;
    }
    uint16_t *number = &(*page)[unit & 0xFF];
    if (*number == 0)
        *number = add_glyph(maker, unit);
    return *number;
}

static void put(struct maker *maker, uint16_t glyph)
{
    void *text = grow(maker->text, maker->used, &maker->room, sizeof *maker->text);
    if (text == NULL || maker->used >= UINT32_MAX) {
        maker->err = text == NULL ? ERR_NO_MEMORY : ERR_TOO_LARGE;
        return;
    }
    maker->text = text;
    maker->text[maker->used++] = glyph;
}

/* `breaks`: a space or punctuation ends the field, not only a word. */
static void put_text(struct maker *maker, const char *text, bool breaks)
{
    bool begins = true;
    for (uint32_t unit; maker->err == OK && (unit = unit_next(&text)) != UNIT_NONE;) {
        if (unit == UNIT_BREAK) {
            if (!begins && breaks)
                put(maker, GLYPH_BREAK);
            begins = true;
            continue;
        }
        put(maker, (uint16_t)(number_of(maker, unit) | (begins ? GLYPH_BEGINS : 0)));
        begins = false;
    }
}

static void read_texts(struct maker *maker, const struct search_text *texts, size_t count,
                       const atomic_bool *cancel)
{
    for (size_t i = 0; i < count && maker->err == OK; i++) {
        size_t start = maker->used;
        put_text(maker, texts[i].name, false);
        size_t name_end = maker->used;
        put(maker, GLYPH_BREAK);
        put_text(maker, texts[i].keywords, true);
        maker->entries[i] = (struct entry){.position = (uint32_t)i,
                                           .start = (uint32_t)start,
                                           .glyphs = (uint32_t)(maker->used - start),
                                           .weight = texts[i].weight,
                                           .name_glyphs = (uint32_t)(name_end - start)};
        if (i % CANCEL_TEXTS == 0 && cancel != NULL && atomic_load(cancel))
            maker->err = ERR_CANCELLED;
    }
}

/* ---- putting them in order ---- */

static int compare(const void *a, const void *b)
{
    const struct entry *left = a;
    const struct entry *right = b;
    if (left->weight != right->weight)
        return left->weight > right->weight ? -1 : 1;
    if (left->name_glyphs != right->name_glyphs)
        return left->name_glyphs < right->name_glyphs ? -1 : 1;
    return left->position < right->position ? -1 : left->position > right->position;
}

static void sign(const struct search_index *index, size_t at)
{
    struct signature *signature = &index->signatures[at];
    size_t length = 0;
    *signature = (struct signature){0};
    for (uint32_t i = index->starts[at]; i <= index->starts[at + 1]; i++) {
        uint16_t number = i < index->starts[at + 1] ? index->text[i] & GLYPH_NUMBER : GLYPH_BREAK;
        if (number == GLYPH_BREAK) {
            signature->letters |= length > 0 ? signature_length(length) : 0;
            length = 0;
            continue;
        }
        signature_add_glyph(signature, &index->glyphs[number]);
        add_letters(signature, &index->glyphs[number]);
        length++;
    }
}

static enum err put_in_order(struct maker *maker, size_t count)
{
    struct search_index *index = maker->index;
    index->positions = malloc((count + 1) * sizeof *index->positions);
    index->starts = malloc((count + 1) * sizeof *index->starts);
    index->signatures = malloc((count + 1) * sizeof *index->signatures);
    index->text = malloc((maker->used + 1) * sizeof *index->text);
    if (index->positions == NULL || index->starts == NULL || index->signatures == NULL ||
        index->text == NULL)
        return ERR_NO_MEMORY;
    qsort(maker->entries, count, sizeof *maker->entries, compare);
    index->starts[0] = 0;
    for (size_t i = 0; i < count; i++) {
        const struct entry *entry = &maker->entries[i];
        index->positions[i] = entry->position;
        index->starts[i + 1] = index->starts[i] + entry->glyphs;
        if (entry->glyphs > 0)
            memcpy(index->text + index->starts[i], maker->text + entry->start,
                   entry->glyphs * sizeof *index->text);
        sign(index, i);
    }
    index->count = count;
    return OK;
}

static enum err make(struct maker *maker, const struct search_text *texts, size_t count,
                     const atomic_bool *cancel)
{
    maker->entries = malloc((count + 1) * sizeof *maker->entries);
    if (maker->entries == NULL)
        return ERR_NO_MEMORY;
    add_glyph(maker, UNIT_NONE); /* GLYPH_BREAK */
    add_glyph(maker, UNIT_NONE); /* GLYPH_UNKNOWN */
    if (maker->err == OK)
        read_texts(maker, texts, count, cancel);
    return maker->err == OK ? put_in_order(maker, count) : maker->err;
}

enum err search_create(struct search_index **out, const struct search_text *texts, size_t count,
                       const atomic_bool *cancel)
{
    struct search_index *index = calloc(1, sizeof *index);
    struct maker *maker = calloc(1, sizeof *maker);
    enum err err = index == NULL || maker == NULL ? ERR_NO_MEMORY
                   : count >= UINT32_MAX          ? ERR_TOO_LARGE
                                                  : OK;
    if (err == OK) {
        maker->index = index;
        err = make(maker, texts, count, cancel);
        for (size_t i = 0; i < PAGES; i++)
            free(maker->numbers[i]);
        free(maker->entries);
        free(maker->text);
    }
    free(maker);
    if (err == OK)
        *out = index;
    else
        search_destroy(index);
    return err;
}

void search_destroy(struct search_index *index)
{
    if (index == NULL)
        return;
    free(index->positions);
    free(index->starts);
    free(index->signatures);
    free(index->text);
    free(index->glyphs);
    free(index);
}

size_t search_bytes(const struct search_index *index)
{
    return sizeof *index +
           index->count *
               (sizeof *index->positions + sizeof *index->starts + sizeof *index->signatures) +
           index->starts[index->count] * sizeof *index->text +
           index->glyph_count * sizeof *index->glyphs;
}
