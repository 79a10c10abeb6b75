/*
 * Search as one types, in 100,000 names: every beginning of every query is a search. Beside it, in
 * the same run, a plain memmem over the same names. Needs no display.
 *
 *     build/bench/search [NAMES]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/base/text.h"
#include "app/services/search/search.h"
#include "tests/bench/names.h"

#define NAMES       100000
#define QUERIES     40 /* of each kind */
#define SAMPLES_MAX 20000
#define HITS        50
#define SCANS       200

struct samples {
    double ms[SAMPLES_MAX];
    size_t count;
};

/* Of this thread alone: what else the machine does is not counted. */
static double now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return (left > right) - (left < right);
}

static double at(struct samples *samples, double part)
{
    qsort(samples->ms, samples->count, sizeof samples->ms[0], compare);
    return samples->count > 0 ? samples->ms[(size_t)((double)(samples->count - 1) * part)] : 0;
}

static void add(struct samples *samples, double ms)
{
    if (samples->count < SAMPLES_MAX)
        samples->ms[samples->count++] = ms;
}

/* Searches for each beginning of the query. */
static void type(const struct search_index *index, const char *query, struct samples *samples,
                 struct samples *all)
{
    struct search_hit hits[HITS];
    char typed[NAMES_BYTES];
    for (size_t end = 1; end <= strlen(query); end++) {
        size_t count;
        text_copy(typed, end + 1, query);
        if (strlen(typed) != end)
            continue;
        double start = now_ms();
        if (search_find(index, typed, hits, HITS, &count) != OK)
            abort();
        double ms = now_ms() - start;
        add(samples, ms);
        add(all, ms);
    }
}

static void plain_scan(const struct search_text *texts, size_t count, struct samples *samples)
{
    char *text;
    size_t bytes;
    FILE *names = open_memstream(&text, &bytes);
    for (size_t i = 0; names != NULL && i < count; i++)
        fprintf(names, "%s\n", texts[i].name);
    if (names == NULL || fclose(names) != 0)
        abort();
    const char *end = text + bytes;
    for (int i = 0; i < SCANS; i++) {
        double start = now_ms();
        size_t found = 0;
        for (const char *at = text; (at = memmem(at, (size_t)(end - at), "保障", 6)) != NULL; at++)
            found++;
        double ms = now_ms() - start;
        if (found == 0)
            abort();
        add(samples, ms);
    }
    free(text);
}

static char *copy(const char *text)
{
    char *copied = strdup(text);
    if (copied == NULL)
        abort();
    return copied;
}

static struct search_text *make_texts(struct names *names, size_t count, size_t *bytes)
{
    struct search_text *texts = calloc(count, sizeof *texts);
    *bytes = 0;
    for (size_t i = 0; texts != NULL && i < count; i++) {
        char name[NAMES_BYTES];
        char keywords[NAMES_BYTES];
        names_make(names, name, keywords);
        texts[i] = (struct search_text){copy(name), copy(keywords), names_random(names, 100)};
        *bytes += strlen(name) + strlen(keywords) + 2;
    }
    return texts;
}

static void free_texts(struct search_text *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free((char *)(uintptr_t)texts[i].name);
        free((char *)(uintptr_t)texts[i].keywords);
    }
    free(texts);
}

int main(int argc, char **argv)
{
    static struct samples all, plain, kinds[NAMES_QUERIES];
    size_t count = argc > 1 ? strtoul(argv[1], NULL, 10) : NAMES;
    struct names names = {.seed = 20261122};
    struct search_index *index;
    size_t text_bytes;
    struct search_text *texts = make_texts(&names, count, &text_bytes);
    double start = now_ms();
    if (texts == NULL || search_create(&index, texts, count, NULL) != OK)
        abort();
    double build_ms = now_ms() - start;
    for (int i = 0; i < QUERIES; i++) {
        for (int kind = 0; kind < NAMES_QUERIES; kind++) {
            char query[NAMES_BYTES];
            names_query(&names, texts[names_random(&names, (uint32_t)count)].name,
                        (enum names_query)kind, query);
            type(index, query, &kinds[kind], &all);
        }
    }
    plain_scan(texts, count, &plain);

    printf("%zu names: index %.1f bytes a name (texts %.1f), made in %.0f ms\n", count,
           (double)search_bytes(index) / (double)count, (double)text_bytes / (double)count,
           build_ms);
    for (int kind = 0; kind < NAMES_QUERIES; kind++)
        printf("  %-16s median %6.2f ms, p99 %6.2f ms\n", names_query_label((enum names_query)kind),
               at(&kinds[kind], 0.5), at(&kinds[kind], 0.99));
    printf("search, %zu keystrokes: median %.2f ms, p99 %.2f ms, longest %.2f ms\n", all.count,
           at(&all, 0.5), at(&all, 0.99), at(&all, 1));
    printf("plain memmem scan: median %.2f ms, p99 %.2f ms; search takes %.1fx at the median\n",
           at(&plain, 0.5), at(&plain, 0.99), at(&all, 0.5) / at(&plain, 0.5));
    free_texts(texts, count);
    search_destroy(index);
    return 0;
}
