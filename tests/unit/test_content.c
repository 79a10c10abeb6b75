#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "app/services/catalog/content.h"
#include "app/services/catalog/folder.h"
#include "app/services/catalog/keep.h"
#include "tests/unit/small_hall.h"
#include "tests/unit/unit.h"

#define PATIENCE_S 60

/* What the thread brought, in the order in which it came. */
struct receiver {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    int count;
    const struct catalog *catalogs[8];
};

static struct clock system_clock;

static void on_ready(void *context, const struct catalog *catalog)
{
    struct receiver *receiver = context;
    pthread_mutex_lock(&receiver->lock);
    CU_ASSERT_FATAL(receiver->count < 8);
    receiver->catalogs[receiver->count++] = catalog;
    pthread_cond_signal(&receiver->changed);
    pthread_mutex_unlock(&receiver->lock);
}

/* The number `count` that came, or the failure that it never does. */
static const struct catalog *wait_for(struct receiver *receiver, int count)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += PATIENCE_S;
    pthread_mutex_lock(&receiver->lock);
    int result = 0;
    while (receiver->count < count && result == 0)
        result = pthread_cond_timedwait(&receiver->changed, &receiver->lock, &until);
    const struct catalog *catalog = receiver->catalogs[count - 1];
    pthread_mutex_unlock(&receiver->lock);
    CU_ASSERT_EQUAL(result, 0);
    return catalog;
}

static struct content *start(struct receiver *receiver, const char *folder, const char *state_dir)
{
    struct content *content = NULL;
    struct content_config config = {folder, state_dir, &system_clock, on_ready, receiver};
    *receiver =
        (struct receiver){.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};
    clock_init(&system_clock);
    UNIT_OK(content_create(&content, &config));
    CU_ASSERT_PTR_NOT_NULL_FATAL(content);
    return content;
}

static void stop(struct content *content, struct receiver *receiver)
{
    content_destroy(content);
    for (int i = 0; i < receiver->count; i++)
        catalog_unref(receiver->catalogs[i]);
}

/* One start that brings one thing; its hall's name. */
static void expect_name(const char *folder, const char *state_dir, const char *name)
{
    struct receiver receiver;
    struct content *content = start(&receiver, folder, state_dir);
    const struct catalog *catalog = wait_for(&receiver, 1);
    if (name == NULL)
        CU_ASSERT_PTR_NULL(catalog);
    if (name != NULL && catalog != NULL)
        CU_ASSERT_STRING_EQUAL(catalog->hall.name, name);
    CU_ASSERT_EQUAL(catalog != NULL, name != NULL);
    stop(content, &receiver);
}

static void name_hall(const char *dir, const char *name)
{
    char text[200];
    snprintf(text, sizeof text, "name,plan,here\n%s,plan.png,1 1\n", name);
    unit_write_file(dir, "hall.csv", text, strlen(text));
}

static bool exists(const char *dir, const char *name)
{
    char path[400];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    return access(path, F_OK) == 0;
}

/* Nothing else tells of it. */
static void wait_for_file(const char *dir, const char *name)
{
    for (int i = 0; i < PATIENCE_S * 1000 && !exists(dir, name); i++)
        nanosleep(&(struct timespec){0, 1000000}, NULL);
    CU_ASSERT(exists(dir, name));
}

static const char small[] = "示例镇便民服务中心";

static void what_was_imported_is_brought(void)
{
    const char *folder = small_hall_write();
    const char *state = unit_temp_dir();
    expect_name("", state, NULL);
    expect_name(folder, state, small);
    CU_ASSERT(exists(state, "content-1/pictures/plan.png"));
    expect_name("", state, small);
    expect_name("/nonexistent", state, small);
    expect_name(folder, state, small);
    CU_ASSERT_FALSE(exists(state, "content-2"));
}

