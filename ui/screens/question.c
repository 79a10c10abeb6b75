/* A question that is answered with yes or no; the answers lead to this person's materials. */
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/inquiry.h"
#include "ui/screens/screens.h"

#define ANSWER_UNITS 20

enum { ACTION_YES = 1, ACTION_NO };

static int answered(const struct inquiry *inquiry)
{
    return __builtin_popcount(inquiry->yes | inquiry->no);
}

static void view_answers(struct page *page)
{
    const struct screen_env *env = page->env;
    page_open(page, &(struct page_group){.flow = PAGE_GRID, .columns = 2});
    for (int action = ACTION_YES; action <= ACTION_NO; action++) {
        const char *id = action == ACTION_YES ? "question.yes" : "question.no";
        page_item(page, &(struct page_item){
                            .element = {.id = id,
                                        .role = ROLE_BUTTON,
                                        .style = STYLE_SECONDARY,
                                        .icon = action == ACTION_YES ? ICON_CHECK : ICON_CLOSE,
                                        .label = facts_text(env, id),
                                        .align = ALIGN_CENTRE,
                                        .action = action},
                            .least_h_units = ANSWER_UNITS});
    }
    page_close(page);
}

static void view_question(const void *state, const struct screen_env *env, struct view *view)
{
    const struct inquiry *inquiry = state;
    const struct catalog_question *question = inquiry_question(env->hall, inquiry);
    struct page page;
    if (question == NULL) {
        inquiry_nothing(view, env);
        return;
    }
    page_begin(&page, view, env);
    page_title(
        &page, "question.title",
        facts_fill(view, env, "question.title", view_format(view, "%d", answered(inquiry) + 1)));
    const char *note = inquiry_note(env->hall, inquiry);
    if (note[0] != '\0')
        page_band(&page, "question.note", STYLE_WARNING, ICON_NOTICE, note);
    page_open(&page, &(struct page_group){.style = STYLE_PANEL, .align = ALIGN_CENTRE, .grow = 1});
    page_text(&page, "question.text", STYLE_TITLE,
              facts_name(env, question->text, question->text_en));
    page_text(&page, "question.help", STYLE_BODY, question->help);
    page_close(&page);
    view_answers(&page);
    page_end(&page);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    struct inquiry inquiry = *(const struct inquiry *)state;
    const struct catalog_question *question = inquiry_question(ui_hall(ui), &inquiry);
    (void)argument;
    if (question == NULL)
        return;
    bool yes = action == ACTION_YES;
    const struct catalog_answer *answer = yes ? &question->yes : &question->no;
    inquiry.yes |= yes ? UINT32_C(1) << inquiry.question : 0;
    inquiry.no |= yes ? 0 : UINT32_C(1) << inquiry.question;
    inquiry.noted = answer->note[0] != '\0' ? inquiry.question : INQUIRY_NOTHING;
    inquiry.noted_yes = yes;
    if (answer->next >= 0)
        inquiry.question = (uint32_t)answer->next;
    ui_go(ui,
          answer->next >= 0              ? "question"
          : answer->next == CATALOG_STOP ? "notforyou"
                                         : "mylist",
          &inquiry);
}

const struct screen screen_question = {
    .name = "question",
    .state_bytes = sizeof(struct inquiry),
    .idle_s = 90,
    .enter = inquiry_enter,
    .view = view_question,
    .action = act,
    .event = errand_event_underway,
};
