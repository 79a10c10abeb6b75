#include "app/services/search/unit.h"

#include <string.h>

#include "app/base/text.h"

/* Pinyin as dictionaries write it: the vowel without its tone; ü as v. */
static uint32_t without_tone(uint32_t code_point)
{
    static const struct {
        char plain;
        uint16_t forms[5];
    } vowels[] = {
        {'a', {0x101, 0xE1, 0x1CE, 0xE0, 0x100}},  {'e', {0x113, 0xE9, 0x11B, 0xE8, 0x112}},
        {'i', {0x12B, 0xED, 0x1D0, 0xEC, 0x12A}},  {'o', {0x14D, 0xF3, 0x1D2, 0xF2, 0x14C}},
        {'u', {0x16B, 0xFA, 0x1D4, 0xF9, 0x16A}},  {'v', {0x1D6, 0x1D8, 0x1DA, 0x1DC, 0xFC}},
        {'v', {0xDC, 0x1D5, 0x1D7, 0x1D9, 0x1DB}}, {'e', {0xEA, 0xEA, 0xEA, 0xEA, 0xEA}},
    };
    for (size_t i = 0; i < sizeof vowels / sizeof vowels[0]; i++)
        for (size_t k = 0; k < 5; k++)
            if (vowels[i].forms[k] == code_point)
                return (uint32_t)vowels[i].plain;
    return code_point;
}

static uint32_t fold(uint32_t code_point)
{
    static const struct text_range invisible[] = {
        {0x00, 0x08},     {0x7F, 0x9F},     {0xAD, 0xAD},     {0x300, 0x36F},   {0x200B, 0x200F},
        {0x202A, 0x202E}, {0x2060, 0x206F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xE0000, 0xE0FFF},
    };
    static const struct text_range between[] = {
        {0x00, 0x2F},     {0x3A, 0x60},     {0x7B, 0xBF},     {0xD7, 0xD7},     {0xF7, 0xF7},
        {0x2000, 0x206F}, {0x2190, 0x21FF}, {0x2500, 0x27BF}, {0x3000, 0x3004}, {0x3008, 0x3020},
        {0x302A, 0x303F}, {0x30FB, 0x30FB}, {0xFE10, 0xFE6F}, {0xFF65, 0xFF65}, {0xFFE0, 0xFFFF},
    };
    if (code_point >= 0xFF01 && code_point <= 0xFF5E)
        code_point -= 0xFEE0;
    if (code_point >= 'A' && code_point <= 'Z')
        code_point += 'a' - 'A';
    if (unit_is_letter(code_point) || (code_point >= 0x4E00 && code_point < 0xE000))
        return code_point;
    if (text_in_ranges(code_point, invisible, sizeof invisible / sizeof invisible[0]))
        return UNIT_NONE;
    if (text_in_ranges(code_point, between, sizeof between / sizeof between[0]))
        return UNIT_BREAK;
    return code_point < 0x200 ? without_tone(code_point) : code_point;
}

uint32_t unit_next(const char **text)
{
    while (**text != '\0') {
        uint32_t code_point;
        *text += text_decode(*text, strnlen(*text, 4), &code_point);
        uint32_t unit = fold(code_point);
        if (unit != UNIT_NONE)
            return unit;
    }
    return UNIT_NONE;
}
