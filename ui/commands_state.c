/* What automation's "state" says: the hall, and what the process takes. */
#include <dirent.h>
#include <stdio.h>
#include <unistd.h>

#include "ui/commands.h"
#include "ui/ui_private.h"

static int64_t rss_kib(void)
{
    long long size = 0;
    long long resident = 0;
    FILE *file = fopen("/proc/self/statm", "re");
    if (file == NULL)
        return 0;
    if (fscanf(file, "%lld %lld", &size, &resident) != 2)
        resident = 0;
    fclose(file);
    return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

static int open_descriptors(void)
{
    int count = 0;
    DIR *dir = opendir("/proc/self/fd");
    if (dir == NULL)
        return 0;
    for (const struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir))
        count += entry->d_name[0] != '.';
    closedir(dir);
    return count - 1; /* the one that counts */
}

static const char *trouble_name(enum hall_trouble trouble)
{
    static const char *const names[] = {
        [HALL_IN_SERVICE] = "none",
        [HALL_STORE_FULL] = "store-full",
        [HALL_STORE_READ_ONLY] = "store-read-only",
        [HALL_STORE_MISSING] = "store-missing",
        [HALL_STORE_CORRUPT] = "store-corrupt",
        [HALL_STORE_FAILED] = "store-failed",
        [HALL_NO_CONTENT] = "no-content",
    };
    return names[trouble];
}

static void add_hall(json_t *out, const struct hall *hall)
{
    static const char *const papers[] = {[HAL_PAPER_UNKNOWN] = "unknown",
                                         [HAL_PAPER_OK] = "ok",
                                         [HAL_PAPER_NEAR_END] = "near-end",
                                         [HAL_PAPER_OUT] = "out"};
    static const char *const links[] = {
        [HALL_LINK_NONE] = "none", [HALL_LINK_UP] = "up", [HALL_LINK_DOWN] = "down"};
    char day[CLOCK_DATE_BYTES];
    clock_format_date(hall->business_day, day);
    json_t *more = json_pack(
        "{s:s, s:s, s:s, s:I, s:I, s:s, s:s, s:s, s:b}", "paper", papers[hall->printer.paper],
        "printer", hall->printer.ready ? "ready" : hal_printer_reason_name(hall->printer.reason),
        "link", links[hall->link], "outbox", (json_int_t)hall->outbox, "parked",
        (json_int_t)hall->parked, "last_ticket", hall->last_ticket, "trouble",
        trouble_name(hall->trouble), "business_day", day, "clock_trusted", hall->clock_trusted);
    json_object_update(out, more);
    json_decref(more);
}

/* The keys are there at all times: a test that waits for one need not know when the hall comes. */
static void add_no_hall(json_t *out)
{
    static const char *const keys[] = {"paper",   "printer",      "link",
                                       "outbox",  "parked",       "last_ticket",
                                       "trouble", "business_day", "clock_trusted"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        json_object_set_new(out, keys[i], json_null());
}

json_t *commands_state(struct ui *ui)
{
    json_t *out =
        json_pack("{s:b, s:s, s:s, s:I, s:I, s:i, s:i, s:b}", "ok", 1, "screen",
                  router_screen(ui)->name, "reader", "none", "rss_kib", (json_int_t)rss_kib(),
                  "frames", (json_int_t)ui->frame_count, "fds", open_descriptors(), "overflows",
                  (int)paint_overflows(ui->paint), "speaking", speak_is_heard(ui));
    if (ui->hall != NULL)
        add_hall(out, ui->hall);
    else
        add_no_hall(out);
    return out;
}
