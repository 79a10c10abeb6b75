#include "ui/script.h"

#include <stddef.h>

struct range {
    uint32_t first;
    uint32_t last;
    enum script script;
};

enum script script_of(uint32_t code_point)
{
    static const struct range ranges[] = {
        {0x0600, 0x06FF, SCRIPT_ARABIC},    {0x0750, 0x077F, SCRIPT_ARABIC},
        {0x0870, 0x08FF, SCRIPT_ARABIC},    {0x0F00, 0x0FFF, SCRIPT_TIBETAN},
        {0x1800, 0x18AF, SCRIPT_MONGOLIAN}, {0xA000, 0xA4CF, SCRIPT_YI},
        {0xFB50, 0xFDFF, SCRIPT_ARABIC},    {0xFE70, 0xFEFC, SCRIPT_ARABIC},
    };
    /* Nearly all there is. */
    if (code_point < 0x0600 || (code_point >= 0x1900 && code_point < 0xA000))
        return SCRIPT_CHINESE;
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (code_point >= ranges[i].first && code_point <= ranges[i].last)
            return ranges[i].script;
    return SCRIPT_CHINESE;
}

bool script_is_mark(uint32_t code_point)
{
    static const struct {
        uint32_t first;
        uint32_t last;
    } marks[] = {
        {0x0300, 0x036F}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC},
        {0x06DF, 0x06E4}, {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x0F35, 0x0F35}, {0x0F37, 0x0F37},
        {0x0F39, 0x0F39}, {0x0F3E, 0x0F3F}, {0x0F71, 0x0F84}, {0x0F86, 0x0F87}, {0x0F8D, 0x0FBC},
        {0x180B, 0x180F}, {0x18A9, 0x18A9}, {0x200C, 0x200D}, {0x202F, 0x202F},
    };
    for (size_t i = 0; i < sizeof marks / sizeof marks[0] && code_point >= marks[i].first; i++)
        if (code_point <= marks[i].last)
            return true;
    return false;
}

bool script_ends_syllable(uint32_t code_point)
{
    return code_point == 0x0F0B || (code_point >= 0x0F0D && code_point <= 0x0F12);
}