static void a_changed_sheet_is_taken_over(void)
{
    struct receiver receiver;
    const char *folder = small_hall_write();
    const char *state = unit_temp_dir();
    struct content *content = start(&receiver, folder, state);
    CU_ASSERT_STRING_EQUAL(wait_for(&receiver, 1)->hall.name, small);
    static const char *const names[] = {"甲中心", "乙中心大", "丙中心更大"};
    for (int i = 0; i < 3; i++) {
        name_hall(folder, names[i]);
        content_look(content);
        CU_ASSERT_STRING_EQUAL(wait_for(&receiver, i + 2)->hall.name, names[i]);
    }
    /* the one before stays: a screen may still show its pictures */
    CU_ASSERT(exists(state, "content-4"));
    CU_ASSERT(exists(state, "content-3/pictures/plan.png"));
    CU_ASSERT_FALSE(exists(state, "content-2"));
    CU_ASSERT_FALSE(exists(state, "content-1"));
    stop(content, &receiver);
}

static void a_fault_changes_nothing(void)
{
    struct receiver receiver;
    const char *folder = small_hall_write();
    const char *state = unit_temp_dir();
    struct content *content = start(&receiver, folder, state);
    CU_ASSERT_STRING_EQUAL(wait_for(&receiver, 1)->hall.name, small);
    unit_write_file(folder, "staff.csv", "code\n", 5);
    name_hall(folder, "甲中心");
    content_look(content);
    wait_for_file(state, "import-report.txt");
    CU_ASSERT_FALSE(exists(state, "content-2"));
    CU_ASSERT_EQUAL(receiver.count, 1);
    unit_write_file(folder, "staff.csv", "code,name,department\n", 21);
    content_look(content);
    CU_ASSERT_STRING_EQUAL(wait_for(&receiver, 2)->hall.name, "甲中心");
    stop(content, &receiver);
    CU_ASSERT_FALSE(exists(state, "import-report.txt"));
}

static void a_first_import_with_a_fault_is_nothing(void)
{
    const char *folder = small_hall_write();
    const char *state = unit_temp_dir();
    unit_write_file(folder, "staff.csv", "code\n", 5);
    expect_name(folder, state, NULL);
    CU_ASSERT(exists(state, "import-report.txt"));
}

static void spoil(const char *state, const char *name)
{
    char path[400];
    snprintf(path, sizeof path, "%s/%s", state, name);
    CU_ASSERT_EQUAL(truncate(path, 100), 0);
}

static void a_damaged_image_is_imported_again(void)
{
    const char *folder = small_hall_write();
    const char *state = unit_temp_dir();
    expect_name(folder, state, small);
    spoil(state, "content-1/image");
    expect_name("", state, NULL);
    expect_name(folder, state, small);
    CU_ASSERT(exists(state, "content-2/image"));
    expect_name("", state, small);
}

/* The one before the damaged one is better than none. */
static void the_one_before_is_brought(void)
{
    struct receiver receiver;
    const char *folder = small_hall_write();
    const char *state = unit_temp_dir();
    expect_name(folder, state, small);
    name_hall(folder, "甲中心");
    struct content *content = start(&receiver, folder, state);
    CU_ASSERT_STRING_EQUAL(wait_for(&receiver, 2)->hall.name, "甲中心");
    stop(content, &receiver);
    spoil(state, "content-2/image");
    expect_name("", state, small);
}

/* What a power cut left half done. */
static void what_is_unfinished_does_not_count(void)
{
    char path[400];
    const char *folder = small_hall_write();
    const char *state = unit_temp_dir();
    static const char *const left[] = {"content-1.new", "content-1.new/pictures", "content-7x"};
    for (size_t i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s", state, left[i]);
        CU_ASSERT_EQUAL(mkdir(path, 0700), 0);
    }
    unit_write_file(state, "content-1.new/pictures/plan.png", "half", 4);
    expect_name("", state, NULL);
    expect_name(folder, state, small);
    CU_ASSERT(exists(state, "content-1/image"));
    CU_ASSERT_FALSE(exists(state, "content-1.new"));
}

