#include "ui/screens/screens.h"

#include <string.h>

const struct screen *const screens[] = {
    &screen_idle,     &screen_home,    &screen_service,  &screen_class,    &screen_confirm,
    &screen_printing, &screen_done,    &screen_number,   &screen_failed,   &screen_unknown,
    &screen_paper,    &screen_printer, &screen_closed,   &screen_full,     &screen_outofservice,
    &screen_content,  &screen_help,    &screen_guide,    &screen_topics,   &screen_matters,
    &screen_matter,   &screen_details, &screen_material, &screen_question, &screen_notforyou,
    &screen_mylist,   &screen_handout, &screen_assist,   &screen_notices,  &screen_notice,
    &screen_staff,    &screen_hall,    &screen_agents,   &screen_agent,    &screen_way,
    &screen_search,
};
const size_t screens_count = sizeof screens / sizeof screens[0];

bool screens_has(const char *name)
{
    for (size_t i = 0; i < screens_count; i++)
        if (strcmp(screens[i]->name, name) == 0)
            return true;
    return false;
}
