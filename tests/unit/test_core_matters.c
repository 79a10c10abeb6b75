#include <jansson.h>
#include <semaphore.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "app/core.h"
#include "app/services/sync/outbox.h"
#include "app/store/store.h"
#include "tests/unit/unit.h"

#define WAIT_S 20
#define VIEWS  1000

static void on_event(void *context)
{
    sem_post(context);
}

static struct core *create_core(const char *store_dir, const char *hall_dir, struct clock *clock,
                                sem_t *events)
{
    struct core *core = NULL;
    struct core_config config = {.kiosk_id = "test",
                                 .hall_dir = hall_dir,
                                 .store_dir = store_dir,
                                 .clock = clock,
                                 .paper_width_mm = 80,
                                 .i18n_dir = "build/share/bianmin/i18n",
                                 .locale = "zh-CN",
                                 .font_path = "",
                                 .bold_font_path = "",
                                 .central_url = "",
                                 .central_ca = "",
                                 .central_token_file = ""};
    clock_init(clock);
    sem_init(events, 0, 0);
    UNIT_OK(core_create(&core, &config, on_event, events));
    if (core == NULL)
        CU_FAIL_FATAL("no core");
    return core;
}

/* The first snapshot with a finder; NULL when it does not come in time. */
static const struct hall *wait_for_finder(struct core *core, sem_t *events)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += WAIT_S;
    while (sem_timedwait(events, &until) == 0) {
        struct core_event event;
        UNIT_OK(core_next_event(core, &event));
        const struct hall *hall = core_hall(core);
        if (hall != NULL && hall->finder != NULL)
            return hall;
        hall_unref(hall);
    }
    return NULL;
}

/* What the outbox tells of a matter; the events of any kind are counted. */
static json_int_t told(const char *store_dir, const char *code, size_t *event_count)
{
    struct store *store = NULL;
    struct outbox_batch batch;
    char msg[ERR_MSG_BYTES];
    json_int_t sum = 0;
    size_t i;
    size_t k;
    json_t *event;
    json_t *item;
    UNIT_OK(store_open(&store, store_dir, msg));
    UNIT_OK(outbox_batch_create(store, "/kiosk/test", 100, &batch));
    json_t *events = json_loadb(batch.body, batch.body_bytes, 0, NULL);
    json_array_foreach(events, i, event){
        json_array_foreach(json_object_get(json_object_get(event, "data"), "matters"), k, item){
            if (strcmp(json_string_value(json_object_get(item, "matter")), code) == 0) sum +=
            json_integer_value(json_object_get(item, "count"));
}
}
*event_count = json_array_size(events);
json_decref(events);
outbox_batch_fini(&batch);
store_close(store);
return sum;
}

static void the_hall_comes_with_a_finder_of_its_catalog(void)
{
    struct clock clock;
    sem_t events;
    struct core *core = create_core(unit_temp_dir(), "assets/hall", &clock, &events);
    const struct hall *hall = wait_for_finder(core, &events);
    CU_ASSERT_PTR_NOT_NULL_FATAL(hall);
    struct search_hit hits[3];
    size_t count = 0;
    CU_ASSERT_PTR_EQUAL(finder_catalog(hall->finder), hall->catalog);
    UNIT_OK(finder_find(hall->finder, "canjirenz", hits, 3, &count));
    CU_ASSERT_TRUE(count > 0);
    core_destroy(core);
    /* A screen may hold it longer than the core lives. */
    UNIT_OK(finder_find(hall->finder, "canjirenz", hits, 3, &count));
    CU_ASSERT_PTR_NOT_NULL(strstr(hall->catalog->matters[hits[0].position].name, "残疾人证"));
    hall_unref(hall);
    sem_destroy(&events);
}

static void no_view_is_lost_at_the_end(void)
{
    const char *dir = unit_temp_dir();
    struct clock clock;
    sem_t events;
    size_t event_count;
    for (int start = 1; start <= 2; start++) {
        struct core *core = create_core(dir, "assets/hall", &clock, &events);
        for (int i = 0; i < VIEWS; i++)
            core_count_matter(core, i % 4 == 0 ? "YB001" : "MZ001");
        core_destroy(core);
        sem_destroy(&events);
        CU_ASSERT_EQUAL(told(dir, "MZ001", &event_count), start * VIEWS * 3 / 4);
        CU_ASSERT_EQUAL(told(dir, "YB001", &event_count), start * VIEWS / 4);
        CU_ASSERT_EQUAL(event_count, (size_t)start);
    }
}

/* The first view cannot be put away alone; with two more it can. */
static void a_view_waits_for_a_store_that_refuses(void)
{
    const char *dir = unit_temp_dir();
    char msg[ERR_MSG_BYTES];
    struct store *store = NULL;
    struct clock clock;
    sem_t events;
    size_t event_count;
    UNIT_OK(store_open(&store, dir, msg));
    UNIT_OK(store_execute(store, "CREATE TRIGGER refuse BEFORE INSERT ON matter_viewed "
                                 "WHEN NEW.count < 3 BEGIN SELECT RAISE(ABORT, 'no'); END"));
    store_close(store);
    struct core *core = create_core(dir, "assets/hall", &clock, &events);
    core_count_matter(core, "MZ001");
    /* The snapshot comes after the core has tried. */
    const struct hall *hall = wait_for_finder(core, &events);
    CU_ASSERT_PTR_NOT_NULL(hall);
    hall_unref(hall);
    core_count_matter(core, "MZ001");
    core_count_matter(core, "MZ001");
    core_destroy(core);
    sem_destroy(&events);
    CU_ASSERT_EQUAL(told(dir, "MZ001", &event_count), 3);
}

static void views_are_bounded_while_there_is_no_store(void)
{
    struct clock clock;
    sem_t events;
    char missing[320];
    snprintf(missing, sizeof missing, "%s/missing", unit_temp_dir());
    struct core *core = create_core(missing, "", &clock, &events);
    for (int i = 0; i < CORE_VIEWED + 50; i++) {
        char code[16];
        snprintf(code, sizeof code, "M%d", i);
        core_count_matter(core, code);
    }
    core_destroy(core);
    sem_destroy(&events);
}

void suite_core_matters(void)
{
    static const CU_TestInfo tests[] = {
        {"the hall comes with a finder", the_hall_comes_with_a_finder_of_its_catalog},
        {"no view is lost at the end", no_view_is_lost_at_the_end},
        {"a view waits for a store that refuses", a_view_waits_for_a_store_that_refuses},
        {"views are bounded without a store", views_are_bounded_while_there_is_no_store},
        CU_TEST_INFO_NULL,
    };
    unit_add("core_matters", tests);
}
