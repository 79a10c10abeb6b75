/*
 * The service in full, the priority class, and the one button that takes a number.
 *
 * The request's id is made once per visit to this screen: however often the button is hit, and
 * whatever is sent again, the core gives one ticket for it.
 */
#include "app/base/id.h"
#include "app/base/text.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/parts.h"
#include "ui/screens/screens.h"

enum { ACTION_CLASS = 1, ACTION_CONFIRM };

struct state {
    struct errand errand;
    char request[ID_BYTES];
    uint32_t awaited;    /* number of the request on its way; 0: none */
    int chosen;          /* position in the service's classes */
    const char *message; /* key of what went wrong last; NULL: nothing */
};

static void view_windows(struct view *view, const struct screen_env *env, struct rect rest,
                         const struct catalog_service *service)
{
    int row = 6 * env->unit_px;
    for (size_t i = 0; i < service->window_count && rest.h >= row; i++) {
        const struct catalog_window *window = &env->hall->catalog->windows[service->windows[i]];
        const char *name = facts_fill(view, env, "windows.list", window->code);
        const char *line =
            *window->place == '\0' ? name : view_format(view, "%s  %s", name, window->place);
        parts_words(view, layout_cut_top(&rest, row), NULL, STYLE_BODY, ALIGN_START, 1, line);
    }
}

static void view_facts(struct view *view, const struct screen_env *env, struct rect rect,
                       const struct catalog_service *service, const struct hall_service *standing,
                       int chosen)
{
    /* The first class is the ordinary one. */
    const struct hall_wait *wait = chosen > 0 ? &standing->priority : &standing->ordinary;
    int unit = env->unit_px;
    parts_panel(view, rect);
    struct rect rest = layout_inset(rect, 4 * unit, 3 * unit);
    parts_words(view, layout_cut_top(&rest, 8 * unit), "confirm.service", STYLE_TITLE, ALIGN_START,
                1, facts_service_name(env, service));
    const char *closing = standing->open ? facts_closing(view, env, &standing->when) : NULL;
    if (closing != NULL)
        parts_words(view, layout_cut_top(&rest, 5 * unit), "confirm.hours", STYLE_NOTE, ALIGN_START,
                    1, closing);
    struct rect figures = layout_cut_bottom(&rest, 12 * unit);
    parts_figure(view, layout_cell(figures, 2, 1, 2 * unit, 0), "confirm.ahead",
                 facts_people(view, env, wait->people, wait->exact),
                 facts_text(env, "ticket.ahead"));
    parts_figure(view, layout_cell(figures, 2, 1, 2 * unit, 1), "confirm.wait",
                 facts_minutes(view, env, wait->minutes), facts_text(env, "ticket.wait"));
    layout_cut_top(&rest, unit);
    view_windows(view, env, rest, service);
}

static void view_classes(struct view *view, const struct screen_env *env, struct rect rest,
                         const struct catalog_service *service, const struct state *at)
{
    int unit = env->unit_px;
    int count = (int)service->class_count;
    if (count < 2)
        return;
    parts_words(view, layout_cut_top(&rest, 6 * unit), "confirm.classes", STYLE_HEADING,
                ALIGN_START, 1, facts_text(env, "confirm.classes"));
    int columns = count > 4 ? 2 : 1;
    int rows = (count + columns - 1) / columns;
    int height = (rest.h - (rows - 1) * 2 * unit) / rows;
    if (height > 13 * unit)
        height = 13 * unit;
    rest.h = rows * height + (rows - 1) * 2 * unit;
    for (int i = 0; i < count; i++) {
        const struct catalog_class *class = &service->classes[i];
        view_add(view, &(struct element){
                           .id = view_format(view, "ticket.class.%s", class->code),
                           .role = ROLE_BUTTON,
                           .style = STYLE_CHOICE,
                           .icon = i == at->chosen ? ICON_DONE : ICON_NONE,
                           .rect = layout_cell(rest, columns, rows, 2 * unit, i),
                           .label = facts_name(env, class->name, class->name_en),
                           .selected = i == at->chosen,
                           .action = ACTION_CLASS,
                           .argument = i,
                       });
    }
}

