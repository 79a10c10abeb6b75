#include "ui/screens/errand.h"

#include <stddef.h>

#include "app/base/text.h"

void errand_take(struct errand *errand, const void *argument)
{
    if (argument != NULL)
        *errand = *(const struct errand *)argument;
}

void errand_enter(struct ui *ui, void *state, const void *argument)
{
    (void)ui;
    errand_take(state, argument);
}

void errand_begin(struct ui *ui)
{
    const struct hall *hall = ui_hall(ui);
    struct errand errand = {0};
    if (hall == NULL || hall->printer.ready)
        ui_go(ui, "service", &errand);
    else if (hall->printer.paper == HAL_PAPER_OUT || hall->printer.reason == HAL_REASON_PAPER_OUT)
        ui_go(ui, "paper", &errand);
    else
        ui_go(ui, "printer", &errand);
}

void errand_choose(struct ui *ui, struct errand *errand, size_t position)
{
    const struct hall *hall = ui_hall(ui);
    const struct catalog_service *service = &hall->catalog->services[position];
    const struct hall_service *standing = &hall->services[position];
    bool asks = ui_modes(ui)->care && service->class_count > 1;
    text_copy(errand->service, sizeof errand->service, service->code);
    errand->class = 0;
    ui_go(ui,
          !standing->open  ? "closed"
          : standing->full ? "full"
          : asks           ? "class"
                           : "confirm",
          errand);
}

void errand_print_again(struct ui *ui, struct errand *errand)
{
    if (errand->retried)
        return;
    if (core_print_again(ui_core(ui), errand->ticket.id, &errand->print_request) != OK)
        return; /* busy: the button stays and may be touched again */
    errand->retried = true;
    ui_replace(ui, "printing", errand);
}

bool errand_follow_trouble(struct ui *ui)
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

bool errand_follow_ticket(struct ui *ui, const struct core_event *event)
{
    if (event->kind != CORE_TICKET || event->err != OK)
        return false;
    const struct hall *hall = ui_hall(ui);
    struct errand errand = {.ticket = event->ticket};
    text_copy(errand.service, sizeof errand.service, event->ticket.service);
    /* Numbers without paper are only given while the printer is not ready. */
    errand.on_screen = hall != NULL && !hall->printer.ready;
    ui_go(ui, errand.on_screen ? "number" : "printing", &errand);
    return true;
}

void errand_event_underway(struct ui *ui, void *state, const struct core_event *event)
{
    (void)state;
    if (!errand_follow_trouble(ui))
        errand_follow_ticket(ui, event);
}

void errand_event(struct ui *ui, void *state, const struct core_event *event)
{
    (void)state;
    if (errand_follow_trouble(ui) || errand_follow_ticket(ui, event))
        return;
    if (event->kind == CORE_PRINT && event->ticket.state != TICKET_PRINTED &&
        event->ticket.id[0] != '\0') {
        struct errand errand = {.retried = event->ticket.prints > 1};
        text_copy(errand.service, sizeof errand.service, event->ticket.service);
        errand_show_print(ui, &errand, event);
    }
}

void errand_show_print(struct ui *ui, const struct errand *errand, const struct core_event *event)
{
    static const char *const screens_of_states[] = {
        [TICKET_ISSUED] = "failed", [TICKET_PRINTING] = "failed", [TICKET_PRINTED] = "done",
        [TICKET_FAILED] = "failed", [TICKET_UNKNOWN] = "unknown",
    };
    struct errand next = *errand;
    if (event->ticket.id[0] != '\0')
        next.ticket = event->ticket;
    ui_replace(ui, event->err == OK ? screens_of_states[next.ticket.state] : "failed", &next);
}
