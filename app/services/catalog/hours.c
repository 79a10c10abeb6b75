#include "app/services/catalog/hours.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"
#include "app/services/catalog/fold.h"

#define DAY_MIN     1440
#define SEARCH_DAYS 60
#define TEXT_BYTES  512

static const char separators[] = " \t";

/* ---- reading ---- */

static bool read_time(const char **text, int *minute)
{
    char *end;
    if (!isdigit((unsigned char)**text))
        return false;
    long hour = strtol(*text, &end, 10);
    if (end - *text > 2 || *end != ':' || !isdigit((unsigned char)end[1]) ||
        !isdigit((unsigned char)end[2]))
        return false;
    long rest = (end[1] - '0') * 10 + (end[2] - '0');
    if (hour > 24 || rest > 59 || hour * 60 + rest > DAY_MIN)
        return false;
    *minute = (int)(hour * 60 + rest);
    *text = end + 3;
    return true;
}

/* A problem with a word of the text, which is cut between characters. */
static enum err refuse(char msg[ERR_MSG_BYTES], const char *before, const char *token,
                       const char *after)
{
    char word[41];
    text_copy(word, sizeof word, token);
    snprintf(msg, ERR_MSG_BYTES, "%s“%s”%s", before, word, after);
    return ERR_PARSE;
}

static enum err read_range(const char *token, struct hours_range *out, char msg[ERR_MSG_BYTES])
{
    const char *at = token;
    int from;
    int to;
    if (!read_time(&at, &from) || *at++ != '-' || !read_time(&at, &to) || *at != '\0')
        return refuse(msg, "", token, "不是时间段");
    if (from >= to)
        return refuse(msg, "时间段", token, "的结束不晚于开始");
    *out = (struct hours_range){(int16_t)from, (int16_t)to};
    return OK;
}

static bool is_used(const struct hours_range *range)
{
    return range->to_min > range->from_min;
}

/* Keeps a day's ranges sorted and joins those that touch. */
static enum err insert_range(struct hours_range day[HOURS_RANGES], struct hours_range range,
                             char msg[ERR_MSG_BYTES])
{
    size_t count = 0;
    size_t at = 0;
    for (; count < HOURS_RANGES && is_used(&day[count]); count++) {
        if (range.from_min < day[count].to_min && day[count].from_min < range.to_min) {
            snprintf(msg, ERR_MSG_BYTES, "同一天的时间段重叠");
            return ERR_PARSE;
        }
        if (day[count].from_min < range.from_min)
            at = count + 1;
    }
    if (at > 0 && day[at - 1].to_min == range.from_min) {
        day[at - 1].to_min = range.to_min;
        if (at < count && day[at].from_min == range.to_min) {
            day[at - 1].to_min = day[at].to_min;
            memmove(&day[at], &day[at + 1], (count - at - 1) * sizeof day[0]);
            day[count - 1] = (struct hours_range){0, 0};
        }
        return OK;
    }
    if (at < count && day[at].from_min == range.to_min) {
        day[at].from_min = range.from_min;
        return OK;
    }
    if (count == HOURS_RANGES) {
        snprintf(msg, ERR_MSG_BYTES, "一天的时间段超过 %d 个", HOURS_RANGES);
        return ERR_PARSE;
    }
    memmove(&day[at + 1], &day[at], (count - at) * sizeof day[0]);
    day[at] = range;
    return OK;
}

/* "1-5", "1,3,5-7" -> which of the seven days. */
static enum err read_days(const char *token, bool days[7], char msg[ERR_MSG_BYTES])
{
    const char *at = token;
    for (;;) {
        if (*at < '1' || *at > '7')
            break;
        int first = *at++ - '1';
        int last = first;
        if (*at == '-' && at[1] >= '1' && at[1] <= '7') {
            last = at[1] - '1';
            at += 2;
        }
        if (last < first)
            break;
        for (int day = first; day <= last; day++)
            days[day] = true;
        if (*at == '\0')
            return OK;
        if (*at++ != ',')
            break;
    }
    return refuse(msg, "", token, "不是星期（1 为周一，7 为周日）");
}

static enum err read_rule(char *rule, struct hours *out, char msg[ERR_MSG_BYTES])
{
    static const bool all_days[7] = {true, true, true, true, true, true, true};
    bool days[7] = {false};
    bool has_range = false;
    char *rest;
    char *token = strtok_r(rule, separators, &rest);
    if (token != NULL && strchr(token, ':') == NULL) {
        if (read_days(token, days, msg) != OK)
            return ERR_PARSE;
        token = strtok_r(NULL, separators, &rest);
    } else {
        memcpy(days, all_days, sizeof days);
    }
    for (; token != NULL; token = strtok_r(NULL, separators, &rest)) {
        struct hours_range range;
        if (read_range(token, &range, msg) != OK)
            return ERR_PARSE;
        has_range = true;
        for (int day = 0; day < 7; day++)
            if (days[day] && insert_range(out->week[day], range, msg) != OK)
                return ERR_PARSE;
    }
    if (!has_range)
        snprintf(msg, ERR_MSG_BYTES, "有一条规则没有时间段");
    return has_range ? OK : ERR_PARSE;
}

