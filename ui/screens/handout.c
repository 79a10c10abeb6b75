/*
 * A paper to take along: seen as it will be printed, printed, or photographed as codes that hold
 * its text. Where the printer fails, the codes are what is left.
 */
#include "ui/screens/handout.h"

#include <string.h>

#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/screens.h"

#define PAPER_UNITS 56
#define CODE_UNITS  43 /* at 1024x600 still three pixels a module */
#define NO_BAND     STYLE_COUNT

enum { ACTION_PRINT = 1, ACTION_CODES, ACTION_NEXT_CODE };

static const char *const titles[] = {
    [HANDOUT_ONETIME] = "handout.onetime",
    [HANDOUT_GUIDE] = "handout.guide",
    [HANDOUT_CONTACT] = "handout.contact",
    [HANDOUT_COMMISSION] = "handout.commission",
};

static const char *title_of(const struct page *page, const struct handout_state *at)
{
    return facts_text(page->env, titles[at->inquiry.handout]);
}

static void view_status(struct page *page, const struct handout_state *at)
{
    static const struct band {
        enum style style;
        enum icon icon;
        const char *key;
    } bands[] = {
        [HANDOUT_MAKING] = {STYLE_WARNING, ICON_CLOCK, "handout.making"},
        [HANDOUT_READY] = {NO_BAND, ICON_NONE, NULL},
        [HANDOUT_PRINTING] = {STYLE_WARNING, ICON_PRINTER, "handout.printing"},
        [HANDOUT_PRINTED] = {STYLE_GOOD, ICON_DONE, "handout.printed"},
        [HANDOUT_NOT_PRINTED] = {STYLE_BAD, ICON_TROUBLE, "handout.not_printed"},
        [HANDOUT_UNKNOWN] = {STYLE_WARNING, ICON_TROUBLE, "handout.unknown"},
        [HANDOUT_NOT_MADE] = {STYLE_BAD, ICON_TROUBLE, "handout.not_made"},
    };
    const struct band *band = &bands[at->phase];
    bool nothing_else = at->phase == HANDOUT_NOT_PRINTED && at->handout->codes.count == 0;
    if (band->key != NULL)
        page_band(page, "handout.status", band->style, band->icon,
                  facts_text(page->env, nothing_else ? "handout.not_printed.help" : band->key));
}

static void view_paper(struct page *page, const struct handout *handout)
{
    const struct doc_bitmap *paper = &handout->preview;
    page_open(page, &(struct page_group){.style = STYLE_PANEL, .align = ALIGN_CENTRE});
    page_item(page, &(struct page_item){.element = {.id = "handout.paper",
                                                    .role = ROLE_IMAGE,
                                                    .style = STYLE_BODY,
                                                    .label = facts_text(page->env, "handout.paper"),
                                                    .personal = true,
                                                    .dots = paper},
                                        .least_w_units = PAPER_UNITS,
                                        .least_h_units =
                                            (PAPER_UNITS * paper->rows + paper->width_dots - 1) /
                                            paper->width_dots});
    page_close(page);
}

/* All of it at once, or no phone reads it: what else there is to say stands beside. */
static void view_code(struct page *page, const struct handout_state *at)
{
    const struct screen_env *env = page->env;
    const struct code_text *codes = &at->handout->codes;
    const char *const which[] = {view_format(page->view, "%zu", at->code + 1),
                                 view_format(page->view, "%zu", codes->count)};
    page_open(page, &(struct page_group){.style = STYLE_PANEL,
                                         .flow = env->portrait ? PAGE_COLUMN : PAGE_ROW,
                                         .align = ALIGN_CENTRE,
                                         .grow = 1});
    page_qr(page, "handout.code", codes->codes[at->code], CODE_UNITS);
    page_open(page, &(struct page_group){.flow = PAGE_COLUMN, .grow = 1});
    page_text(page, "handout.title", STYLE_HEADING, title_of(page, at));
    view_status(page, at);
    page_text(page, "handout.scan", STYLE_TITLE, facts_text(env, "handout.scan"));
    page_text(page, "handout.scan.how", STYLE_BODY, facts_text(env, "handout.scan.how"));
    if (codes->count > 1) {
        page_text(page, "handout.which", STYLE_BODY,
                  view_text(page->view, env->i18n, "handout.which", which, 2));
        page_button(page, "handout.next", STYLE_SECONDARY, ICON_NEXT,
                    facts_text(env, "handout.next"), NULL, ACTION_NEXT_CODE, 0);
    }
    page_close(page);
    page_close(page);
}

