/* Finding a matter by its name: characters, pinyin or initials; matters show while one types. */
#include <stdio.h>

#include "app/base/text.h"
#include "app/services/finder.h"
#include "ui/page.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/inquiry.h"
#include "ui/screens/screens.h"
#include "ui/widgets/text_input.h"

#define LEAST_UNITS 40
#define RESULTS     30 /* who needs more types another letter */

enum { ACTION_RESULT = 1, ACTION_HELP, ACTION_WRITE };

enum answer {
    ANSWER_MOST_USED, /* nothing was typed */
    ANSWER_FOUND,
    ANSWER_NEAREST, /* nothing is called so */
    ANSWER_NONE,
    ANSWER_NOT_YET /* the index is being made */
};

struct search {
    struct inquiry inquiry;
    struct text_input input;
    bool writing; /* where keys and matters do not both fit: the keys show */
    enum answer answer;
    size_t count;
    uint32_t matters[RESULTS]; /* positions in the catalog */
};

static const struct text_input_config box = {
    .id = "search.text",
    .placeholder = "search.placeholder",
    .modes = TEXT_INPUT_WITH(TEXT_INPUT_SPELL) | TEXT_INPUT_WITH(TEXT_INPUT_HAND) |
             TEXT_INPUT_WITH(TEXT_INPUT_DIGITS) | TEXT_INPUT_WITH(TEXT_INPUT_LATIN),
    .first = TEXT_INPUT_SPELL,
    .most = 30,
};

/* ---- finding ---- */

static void most_used(struct search *search, const struct catalog *catalog)
{
    search->answer = ANSWER_MOST_USED;
    for (size_t i = 0; i < catalog->matter_count; i++) {
        int popularity = catalog->matters[i].popularity;
        size_t at = search->count;
        if (at == RESULTS && catalog->matters[search->matters[at - 1]].popularity >= popularity)
            continue;
        if (at < RESULTS)
            search->count++;
        else
            at--;
        for (; at > 0 && catalog->matters[search->matters[at - 1]].popularity < popularity; at--)
            search->matters[at] = search->matters[at - 1];
        search->matters[at] = (uint32_t)i;
    }
}

static void find(struct search *search, const struct hall *hall, const char *query)
{
    struct search_hit hits[RESULTS];
    search->answer = ANSWER_NOT_YET;
    if (hall->finder == NULL || finder_catalog(hall->finder) != hall->catalog)
        return;
    if (finder_find(hall->finder, query, hits, RESULTS, &search->count) != OK)
        search->count = 0;
    for (size_t i = 0; i < search->count; i++)
        search->matters[i] = hits[i].position;
    search->answer = search->count == 0                ? ANSWER_NONE
                     : hits[0].class == SEARCH_NEAREST ? ANSWER_NEAREST
                                                       : ANSWER_FOUND;
}

/* Letters that are not characters yet count: pinyin finds as characters do. */
static void look(struct ui *ui, struct search *search)
{
    const struct hall *hall = ui_hall(ui);
    char query[TEXT_INPUT_BYTES + SPELLING_LETTERS_BYTES];
    search->count = 0;
    if (inquiry_catalog(hall) == NULL)
        return;
    snprintf(query, sizeof query, "%s%s", search->input.text, search->input.letters);
    if (query[0] == '\0')
        most_used(search, hall->catalog);
    else
        find(search, hall, query);
}

/* ---- what is shown ---- */

/* The list's rows: first a button for the keys where they are not there, then what has to be told,
 * then the matters, then whom to ask. */
struct results {
    const struct search *search;
    size_t columns;
    size_t write; /* rows */
    size_t told;
    size_t matters;
};

/* Large keys, or keys within a low reach, leave hardly room for anything above them: the matters
 * show in their place, and after each word again. */
static bool is_apart(const struct screen_env *env)
{
    return env->care || (env->low && !env->portrait);
}

static struct results results_of(const struct search *search, const struct screen_env *env)
{
    size_t columns = env->care || env->portrait ? 1 : 2;
    bool found = search->answer == ANSWER_MOST_USED || search->answer == ANSWER_FOUND;
    return (struct results){search, columns, is_apart(env), !found,
                            (search->count + columns - 1) / columns};
}

static void view_result(struct page *page, const struct search *search, size_t index)
{
    const struct screen_env *env = page->env;
    const struct catalog *catalog = env->hall->catalog;
    const struct catalog_matter *matter = &catalog->matters[search->matters[index]];
    /* Large type leaves little room. */
    const char *where = env->care ? NULL : inquiry_windows(page->view, env, matter);
    page_item(page, &(struct page_item){
                        .element = {.id = view_format(page->view, "search.result.%zu", index),
                                    .role = ROLE_BUTTON,
                                    .style = STYLE_TILE_QUIET,
                                    .label = inquiry_name(env, matter),
                                    .detail = where,
                                    .action = ACTION_RESULT,
                                    .argument = (int)index},
                        .grow = 1});
}