static void view_confirm(const void *state, const struct screen_env *env, struct view *view)
{
    const struct state *at = state;
    int unit = env->unit_px;
    const struct hall_service *standing;
    const struct catalog_service *service = facts_service(env->hall, at->errand.service, &standing);
    struct rect rest = env->portrait ? parts_above_go(env) : parts_page(env);
    parts_title(view, env, &rest, "confirm.title", facts_text(env, "confirm.title"));
    if (at->message != NULL) {
        parts_band(view, layout_cut_top(&rest, 10 * unit), "confirm.message", STYLE_WARNING,
                   ICON_TROUBLE, facts_text(env, at->message), NULL);
        layout_cut_top(&rest, 2 * unit);
    }
    if (service != NULL) {
        struct rect facts = env->portrait ? layout_cut_top(&rest, rest.h * 2 / 5)
                                          : layout_cut_left(&rest, parts_foot_other(env).w);
        view_facts(view, env, facts, service, standing, at->chosen);
        if (env->portrait) {
            layout_cut_top(&rest, 3 * unit);
        } else {
            rest = layout_intersect(rest, parts_above_go(env));
            rest.x = parts_foot_go(env).x;
            rest.w = parts_foot_go(env).w;
        }
        view_classes(view, env, rest, service, at);
    }
    view_add(view, &(struct element){
                       .id = "ticket.confirm",
                       .role = ROLE_BUTTON,
                       .style = STYLE_PRIMARY,
                       .icon = ICON_TICKET,
                       .rect = parts_foot_go(env),
                       .label = facts_text(env, "ticket.confirm"),
                       .align = ALIGN_CENTRE,
                       .disabled = service == NULL,
                       .action = ACTION_CONFIRM,
                   });
}

static struct ticket_request request_of(const struct state *at,
                                        const struct catalog_service *service)
{
    struct ticket_request request = {.print = !at->errand.on_screen};
    size_t chosen = (size_t)at->chosen < service->class_count ? (size_t)at->chosen : 0;
    text_copy(request.id, sizeof request.id, at->request);
    text_copy(request.service, sizeof request.service, service->code);
    text_copy(request.class_code, sizeof request.class_code, service->classes[chosen].code);
    return request;
}

static void ask(struct ui *ui, struct state *at)
{
    const struct hall_service *standing;
    const struct catalog_service *service =
        facts_service(ui_hall(ui), at->errand.service, &standing);
    if (service == NULL || at->awaited != 0)
        return;
    struct ticket_request request = request_of(at, service);
    uint32_t number = 0;
    if (at->request[0] == '\0' || core_take_ticket(ui_core(ui), &request, &number) != OK) {
        at->message = "confirm.busy";
        return;
    }
    at->message = NULL;
    at->awaited = number;
    ui_await(ui, number);
}

/* While the citizen reads, the core makes ready what the touch will ask for. */
static void rehearse(struct ui *ui, const struct state *at)
{
    const struct hall_service *standing;
    const struct catalog_service *service =
        facts_service(ui_hall(ui), at->errand.service, &standing);
    if (service == NULL || at->request[0] == '\0')
        return;
    struct ticket_request likely = request_of(at, service);
    core_rehearse_ticket(ui_core(ui), &likely);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    struct state *at = state;
    /* While the answer is on its way, which is too short to be shown, touches do nothing. */
    if (at->awaited != 0)
        return;
    if (action == ACTION_CLASS) {
        at->chosen = argument;
        rehearse(ui, at);
    }
    if (action == ACTION_CONFIRM)
        ask(ui, at);
}

static void enter(struct ui *ui, void *state, const void *argument)
{
    struct state *at = state;
    errand_take(&at->errand, argument);
    /* Without randomness there is no request and no ticket: `ask` says so. */
    if (id_create(at->request) != OK)
        at->request[0] = '\0';
    rehearse(ui, at);
}

static void take_answer(struct ui *ui, struct state *at, const struct core_event *answer)
{
    at->awaited = 0;
    switch (answer->err) {
    case OK:
        at->errand.ticket = answer->ticket;
        ui_replace(ui, at->errand.on_screen ? "number" : "printing", &at->errand);
        return;
    case ERR_SERVICE_CLOSED:
        ui_replace(ui, "closed", &at->errand);
        return;
    case ERR_SERVICE_FULL:
        ui_replace(ui, "full", &at->errand);
        return;
    default:
        /* The same request again is safe: it gives the same ticket. */
        if (!errand_follow_trouble(ui))
            at->message = "confirm.again";
    }
}

static void event(struct ui *ui, void *state, const struct core_event *happened)
{
    struct state *at = state;
    if (happened->kind == CORE_TICKET && at->awaited != 0 && happened->request == at->awaited)
        take_answer(ui, at, happened);
    else if (happened->kind == CORE_HALL && at->awaited == 0)
        errand_follow_trouble(ui);
    else
        errand_follow_ticket(ui, happened);
}

const struct screen screen_confirm = {
    .name = "confirm",
    .state_bytes = sizeof(struct state),
    .idle_s = 60,
    .enter = enter,
    .view = view_confirm,
    .action = act,
    .event = event,
};

_Static_assert(sizeof(struct state) <= SCREEN_STATE_BYTES, "state too large");
