/*
 * The service in full, the priority class, and the one button that takes a number.
 *
 * The request's id is made once per visit to this screen: however often the button is hit, and
 * whatever is sent again, the core gives one ticket for it.
 */
#include "app/base/id.h"
#include "app/base/text.h"
#include "ui/page.h"
#include "ui/screens/classes.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/screens.h"

enum { ACTION_CLASS = 1, ACTION_CONFIRM };

struct state {
    struct errand errand;
    char request[ID_BYTES];
    uint32_t awaited;    /* number of the request on its way; 0: none */
    const char *message; /* key of what went wrong last; NULL: nothing */
};

static void view_windows(struct page *page, const struct catalog_service *service)
{
    const struct screen_env *env = page->env;
    for (size_t i = 0; i < service->window_count; i++) {
        const struct catalog_window *window = &env->hall->catalog->windows[service->windows[i]];
        const char *name = facts_fill(page->view, env, "windows.list", window->code);
        const char *place = facts_name(env, window->place, window->place_en);
        page_text(page, NULL, STYLE_BODY,
                  *place == '\0' ? name : view_format(page->view, "%s  %s", name, place));
    }
}

static void view_facts(struct page *page, const struct catalog_service *service,
                       const struct hall_service *standing, const struct errand *errand)
{
    const struct screen_env *env = page->env;
    /* The first class is the ordinary one. */
    const struct hall_wait *wait = errand->class > 0 ? &standing->priority : &standing->ordinary;
    page_open(page, &(struct page_group){.style = STYLE_PANEL,
                                         .flow = env->brief ? PAGE_ROW : PAGE_COLUMN,
                                         .gap = PAGE_GAP,
                                         .grow = 1});
    page_open(page, &(struct page_group){.gap = PAGE_GAP_SMALL, .grow = 1});
    page_text(page, "confirm.service", STYLE_TITLE, facts_service_name(env, service));
    if (env->care && errand->class > 0 && errand->class < service->class_count)
        page_text(page, "confirm.class", STYLE_BODY,
                  facts_name(env, service->classes[errand->class].name,
                             service->classes[errand->class].name_en));
    view_windows(page, service);
    page_open(page, &(struct page_group){.spare = true});
    page_text(page, "confirm.hours", STYLE_NOTE,
              standing->open ? facts_closing(page->view, env, &standing->when) : NULL);
    page_close(page);
    page_close(page);
    page_open(page, &(struct page_group){.flow = PAGE_GRID, .columns = env->brief ? 1 : 2});
    page_figure(page, "confirm.ahead", facts_people(page->view, env, wait->people, wait->exact),
                facts_text(env, "ticket.ahead"));
    page_figure(page, "confirm.wait", facts_minutes(page->view, env, wait->minutes),
                facts_text(env, "ticket.wait"));
    page_close(page);
    page_close(page);
}

static void view_classes(struct page *page, const struct catalog_service *service, size_t chosen)
{
    page_open(page, &(struct page_group){.grow = 1, .gap = PAGE_GAP_SMALL});
    page_text(page, "confirm.classes", STYLE_HEADING, facts_text(page->env, "confirm.classes"));
    classes_view(page, service, chosen, ACTION_CLASS);
    page_close(page);
}

static void view_confirm(const void *state, const struct screen_env *env, struct view *view)
{
    const struct state *at = state;
    struct page page;
    const struct hall_service *standing;
    const struct catalog_service *service = facts_service(env->hall, at->errand.service, &standing);
    page_begin(&page, view, env);
    page_title(&page, "confirm.title", facts_text(env, "confirm.title"));
    if (at->message != NULL)
        page_band(&page, "confirm.message", STYLE_WARNING, ICON_TROUBLE,
                  facts_text(env, at->message));
    if (service != NULL) {
        page_open(&page, &(struct page_group){.flow = env->portrait ? PAGE_COLUMN : PAGE_ROW,
                                              .gap = PAGE_GAP_LARGE,
                                              .grow = 1});
        view_facts(&page, service, standing, &at->errand);
        /* In care mode that was a question of its own. */
        if (!env->care && service->class_count > 1)
            view_classes(&page, service, at->errand.class);
        page_close(&page);
    }
    page_part(&page, PAGE_FOOT_GO);
    page_item(&page, &(struct page_item){.element = {.id = "ticket.confirm",
                                                     .role = ROLE_BUTTON,
                                                     .style = STYLE_PRIMARY,
                                                     .icon = ICON_TICKET,
                                                     .label = facts_text(env, "ticket.confirm"),
                                                     .align = ALIGN_CENTRE,
                                                     .disabled = service == NULL,
                                                     .action = ACTION_CONFIRM}});
    page_end(&page);
}

static struct ticket_request request_of(const struct state *at,
                                        const struct catalog_service *service)
{
    struct ticket_request request = {.print = !at->errand.on_screen};
    size_t chosen = at->errand.class < service->class_count ? at->errand.class : 0;
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
    if (ui_core(ui) != NULL)
        core_rehearse_ticket(ui_core(ui), &likely);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    struct state *at = state;
    /* While the answer is on its way, which is too short to be shown, touches do nothing. */
    if (at->awaited != 0)
        return;
    if (action == ACTION_CLASS) {
        at->errand.class = (size_t)argument;
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
