/*
 * One citizen's errand: what its screens hand on to each other, and where it goes when something
 * happens that no button asked for.
 *
 * Thread: the main thread.
 */
#ifndef UI_SCREENS_ERRAND_H
#define UI_SCREENS_ERRAND_H

#include <stdbool.h>
#include <stdint.h>

#include "app/core.h"
#include "app/services/queue/ticket.h"
#include "ui/screen.h"

/* The argument of every screen; NULL counts as an errand that has just begun. */
struct errand {
    char service[TICKET_CODE_BYTES];
    size_t class;           /* position in the service's classes: who is called first */
    bool on_screen;         /* the printer is not ready and the citizen goes on without paper */
    bool retried;           /* the one retry was used */
    uint32_t print_request; /* of core_print_again; 0: none */
    struct ticket ticket;   /* id "" before it is issued */
};

/* Fills a state's errand from the argument of `enter`. */
void errand_take(struct errand *errand, const void *argument);

/* `enter` of the screens whose whole state is a errand. */
void errand_enter(struct ui *ui, void *state, const void *argument);

/* To choosing a service, or first to the screen that says what ails the printer. */
void errand_begin(struct ui *ui);

/* A service was chosen, by its position in the catalog, which must have it: to what comes before
 * its number, or to why there is none. */
void errand_choose(struct ui *ui, struct errand *errand, size_t position);

/* Prints the errand's number once more and shows how that goes. */
void errand_print_again(struct ui *ui, struct errand *errand);

/* When the hall is out of service: goes to the screen that says so. True when it went. */
bool errand_follow_trouble(struct ui *ui);

/* A ticket that arrives when its own screen is gone (Back or Home was touched) is shown all the
 * same: CORE_TICKET with a number leads to a screen that shows it. True when it went. */
bool errand_follow_ticket(struct ui *ui, const struct core_event *event);

/* `event` of the screens on the way to a number, and of help: trouble, a late ticket. */
void errand_event_underway(struct ui *ui, void *state, const struct core_event *event);

/* `event` of the screens between two errands: trouble, a late ticket, a late print that failed. */
void errand_event(struct ui *ui, void *state, const struct core_event *event);

/* Goes to the screen that shows how the errand's print job ended. */
void errand_show_print(struct ui *ui, const struct errand *errand, const struct core_event *event);

#endif
