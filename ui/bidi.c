#include "ui/bidi.h"

#include <fribidi.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"

bool bidi_needed(const char *text)
{
    for (const unsigned char *c = (const unsigned char *)text; *c != '\0'; c++) {
        /* Hebrew to Arabic Extended-A: U+0590 to U+08FF, and the presentation forms. */
        if ((c[0] >= 0xD6 && c[0] <= 0xDF) || (c[0] == 0xE0 && c[1] >= 0xA0 && c[1] <= 0xA3) ||
            (c[0] == 0xEF && ((c[1] >= 0xAD && c[1] <= 0xB7) || (c[1] == 0xB9 && c[2] >= 0xB0) ||
                              c[1] == 0xBA || c[1] == 0xBB)))
            return true;
    }
    return false;
}

struct work {
    FriBidiChar *text;
    FriBidiCharType *types;
    FriBidiBracketType *brackets;
    FriBidiLevel *levels;
    FriBidiStrIndex count;
};

static void decode(struct work *work, const char *paragraph, size_t bytes)
{
    for (size_t at = 0; at < bytes;) {
        uint32_t c;
        at += text_decode(paragraph + at, bytes - at, &c);
        work->text[work->count++] = c;
    }
}

static void spread(const struct work *work, const char *paragraph, size_t bytes, uint8_t *levels)
{
    size_t at = 0;
    for (FriBidiStrIndex i = 0; i < work->count; i++) {
        uint32_t c;
        size_t length = text_decode(paragraph + at, bytes - at, &c);
        memset(levels + at, work->levels[i], length);
        at += length;
    }
}

bool bidi_levels(const char *paragraph, size_t bytes, bool rtl, uint8_t *levels)
{
    FriBidiParType direction = rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_ON;
    struct work work = {calloc(bytes + 1, sizeof *work.text), calloc(bytes + 1, sizeof *work.types),
                        calloc(bytes + 1, sizeof *work.brackets),
                        calloc(bytes + 1, sizeof *work.levels), 0};
    memset(levels, 0, bytes);
    if (work.text == NULL || work.types == NULL || work.brackets == NULL || work.levels == NULL)
        goto out;
    decode(&work, paragraph, bytes);
    fribidi_get_bidi_types(work.text, work.count, work.types);
    fribidi_get_bracket_types(work.text, work.count, work.types, work.brackets);
    if (fribidi_get_par_embedding_levels_ex(work.types, work.brackets, work.count, &direction,
                                            work.levels) > 0)
        spread(&work, paragraph, bytes, levels);
out:
    free(work.text);
    free(work.types);
    free(work.brackets);
    free(work.levels);
    return FRIBIDI_IS_RTL(direction);
}

static void reverse(int *order, int count)
{
    for (int i = 0; i < count / 2; i++) {
        int kept = order[i];
        order[i] = order[count - 1 - i];
        order[count - 1 - i] = kept;
    }
}

void bidi_order(const uint8_t *levels, int count, int *order)
{
    int highest = 0;
    for (int i = 0; i < count; i++) {
        order[i] = i;
        if (levels[i] > highest)
            highest = levels[i];
    }
    for (int level = highest; level > 0; level--)
        for (int i = 0; i < count;) {
            int end = i;
            while (end < count && levels[order[end]] >= level)
                end++;
            reverse(order + i, end - i);
            i = end > i ? end : i + 1;
        }
}