static void view_told(struct page *page, enum answer answer)
{
    static const char *const keys[] = {
        [ANSWER_NEAREST] = "search.nearest",
        [ANSWER_NONE] = "search.none",
        [ANSWER_NOT_YET] = "search.not_yet",
    };
    page_text(page, "search.told", STYLE_BODY, facts_text(page->env, keys[answer]));
}

static void view_matters(struct page *page, const struct results *results, size_t row)
{
    page_open(page, &(struct page_group){.flow = PAGE_GRID, .least_units = LEAST_UNITS});
    for (size_t i = 0; i < results->columns; i++) {
        size_t at = row * results->columns + i;
        if (at < results->search->count)
            view_result(page, results->search, at);
        else
            page_item(page, &(struct page_item){.grow = 1});
    }
    page_close(page);
}

static void view_row(struct page *page, size_t index, const void *context)
{
    const struct results *results = context;
    size_t before = results->write + results->told;
    if (index < results->write)
        page_button(page, "search.write", STYLE_PRIMARY, ICON_HANDWRITING,
                    facts_text(page->env, "search.write"), NULL, ACTION_WRITE, 0);
    else if (index < before)
        view_told(page, results->search->answer);
    else if (index < before + results->matters)
        view_matters(page, results, index - before);
    else
        page_button(page, "search.help", STYLE_SECONDARY, ICON_HELP,
                    facts_text(page->env, "search.help"), NULL, ACTION_HELP, 0);
}

static void view_search(const void *state, const struct screen_env *env, struct view *view)
{
    const struct search *search = state;
    struct page page;
    struct results results = results_of(search, env);
    if (inquiry_catalog(env->hall) == NULL) {
        inquiry_nothing(view, env);
        return;
    }
    page_begin(&page, view, env);
    bool keys = !is_apart(env) || search->writing;
    if (keys) {
        page_part(&page, PAGE_HEAD);
        text_input_field(&page, &search->input);
        page_part(&page, PAGE_BODY);
        text_input_panel(&page, &search->input);
    } else {
        page_title(&page, "search.query", search->input.text);
    }
    if (!keys || !is_apart(env))
        page_list(&page, results.write + results.told + results.matters + 1, view_row, &results);
    page_end(&page);
}

/* ---- what happens ---- */

static void enter(struct ui *ui, void *state, const void *argument)
{
    struct search *search = state;
    inquiry_take(&search->inquiry, argument);
    text_input_enter(&search->input, &box);
    look(ui, search);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    struct search *search = state;
    const struct hall *hall = ui_hall(ui);
    enum text_input_result result = text_input_action(ui, &search->input, action, argument);
    if (result == TEXT_INPUT_CHANGED)
        search->writing = false;
    if (result != TEXT_INPUT_NOT_MINE) {
        look(ui, search);
    } else if (action == ACTION_WRITE) {
        search->writing = true;
    } else if (action == ACTION_HELP) {
        ui_go(ui, "help", NULL);
    } else if (inquiry_catalog(hall) != NULL && (size_t)argument < search->count) {
        const struct catalog_matter *matter = &hall->catalog->matters[search->matters[argument]];
        text_copy(search->inquiry.matter, sizeof search->inquiry.matter, matter->code);
        ui_go(ui, "matter", &search->inquiry);
    }
}

static void write_stroke(struct ui *ui, void *state, const struct stroke *stroke)
{
    struct search *search = state;
    if (text_input_stroke(ui, &search->input, stroke) == TEXT_INPUT_CHANGED)
        look(ui, search);
}

static void type(struct ui *ui, void *state, const char *text)
{
    struct search *search = state;
    if (text_input_type(&search->input, text) == TEXT_INPUT_CHANGED)
        look(ui, search);
}

static void found(struct ui *ui, void *state, const struct ime_answer *answer)
{
    struct search *search = state;
    if (text_input_found(ui, &search->input, answer) == TEXT_INPUT_CHANGED)
        look(ui, search);
}

static void hear(struct ui *ui, void *state, const struct core_event *event)
{
    if (event->kind == CORE_HALL)
        look(ui, state);
    errand_event_underway(ui, state, event);
}

static void leave(struct ui *ui, void *state)
{
    text_input_leave(ui, &((struct search *)state)->input);
}

const struct screen screen_search = {
    .name = "search",
    .state_bytes = sizeof(struct search),
    .idle_s = 90,
    .enter = enter,
    .view = view_search,
    .action = act,
    .event = hear,
    .stroke = write_stroke,
    .type = type,
    .found = found,
    .leave = leave,
};