static void what_cannot_be_kept_is_shown_where_there_is_nothing_else(void)
{
    struct receiver receiver;
    const char *folder = small_hall_write();
    struct content *content = start(&receiver, folder, "/nonexistent");
    const struct catalog *catalog = wait_for(&receiver, 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    CU_ASSERT_STRING_EQUAL(catalog->hall.name, small);
    CU_ASSERT_EQUAL(strncmp(catalog->picture_dir, folder, strlen(folder)), 0);
    stop(content, &receiver);
}

/* A picture that goes away between its check and its copy. */
static void nothing_of_a_failed_copy_stays(void)
{
    struct report report;
    struct image image;
    char *names[] = {"gone.png"};
    struct keep_pictures pictures = {names, 1};
    const char *folder = small_hall_write();
    const char *state = unit_temp_dir();
    report_init(&report);
    UNIT_OK(folder_read(folder, NULL, &report, &image));
    CU_ASSERT_EQUAL(keep_write(state, 1, &image, "x", folder, &pictures), ERR_NOT_FOUND);
    image_fini(&image);
    CU_ASSERT_FALSE(exists(state, "content-1"));
    CU_ASSERT_FALSE(exists(state, "content-1.new"));
}

static void write_many(const char *folder, int count)
{
    char path[400];
    snprintf(path, sizeof path, "%s/matters.csv", folder);
    FILE *file = fopen(path, "we");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fputs("code,name,department,service\nMZ001,a,mz,MZ\nZH001,b,zh,A\n", file);
    for (int i = 0; i < count; i++)
        fprintf(file, "X%d,城乡居民最低生活保障审核确认,mz,MZ\n", i);
    fclose(file);
}

static void a_large_one_comes_in_two_parts(void)
{
    struct receiver receiver;
    const char *folder = small_hall_write();
    const char *state = unit_temp_dir();
    write_many(folder, 20000);
    expect_name(folder, state, small);
    struct content *content = start(&receiver, folder, state);
    const struct catalog *first = wait_for(&receiver, 1);
    const struct catalog *whole = wait_for(&receiver, 2);
    CU_ASSERT(first->partial);
    CU_ASSERT_EQUAL(first->matter_count, 0);
    CU_ASSERT_FALSE(whole->partial);
    CU_ASSERT_EQUAL(whole->matter_count, 20002);
    CU_ASSERT_STRING_EQUAL(whole->matters[20001].code, "X19999");
    stop(content, &receiver);
}

static void an_end_does_not_wait_for_an_import(void)
{
    struct receiver receiver;
    const char *folder = small_hall_write();
    const char *state = unit_temp_dir();
    write_many(folder, 20000);
    struct content *content = start(&receiver, folder, state);
    stop(content, &receiver);
    CU_ASSERT_FALSE(exists(state, "content-1.new"));
}

void suite_content(void)
{
    static const CU_TestInfo tests[] = {
        {"what was imported is brought", what_was_imported_is_brought},
        {"a changed sheet is taken over", a_changed_sheet_is_taken_over},
        {"fault: in a sheet, changes nothing", a_fault_changes_nothing},
        {"fault: in the first import", a_first_import_with_a_fault_is_nothing},
        {"fault: a damaged image is imported again", a_damaged_image_is_imported_again},
        {"fault: the one before is brought", the_one_before_is_brought},
        {"fault: what is unfinished does not count", what_is_unfinished_does_not_count},
        {"fault: what cannot be kept", what_cannot_be_kept_is_shown_where_there_is_nothing_else},
        {"fault: a picture goes away", nothing_of_a_failed_copy_stays},
        {"a large one comes in two parts", a_large_one_comes_in_two_parts},
        {"an end does not wait for an import", an_end_does_not_wait_for_an_import},
        CU_TEST_INFO_NULL,
    };
    unit_add("content", tests);
}