static enum err copy_folded(char out[TEXT_BYTES], const char *text, char msg[ERR_MSG_BYTES])
{
    if (!text_copy(out, TEXT_BYTES, text)) {
        snprintf(msg, ERR_MSG_BYTES, "时间太长，超过 %d 字节", TEXT_BYTES - 1);
        return ERR_PARSE;
    }
    fold_width(out);
    return OK;
}

enum err hours_parse(const char *text, struct hours *out, char msg[ERR_MSG_BYTES])
{
    char copy[TEXT_BYTES];
    char *rest;
    memset(out, 0, sizeof *out);
    if (copy_folded(copy, text, msg) != OK)
        return ERR_PARSE;
    char *trimmed = text_trim(copy);
    if (strcasecmp(trimmed, "always") == 0 || strcmp(trimmed, "全天") == 0) {
        out->always = true;
        return OK;
    }
    char *rule = strtok_r(trimmed, ";", &rest);
    if (rule == NULL) {
        snprintf(msg, ERR_MSG_BYTES, "没有时间");
        return ERR_PARSE;
    }
    for (; rule != NULL; rule = strtok_r(NULL, ";", &rest))
        if (*text_trim(rule) != '\0' && read_rule(rule, out, msg) != OK)
            return ERR_PARSE;
    return OK;
}

enum err hours_parse_ranges(const char *text, struct hours_range out[HOURS_RANGES],
                            char msg[ERR_MSG_BYTES])
{
    char copy[TEXT_BYTES];
    char *rest;
    memset(out, 0, HOURS_RANGES * sizeof out[0]);
    if (copy_folded(copy, text, msg) != OK)
        return ERR_PARSE;
    char *token = strtok_r(copy, separators, &rest);
    if (token == NULL) {
        snprintf(msg, ERR_MSG_BYTES, "没有时间");
        return ERR_PARSE;
    }
    for (; token != NULL; token = strtok_r(NULL, separators, &rest)) {
        struct hours_range range;
        if (read_range(token, &range, msg) != OK || insert_range(out, range, msg) != OK)
            return ERR_PARSE;
    }
    return OK;
}

/* ---- asking ---- */

static int compare_days(const void *key, const void *entry)
{
    int32_t day = *(const int32_t *)key;
    int32_t other = ((const struct hours_day *)entry)->day_number;
    return (day > other) - (day < other);
}

const struct hours_day *hours_find_day(const struct hours_day *calendar, size_t count, int32_t day)
{
    return count == 0 ? NULL : bsearch(&day, calendar, count, sizeof *calendar, compare_days);
}

/* A day's ranges; NULL on a holiday. Day 0 was a Thursday. */
static const struct hours_range *ranges_of(const struct hours *hours,
                                           const struct hours_day *special, int32_t day)
{
    if (special != NULL) {
        if (special->kind == HOURS_HOLIDAY)
            return NULL;
        if (is_used(&special->ranges[0]))
            return special->ranges;
        if (special->kind == HOURS_WORKDAY)
            return hours->week[0];
    }
    return hours->week[((day % 7) + 10) % 7];
}

/* The first opening of a day at or after `minute`, or -1. */
static int next_opening(const struct hours_range *ranges, int minute)
{
    if (ranges == NULL)
        return -1;
    for (size_t i = 0; i < HOURS_RANGES && is_used(&ranges[i]); i++)
        if (ranges[i].from_min >= minute)
            return ranges[i].from_min;
    return -1;
}

static void search_opening(const struct hours *hours, const struct hours_day *calendar,
                           size_t calendar_count, int32_t today, int minute,
                           struct hours_answer *out)
{
    for (int32_t day = today; day <= today + SEARCH_DAYS; day++) {
        const struct hours_day *special = hours_find_day(calendar, calendar_count, day);
        int opening = next_opening(ranges_of(hours, special, day), day == today ? minute : 0);
        if (opening >= 0) {
            out->opens_day = day;
            out->opens_min = opening;
            return;
        }
    }
}

/* Open, or where in a day with hours the minute lies. */
static enum hours_state state_of(const struct hours_range *ranges, int minute, int *closes_min)
{
    enum hours_state state = HOURS_BEFORE;
    for (size_t i = 0; i < HOURS_RANGES && is_used(&ranges[i]); i++) {
        if (minute < ranges[i].from_min)
            return i == 0 ? HOURS_BEFORE : HOURS_BREAK;
        if (minute < ranges[i].to_min) {
            *closes_min = ranges[i].to_min;
            return HOURS_OPEN;
        }
        state = HOURS_AFTER;
    }
    return state;
}

void hours_at(const struct hours *hours, const struct hours_day *calendar, size_t calendar_count,
              int32_t day_number, int minute, struct hours_answer *out)
{
    const struct hours_day *special = hours_find_day(calendar, calendar_count, day_number);
    const struct hours_range *ranges = ranges_of(hours, special, day_number);
    *out = (struct hours_answer){.name = special != NULL ? special->name : "",
                                 .name_en = special != NULL ? special->name_en : "",
                                 .opens_min = -1};
    if (hours->always) {
        out->state = HOURS_OPEN;
        out->closes_min = DAY_MIN;
        return;
    }
    if (ranges == NULL)
        out->state = HOURS_CLOSED_HOLIDAY;
    else if (!is_used(&ranges[0]))
        out->state = HOURS_CLOSED_DAY;
    else
        out->state = state_of(ranges, minute, &out->closes_min);
    if (out->state != HOURS_OPEN)
        search_opening(hours, calendar, calendar_count, day_number, minute, out);
}
