/*
 * The screens, one file each, listed in screens.c.
 */
#ifndef UI_SCREENS_SCREENS_H
#define UI_SCREENS_SCREENS_H

#include <stdbool.h>

#include "ui/screen.h"

extern const struct screen screen_idle;
extern const struct screen screen_home;
extern const struct screen screen_service;
extern const struct screen screen_class;
extern const struct screen screen_confirm;
extern const struct screen screen_printing;
extern const struct screen screen_done;
extern const struct screen screen_number;
extern const struct screen screen_failed;
extern const struct screen screen_unknown;
extern const struct screen screen_paper;
extern const struct screen screen_printer;
extern const struct screen screen_closed;
extern const struct screen screen_full;
extern const struct screen screen_content;
extern const struct screen screen_outofservice;
extern const struct screen screen_help;
extern const struct screen screen_guide;
extern const struct screen screen_topics;
extern const struct screen screen_matters;
extern const struct screen screen_matter;
extern const struct screen screen_details;
extern const struct screen screen_material;
extern const struct screen screen_question;
extern const struct screen screen_notforyou;
extern const struct screen screen_mylist;
extern const struct screen screen_handout;
extern const struct screen screen_assist;
extern const struct screen screen_notices;
extern const struct screen screen_notice;
extern const struct screen screen_staff;
extern const struct screen screen_hall;
extern const struct screen screen_agents;
extern const struct screen screen_agent;
extern const struct screen screen_way;
extern const struct screen screen_search;

/* True when the table has a screen of this name. */
bool screens_has(const char *name);

#endif
