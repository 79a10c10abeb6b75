#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/store/store.h"
#include "tests/unit/unit.h"

static const char insert_sql[] =
    "INSERT INTO outbox (id, type, subject, time_ms, data) VALUES (?, 't', 's', 0, ?)";
static const char count_sql[] = "SELECT count(*), max(seq) FROM outbox";

static struct store *open_store(const char *dir)
{
    char msg[ERR_MSG_BYTES];
    struct store *store = NULL;
    enum err err = store_open(&store, dir, msg);
    if (err != OK)
        fprintf(stderr, "store_open: %s\n", msg);
    return store;
}

static enum err open_fails(const char *dir)
{
    char msg[ERR_MSG_BYTES] = "";
    struct store *store = NULL;
    enum err err = store_open(&store, dir, msg);
    CU_ASSERT_PTR_NULL(store);
    CU_ASSERT(strlen(msg) > 10);
    store_close(store);
    return err;
}

/* One committed row whose id is `number`. */
static enum err add_row(struct store *store, int number)
{
    static char filling[2000];
    char id[16];
    struct store_statement *statement;
    memset(filling, 'x', sizeof filling - 1);
    snprintf(id, sizeof id, "%d", number);
    enum err err = store_begin(store);
    if (err != OK)
        return err;
    err = store_prepare(store, insert_sql, &statement);
    if (err == OK) {
        store_bind_text(statement, 1, id);
        store_bind_text(statement, 2, filling);
        err = store_step(statement, NULL);
        store_reset(statement);
    }
    if (err == OK)
        err = store_commit(store);
    if (err != OK)
        store_rollback(store);
    return err;
}

/* Rows, or -1 when there is a gap in their sequence or they cannot be read. */
static int count_rows(struct store *store)
{
    struct store_statement *statement;
    bool has_row = false;
    if (store_prepare(store, count_sql, &statement) != OK ||
        store_step(statement, &has_row) != OK || !has_row)
        return -1;
    int64_t count = store_column_int(statement, 0);
    int64_t last = store_column_int(statement, 1);
    store_reset(statement);
    return count == last ? (int)count : -1;
}

static void fill(struct store *store, int rows)
{
    for (int i = 1; i <= rows; i++)
        UNIT_OK(add_row(store, i));
}

/* Runs `body` in a child, so that it may limit and kill itself; its exit code. */
static int in_child(int (*body)(const char *dir), const char *dir)
{
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0)
        _exit(body(dir));
    int status = -1;
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void write_text(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd >= 0 && write(fd, text, strlen(text)) < 0)
        perror(path);
    close(fd);
}

/* Mounts of our own, as root or in a user namespace; false where the kernel or the container
 * forbids both. */
