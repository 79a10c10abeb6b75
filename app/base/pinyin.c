#include "app/base/pinyin.h"

#include "app/base/pinyin_table.h"

size_t pinyin_count(void)
{
    return pinyin_table_names;
}

const char *pinyin_name(size_t number)
{
    return pinyin_table_name[number];
}

size_t pinyin_readings(uint32_t code_point, const uint16_t **numbers)
{
    if (code_point > 0x10FFFF)
        return 0;
    size_t page = pinyin_table_page[code_point >> 8];
    const uint16_t *list = pinyin_table_list + pinyin_table_place[page * 256 + code_point % 256];
    *numbers = list + 1;
    return list[0];
}