static void view_buttons(struct page *page, const struct handout_state *at)
{
    const struct screen_env *env = page->env;
    bool printer = env->hall != NULL && env->hall->printer.ready;
    page_part(page, PAGE_FOOT_OTHER);
    if (at->handout != NULL && at->handout->codes.count > 0)
        page_button(page, "handout.codes", STYLE_SECONDARY, at->codes ? ICON_PAPER : ICON_QR,
                    facts_text(env, at->codes ? "handout.show_paper" : "handout.show_codes"), NULL,
                    ACTION_CODES, 0);
    page_part(page, PAGE_FOOT_GO);
    page_item(
        page,
        &(struct page_item){
            .element = {.id = "handout.print",
                        .role = ROLE_BUTTON,
                        .style = STYLE_PRIMARY,
                        .icon = ICON_PRINTER,
                        .label = facts_text(env, printer ? "handout.print" : "handout.no_printer"),
                        .align = ALIGN_CENTRE,
                        .disabled = !printer || at->handout == NULL ||
                                    at->phase == HANDOUT_PRINTING || at->phase == HANDOUT_PRINTED,
                        .action = ACTION_PRINT}});
}

static void view_handout(const void *state, const struct screen_env *env, struct view *view)
{
    const struct handout_state *at = state;
    struct page page;
    page_begin(&page, view, env);
    if (at->handout != NULL && at->codes) {
        view_code(&page, at);
    } else {
        page_title(&page, "handout.title", title_of(&page, at));
        page_part(&page, PAGE_HEAD);
        view_status(&page, at);
        page_part(&page, PAGE_BODY);
        if (at->handout != NULL)
            view_paper(&page, at->handout);
    }
    view_buttons(&page, at);
    page_end(&page);
}

static void print(struct ui *ui, struct handout_state *at)
{
    if (at->request != 0 || at->handout == NULL)
        return;
    if (core_print_handout(ui_core(ui), at->handout, &at->request) != OK) {
        at->phase = HANDOUT_NOT_PRINTED;
        return;
    }
    at->phase = HANDOUT_PRINTING;
    ui_expect(ui, at->request);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    struct handout_state *at = state;
    (void)argument;
    if (action == ACTION_PRINT)
        print(ui, at);
    if (action == ACTION_CODES)
        at->codes = !at->codes;
    if (action == ACTION_NEXT_CODE && at->handout != NULL)
        at->code = (at->code + 1) % at->handout->codes.count;
}

static void ask(struct ui *ui, struct handout_state *at)
{
    const struct inquiry *inquiry = &at->inquiry;
    struct handout_request request = {.kind = inquiry->handout,
                                      .yes = inquiry->yes,
                                      .no = inquiry->no,
                                      .have = inquiry->have,
                                      .agent = inquiry->agent};
    memcpy(request.matter, inquiry->matter, sizeof request.matter);
    if (core_make_handout(ui_core(ui), &request, &at->request) != OK)
        at->phase = HANDOUT_NOT_MADE;
    else
        ui_expect(ui, at->request);
}

static void enter(struct ui *ui, void *state, const void *argument)
{
    struct handout_state *at = state;
    inquiry_take(&at->inquiry, argument);
    if (ui_core(ui) != NULL)
        ask(ui, at);
}

static void take_answer(struct handout_state *at, const struct core_event *answer)
{
    at->request = 0;
    if (answer->kind == CORE_HANDOUT) {
        at->handout = answer->err == OK ? handout_ref(answer->handout) : NULL;
        at->phase = answer->err == OK ? HANDOUT_READY : HANDOUT_NOT_MADE;
        return;
    }
    static const enum handout_phase phases[] = {
        [HAL_PRINT_PRINTED] = HANDOUT_PRINTED,
        [HAL_PRINT_FAILED] = HANDOUT_NOT_PRINTED,
        [HAL_PRINT_UNKNOWN] = HANDOUT_UNKNOWN,
    };
    at->phase = answer->err == OK ? phases[answer->result] : HANDOUT_NOT_PRINTED;
    if (at->phase != HANDOUT_PRINTED)
        at->codes = at->handout->codes.count > 0;
}

static void event(struct ui *ui, void *state, const struct core_event *happened)
{
    struct handout_state *at = state;
    bool mine = at->request != 0 && happened->request == at->request;
    if (mine && (happened->kind == CORE_HANDOUT || happened->kind == CORE_HANDOUT_PRINT))
        take_answer(at, happened);
    else
        errand_event_underway(ui, state, happened);
}

static void leave(struct ui *ui, void *state)
{
    struct handout_state *at = state;
    (void)ui;
    handout_unref(at->handout);
}

const struct screen screen_handout = {
    .name = "handout",
    .state_bytes = sizeof(struct handout_state),
    .idle_s = 120,
    .enter = enter,
    .view = view_handout,
    .action = act,
    .event = event,
    .leave = leave,
};
