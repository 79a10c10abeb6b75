#include "ui/screens/classes.h"

#include "ui/screens/facts.h"

#define CHOICE_UNITS       11
#define CHOICE_WIDTH_UNITS 26

void classes_view(struct page *page, const struct catalog_service *service, size_t chosen,
                  int action)
{
    const struct screen_env *env = page->env;
    if (service->class_count < 2)
        return;
    page_open(page, &(struct page_group){
                        .flow = PAGE_GRID, .least_units = CHOICE_WIDTH_UNITS, .columns = 2});
    for (size_t i = 0; i < service->class_count; i++) {
        const struct catalog_class *class = &service->classes[i];
        page_item(page,
                  &(struct page_item){
                      .element = {.id = view_format(page->view, "ticket.class.%s", class->code),
                                  .role = ROLE_BUTTON,
                                  .style = STYLE_CHOICE,
                                  .icon = i == chosen ? ICON_DONE : ICON_NONE,
                                  .label = facts_name(env, class->name, class->name_en),
                                  .selected = i == chosen,
                                  .action = action,
                                  .argument = (int)i},
                      .least_h_units = CHOICE_UNITS});
    }
    page_close(page);
}
