/*
 * Texts of opening hours through the parser; what it accepts must be in order, and asking at any
 * minute must give a consistent answer.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "app/services/catalog/hours.h"

static void check_order(const struct hours_range ranges[HOURS_RANGES])
{
    for (int i = 0; i < HOURS_RANGES; i++) {
        if (ranges[i].from_min < 0 || ranges[i].to_min > 1440)
            abort();
        if (i > 0 && ranges[i].to_min > 0 && ranges[i].from_min <= ranges[i - 1].to_min)
            abort();
    }
}

static void check_answers(const struct hours *hours, const struct hours_day *special)
{
    for (int minute = 0; minute < 1440; minute += 7) {
        struct hours_answer answer;
        hours_at(hours, special, 1, 20000, minute, &answer);
        if (answer.state == HOURS_OPEN && answer.closes_min <= minute)
            abort();
        if (answer.state != HOURS_OPEN && answer.opens_min >= 0 && answer.opens_day == 20000 &&
            answer.opens_min <= minute)
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct hours hours;
    struct hours_day special = {.day_number = 20000, .kind = HOURS_MARKET, .name = ""};
    char msg[ERR_MSG_BYTES];
    char *text = malloc(size + 1);
    if (text == NULL)
        return 0;
    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    if (hours_parse_ranges(text, special.ranges, msg) == OK)
        check_order(special.ranges);
    else
        memset(special.ranges, 0, sizeof special.ranges);
    if (hours_parse(text, &hours, msg) == OK) {
        for (int day = 0; day < 7; day++)
            check_order(hours.week[day]);
        check_answers(&hours, &special);
    }
    free(text);
    return 0;
}
