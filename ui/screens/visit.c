#include "ui/screens/visit.h"

#include <stddef.h>

#include "app/base/text.h"

void visit_take(struct visit *visit, const void *argument)
{
    if (argument != NULL)
        *visit = *(const struct visit *)argument;
}

void visit_enter(struct ui *ui, void *state, const void *argument)
{
    (void)ui;
    visit_take(state, argument);
}

void visit_begin(struct ui *ui)
{
    const struct hall *hall = ui_hall(ui);
    struct visit visit = {0};
    if (hall == NULL || hall->printer.ready)
        ui_go(ui, "service", &visit);
    else if (hall->printer.paper == HAL_PAPER_OUT || hall->printer.reason == HAL_REASON_PAPER_OUT)
        ui_go(ui, "paper", &visit);
    else
        ui_go(ui, "printer", &visit);
}

void visit_print_again(struct ui *ui, struct visit *visit)
{
    if (visit->retried)
        return;
    if (core_print_again(ui_core(ui), visit->ticket.id, &visit->print_request) != OK)
        return; /* busy: the button stays and may be touched again */
    visit->retried = true;
    ui_replace(ui, "printing", visit);
}

bool visit_follow_trouble(struct ui *ui)
{
    static const char *const faces[] = {
        [HALL_IN_SERVICE] = NULL,
        [HALL_STORE_FULL] = "outofservice",
        [HALL_STORE_READ_ONLY] = "outofservice",
        [HALL_STORE_MISSING] = "outofservice",
        [HALL_STORE_CORRUPT] = "outofservice",
        [HALL_STORE_FAILED] = "outofservice",
        [HALL_NO_CONTENT] = "content",
    };
    const struct hall *hall = ui_hall(ui);
    if (hall == NULL || faces[hall->trouble] == NULL)
        return false;
    ui_replace(ui, faces[hall->trouble], NULL);
    return true;
}

bool visit_follow_ticket(struct ui *ui, const struct core_event *event)
{
    if (event->kind != CORE_TICKET || event->err != OK)
        return false;
    const struct hall *hall = ui_hall(ui);
    struct visit visit = {.ticket = event->ticket};
    text_copy(visit.service, sizeof visit.service, event->ticket.service);
    /* Numbers without paper are only given while the printer is not ready. */
    visit.on_screen = hall != NULL && !hall->printer.ready;
    ui_go(ui, visit.on_screen ? "number" : "printing", &visit);
    return true;
}

void visit_event(struct ui *ui, void *state, const struct core_event *event)
{
    (void)state;
    if (visit_follow_trouble(ui) || visit_follow_ticket(ui, event))
        return;
    if (event->kind == CORE_PRINT && event->ticket.state != TICKET_PRINTED &&
        event->ticket.id[0] != '\0') {
        struct visit visit = {.retried = event->ticket.prints > 1};
        text_copy(visit.service, sizeof visit.service, event->ticket.service);
        visit_show_print(ui, &visit, event);
    }
}

void visit_show_print(struct ui *ui, const struct visit *visit, const struct core_event *event)
{
    static const char *const screens_of_states[] = {
        [TICKET_ISSUED] = "failed", [TICKET_PRINTING] = "failed", [TICKET_PRINTED] = "done",
        [TICKET_FAILED] = "failed", [TICKET_UNKNOWN] = "unknown",
    };
    struct visit next = *visit;
    if (event->ticket.id[0] != '\0')
        next.ticket = event->ticket;
    ui_replace(ui, event->err == OK ? screens_of_states[next.ticket.state] : "failed", &next);
}
