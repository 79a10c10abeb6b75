#include "ui/screens/board.h"

#include "ui/screens/facts.h"

#define ROWS       24
#define CODE_UNITS 6
#define ROW_UNITS  52 /* a name and its people in one line */

static void view_row(struct page *page, size_t position)
{
    const struct screen_env *env = page->env;
    const struct catalog_service *service = &env->hall->catalog->services[position];
    const struct hall_service *standing = &env->hall->services[position];
    enum style style = facts_takes_numbers(standing) ? STYLE_BODY : STYLE_NOTE;
    page_open(page, &(struct page_group){.flow = PAGE_ROW, .spare = true});
    page_item(page,
              &(struct page_item){
                  .element = {.role = ROLE_TEXT, .style = STYLE_HEADING, .label = service->code},
                  .least_w_units = CODE_UNITS});
    page_item(page,
              &(struct page_item){
                  .element = {.id = view_format(page->view, "board.service.%s", service->code),
                              .role = ROLE_TEXT,
                              .style = style,
                              .label = facts_service_name(env, service)},
                  .grow = 1});
    page_item(page,
              &(struct page_item){
                  .element = {.id = view_format(page->view, "board.waiting.%s", service->code),
                              .role = ROLE_TEXT,
                              .style = style,
                              .label = facts_standing(page->view, env, standing),
                              .align = ALIGN_END}});
    page_close(page);
}

/* Positions of the services to show: two passes, those that take numbers first. */
static int choose(const struct hall *hall, int most, size_t *positions)
{
    int count = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < hall->catalog->service_count && count < most; i++)
            if (facts_takes_numbers(&hall->services[i]) == (pass == 0))
                positions[count++] = i;
    return count;
}

void board_view(struct page *page, int most, int grow)
{
    const struct screen_env *env = page->env;
    size_t positions[ROWS];
    int count = 0;
    if (env->hall != NULL && env->hall->catalog != NULL)
        count = choose(env->hall, most < ROWS ? most : ROWS, positions);
    page_open(page, &(struct page_group){.style = STYLE_PANEL, .grow = grow, .spare = true});
    page_item(page, &(struct page_item){.element = {.id = "board.title",
                                                    .role = ROLE_HEADING,
                                                    .style = STYLE_HEADING,
                                                    .label = facts_text(env, "board.title")}});
    page_open(page, &(struct page_group){
                        .flow = PAGE_GRID, .least_units = ROW_UNITS, .columns = 2, .grow = 1});
    for (int i = 0; i < count; i++)
        view_row(page, positions[i]);
    page_close(page);
    if (count == 0)
        page_text(page, "board.empty", STYLE_NOTE, facts_text(env, "board.empty"));
    page_close(page);
}