static bool private_mounts(void)
{
    char map[32];
    uid_t uid = geteuid();
    if (unshare(uid == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0)
        return false;
    if (uid != 0) {
        snprintf(map, sizeof map, "0 %u 1", (unsigned)uid);
        write_text("/proc/self/uid_map", map);
    }
    return mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

#define CHILD_CANNOT_MOUNT 77

static void put_many(struct store *store, int count)
{
    for (int i = 0; i < count; i++) {
        char key[32];
        snprintf(key, sizeof key, "key %d", i);
        UNIT_OK(store_put_meta(store, key, "a value that takes room in the table of values"));
    }
}

static off_t size_of(const char *dir)
{
    char path[400];
    struct stat info = {0};
    snprintf(path, sizeof path, "%s/kiosk.db", dir);
    CU_ASSERT_EQUAL(stat(path, &info), 0);
    return info.st_size;
}

static void a_quiet_moment_empties_a_long_log(void)
{
    const char *dir = unit_temp_dir();
    struct store *store = open_store(dir);
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    off_t before = size_of(dir);
    put_many(store, 50);
    UNIT_OK(store_tidy(store));
    CU_ASSERT_EQUAL(size_of(dir), before);
    put_many(store, 600);
    CU_ASSERT_EQUAL(size_of(dir), before);
    UNIT_OK(store_tidy(store));
    CU_ASSERT(size_of(dir) > before);
    store_close(store);
}

static void a_new_store_has_its_tables(void)
{
    struct store *store = open_store(unit_temp_dir());
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    UNIT_OK(store_execute(store, "INSERT INTO series VALUES (20000, 'A', 1, 1, 1, 0)"));
    UNIT_OK(store_execute(store, "INSERT INTO ticket (id, business_day, service, class, "
                                 "priority, number, label, state, issued_ms, issued_mono_ms, boot, "
                                 "clock_trusted, ahead, ahead_exact, wait_min) VALUES "
                                 "('i', 20000, 'A', 'normal', 0, 1, 'A001', 0, 0, 0, 'b', 1, "
                                 "0, 1, -1)"));
    CU_ASSERT_EQUAL(
        store_execute(store,
                      "INSERT INTO ticket SELECT NULL, 'i', business_day, service, class, "
                      "priority, number, label, state, reason, evidence, issued_ms, "
                      "issued_mono_ms, boot, clock_trusted, ahead, ahead_exact, wait_min, prints, "
                      "called_ms FROM ticket"),
        ERR_EXISTS);
    CU_ASSERT_EQUAL(count_rows(store), 0);
    store_close(store);
}

static void settings_are_the_durable_ones(void)
{
    static const struct {
        const char *sql;
        const char *value;
    } expected[] = {
        {"PRAGMA journal_mode", "wal"}, {"PRAGMA synchronous", "2"},  {"PRAGMA mmap_size", "0"},
        {"PRAGMA foreign_keys", "1"},   {"PRAGMA user_version", "4"},
    };
    struct store *store = open_store(unit_temp_dir());
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        struct store_statement *statement = NULL;
        bool has_row = false;
        UNIT_OK(store_prepare(store, expected[i].sql, &statement));
        UNIT_OK(store_step(statement, &has_row));
        CU_ASSERT(has_row);
        CU_ASSERT_STRING_EQUAL(store_column_text(statement, 0), expected[i].value);
        store_reset(statement);
    }
    CU_ASSERT_EQUAL(store_execute(store, "SELECT \"no such column\""), ERR_INVALID);
    store_close(store);
}

static void a_second_program_is_refused(void)
{
    const char *dir = unit_temp_dir();
    struct store *store = open_store(dir);
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    CU_ASSERT_EQUAL(open_fails(dir), ERR_BUSY);
    fill(store, 1);
    store_close(store);
    store = open_store(dir);
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    CU_ASSERT_EQUAL(count_rows(store), 1);
    store_close(store);
}

static void a_rollback_leaves_nothing(void)
{
    struct store *store = open_store(unit_temp_dir());
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    UNIT_OK(store_begin(store));
    UNIT_OK(store_put_meta(store, "a", "1"));
    store_rollback(store);
    store_rollback(store);
    char value[8];
    CU_ASSERT_EQUAL(store_get_meta(store, "a", value, sizeof value), ERR_NOT_FOUND);
    store_close(store);
}

static void meta_is_replaced_and_bounded(void)
{
    struct store *store = open_store(unit_temp_dir());
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    char value[8];
    UNIT_OK(store_put_meta(store, "a", "1"));
    UNIT_OK(store_put_meta(store, "a", "二"));
    UNIT_OK(store_get_meta(store, "a", value, sizeof value));
    CU_ASSERT_STRING_EQUAL(value, "二");
    UNIT_OK(store_put_meta(store, "a", "longer than seven"));
    CU_ASSERT_EQUAL(store_get_meta(store, "a", value, sizeof value), ERR_TOO_LARGE);
    store_close(store);
}

static int told[2];

static int commit_for_ever(const char *dir)
{
    struct store *store = open_store(dir);
    for (int number = 1; store != NULL && add_row(store, number) == OK; number++)
        if (write(told[1], &number, sizeof number) != sizeof number)
            break;
    return 1;
}

static void a_commit_survives_sigkill(void)
{
    const char *dir = unit_temp_dir();
    CU_ASSERT_EQUAL_FATAL(pipe2(told, O_CLOEXEC), 0);
    pid_t pid = fork();
    if (pid == 0)
        _exit(commit_for_ever(dir));
    close(told[1]);
    int last = 0;
    while (last < 40 && read(told[0], &last, sizeof last) == sizeof last)
        ;
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    while (read(told[0], &last, sizeof last) == sizeof last)
        ;
    close(told[0]);

    struct store *store = open_store(dir);
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    int rows = count_rows(store);
    /* The one commit after the last that was told may or may not have happened. */
    CU_ASSERT(last >= 40 && (rows == last || rows == last + 1));
    char msg[ERR_MSG_BYTES];
    UNIT_OK(store_check(store, msg));
    store_close(store);
}

/* Fills until there is no space, makes space, goes on: nothing lost, no gap. */
static int fill_and_go_on(struct store *store, void (*make_space)(const char *dir), const char *dir)
{
    char msg[ERR_MSG_BYTES];
    int rows = 0;
    enum err err;
    while ((err = add_row(store, rows + 1)) == OK && rows < 10000)
        rows++;
    if (err != ERR_NO_SPACE)
        return 10 + (int)err;
    if (rows < 5 || count_rows(store) != rows)
        return 2;
    make_space(dir);
    if (add_row(store, rows + 1) != OK || count_rows(store) != rows + 1)
        return 3;
    if (store_check(store, msg) != OK)
        return 4;
    store_close(store);
    store = open_store(dir);
    return store != NULL && count_rows(store) == rows + 1 ? 0 : 5;
}

static void grow_disk(const char *dir)
{
    if (mount("tmpfs", dir, "tmpfs", MS_REMOUNT, "size=8m") != 0)
        perror("remount");
}

static int on_a_small_disk(const char *dir)
{
    if (!private_mounts() || mount("tmpfs", dir, "tmpfs", 0, "size=512k") != 0)
        return CHILD_CANNOT_MOUNT;
    struct store *store = open_store(dir);
    return store != NULL ? fill_and_go_on(store, grow_disk, dir) : 1;
}

static void a_full_disk_loses_nothing(void)
{
    int code = in_child(on_a_small_disk, unit_temp_dir());
    if (code == CHILD_CANNOT_MOUNT)
        puts("\n    NOT RUN: this machine forbids mounts; the file size limit is tested instead");
    else
        CU_ASSERT_EQUAL(code, 0);
}

static void limit_files(rlim_t bytes)
{
    struct rlimit limit = {.rlim_cur = bytes, .rlim_max = RLIM_INFINITY};
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes;
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
        perror("setrlimit");
}

static void lift_limit(const char *dir)
{
    (void)dir;
    limit_files(8 << 20);
}

static int with_a_file_limit(const char *dir)
{
    signal(SIGXFSZ, SIG_IGN);
    struct store *store = open_store(dir);
    limit_files(200 << 10);
    return store != NULL ? fill_and_go_on(store, lift_limit, dir) : 1;
}

static void a_file_size_limit_is_no_space(void)
{
    CU_ASSERT_EQUAL(in_child(with_a_file_limit, unit_temp_dir()), 0);
}

static int on_a_disk_too_small_for_a_new_store(const char *dir)
{
    signal(SIGXFSZ, SIG_IGN);
    limit_files(8 << 10);
    if (open_fails(dir) != ERR_NO_SPACE)
        return 1;
    lift_limit(dir);
    return open_store(dir) != NULL ? 0 : 2;
}

static void a_store_that_could_not_be_made_can_be_made_later(void)
{
    CU_ASSERT_EQUAL(in_child(on_a_disk_too_small_for_a_new_store, unit_temp_dir()), 0);
}

static int open_read_only_mount(const char *dir)
{
    if (!private_mounts() || mount(dir, dir, NULL, MS_BIND, NULL) != 0 ||
        mount(dir, dir, NULL, MS_BIND | MS_REMOUNT | MS_RDONLY, NULL) != 0)
        return CHILD_CANNOT_MOUNT;
    return (int)open_fails(dir);
}

/* Root ignores permission bits, so a mount is made read-only; a container that forbids mounts has
 * /proc/sys read-only, and whoever is not root can use permission bits. */
static enum err open_read_only(const char *dir)
{
    int code = in_child(open_read_only_mount, dir);
    if (code != CHILD_CANNOT_MOUNT)
        return (enum err)code;
    if (geteuid() == 0)
        return open_fails("/proc/sys");
    chmod(dir, 0555);
    enum err err = open_fails(dir);
    chmod(dir, 0700);
    return err;
}

static void a_read_only_folder_is_told_at_open(void)
{
    const char *dir = unit_temp_dir();
    CU_ASSERT_EQUAL(open_read_only(dir), ERR_READ_ONLY);
    struct store *store = open_store(dir);
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    store_close(store);
    CU_ASSERT_EQUAL(open_read_only(dir), ERR_READ_ONLY);
}

static void a_missing_folder_is_not_made(void)
{
    char path[300];
    struct stat info;
    snprintf(path, sizeof path, "%s/nothing/here", unit_temp_dir());
    CU_ASSERT_EQUAL(open_fails(path), ERR_NOT_FOUND);
    CU_ASSERT_NOT_EQUAL(stat(path, &info), 0);
    const char *dir = unit_temp_dir();
    CU_ASSERT_EQUAL(open_fails(unit_write_file(dir, "file", "x", 1)), ERR_NOT_FOUND);
}

static void a_folder_in_place_of_the_file_is_refused(void)
{
    const char *dir = unit_temp_dir();
    char path[300];
    snprintf(path, sizeof path, "%s/kiosk.db", dir);
    CU_ASSERT_EQUAL_FATAL(mkdir(path, 0700), 0);
    CU_ASSERT_EQUAL(open_fails(dir), ERR_INVALID);
}

static void what_is_no_database_is_corrupt(void)
{
    const char *dir = unit_temp_dir();
    char garbage[8192];
    memset(garbage, 'g', sizeof garbage);
    unit_write_file(dir, "kiosk.db", garbage, sizeof garbage);
    CU_ASSERT_EQUAL(open_fails(dir), ERR_CORRUPT);
    unit_write_file(dir, "kiosk.db", "", 0);
    CU_ASSERT_EQUAL(open_fails(dir), ERR_CORRUPT);
}

static const char *filled_store(char path[300])
{
    const char *dir = unit_temp_dir();
    struct store *store = open_store(dir);
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    fill(store, 60);
    store_close(store);
    snprintf(path, 300, "%s/kiosk.db", dir);
    return dir;
}

static void a_truncated_file_is_corrupt(void)
{
    char path[300];
    struct stat info;
    const char *dir = filled_store(path);
    CU_ASSERT_EQUAL_FATAL(stat(path, &info), 0);
    CU_ASSERT_EQUAL_FATAL(truncate(path, info.st_size / 2), 0);
    CU_ASSERT_EQUAL(open_fails(dir), ERR_CORRUPT);
}

static void overwritten_pages_are_found(void)
{
    char path[300];
    char garbage[4096];
    char msg[ERR_MSG_BYTES] = "";
    const char *dir = filled_store(path);
    struct stat info;
    CU_ASSERT_EQUAL_FATAL(stat(path, &info), 0);
    memset(garbage, 0xA5, sizeof garbage);
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    for (off_t at = info.st_size / 2; at < info.st_size; at += (off_t)sizeof garbage)
        CU_ASSERT_EQUAL(pwrite(fd, garbage, sizeof garbage, at), (ssize_t)sizeof garbage);
    close(fd);

    struct store *store = open_store(dir);
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    CU_ASSERT_EQUAL(store_check(store, msg), ERR_CORRUPT);
    CU_ASSERT(strlen(msg) > 5);
    CU_ASSERT_EQUAL(store_execute(store, "SELECT sum(length(data)) FROM outbox"), ERR_CORRUPT);
    store_close(store);
}

static void a_log_without_its_store_is_corrupt(void)
{
    const char *dir = unit_temp_dir();
    unit_write_file(dir, "kiosk.db-wal", "log", 3);
    CU_ASSERT_EQUAL(open_fails(dir), ERR_CORRUPT);
}

static void a_newer_version_is_refused(void)
{
    const char *dir = unit_temp_dir();
    struct store *store = open_store(dir);
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    UNIT_OK(store_execute(store, "PRAGMA user_version = 1000"));
    store_close(store);
    char msg[ERR_MSG_BYTES] = "";
    CU_ASSERT_EQUAL(store_open(&store, dir, msg), ERR_UNSUPPORTED);
    CU_ASSERT_PTR_NOT_NULL(strstr(msg, "1000"));
}

static void a_half_made_store_is_made_anew(void)
{
    const char *dir = unit_temp_dir();
    unit_write_file(dir, "kiosk.db.new", "half", 4);
    unit_write_file(dir, "kiosk.db.new-wal", "half", 4);
    struct store *store = open_store(dir);
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    store_close(store);
}

static void a_backup_is_a_whole_store(void)
{
    char source[300];
    char target[300];
    char msg[ERR_MSG_BYTES] = "";
    struct store *store = open_store(filled_store(source));
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    const char *dir = unit_temp_dir();
    snprintf(target, sizeof target, "%s/kiosk.db", dir);
    unit_write_file(dir, "kiosk.db", "an older backup", 15);
    UNIT_OK(store_backup(store, target, msg));
    CU_ASSERT_EQUAL(add_row(store, 61), OK);
    CU_ASSERT_NOT_EQUAL(store_backup(store, "/nonexistent/kiosk.db", msg), OK);
    CU_ASSERT(strlen(msg) > 10);
    store_close(store);

    store = open_store(dir);
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    CU_ASSERT_EQUAL(count_rows(store), 60);
    UNIT_OK(store_check(store, msg));
    store_close(store);
}

void suite_store(void)
{
    static const CU_TestInfo tests[] = {
        {"a quiet moment empties a long log", a_quiet_moment_empties_a_long_log},
        {"a new store has its tables", a_new_store_has_its_tables},
        {"settings are the durable ones", settings_are_the_durable_ones},
        {"a second program is refused", a_second_program_is_refused},
        {"a rollback leaves nothing", a_rollback_leaves_nothing},
        {"meta is replaced and bounded", meta_is_replaced_and_bounded},
        {"a commit survives SIGKILL", a_commit_survives_sigkill},
        {"a full disk loses nothing", a_full_disk_loses_nothing},
        {"a file size limit is no space", a_file_size_limit_is_no_space},
        {"a store that could not be made can be made later",
         a_store_that_could_not_be_made_can_be_made_later},
        {"a read-only folder is told at open", a_read_only_folder_is_told_at_open},
        {"a missing folder is not made", a_missing_folder_is_not_made},
        {"a folder in place of the file is refused", a_folder_in_place_of_the_file_is_refused},
        {"what is no database is corrupt", what_is_no_database_is_corrupt},
        {"a truncated file is corrupt", a_truncated_file_is_corrupt},
        {"overwritten pages are found", overwritten_pages_are_found},
        {"a log without its store is corrupt", a_log_without_its_store_is_corrupt},
        {"a newer version is refused", a_newer_version_is_refused},
        {"a half made store is made anew", a_half_made_store_is_made_anew},
        {"a backup is a whole store", a_backup_is_a_whole_store},
        CU_TEST_INFO_NULL,
    };
    unit_add("store", tests);
}
