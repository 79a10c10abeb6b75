#include <stdio.h>
#include <string.h>

#include "app/base/ini.h"
#include "tests/unit/unit.h"

struct target {
    char name[8];
    int number;
    int flag;
    int choice;
};

static const char *const choices[] = {"red", "green", NULL};
static const struct ini_key keys[] = {
    {"a", "name", INI_TEXT, offsetof(struct target, name), 8, 0, 0, NULL},
    {"a", "number", INI_INT, offsetof(struct target, number), 0, -5, 100, NULL},
    {"a", "flag", INI_BOOL, offsetof(struct target, flag), 0, 0, 0, NULL},
    {"b", "choice", INI_ENUM, offsetof(struct target, choice), 0, 0, 0, choices},
};

struct heard {
    int count;
    int line;
    char text[512];
};

static void hear(void *context, int line, const char *problem)
{
    struct heard *heard = context;
    heard->count++;
    heard->line = line;
    snprintf(heard->text, sizeof heard->text, "%s", problem);
}

static enum err load(const char *text, struct target *target, struct heard *heard)
{
    memset(heard, 0, sizeof *heard);
    const char *path = unit_write_file(unit_temp_dir(), "x.ini", text, strlen(text));
    return ini_load(path, keys, 4, target, hear, heard);
}

static void known_keys_fill_the_target(void)
{
    struct target target = {.number = 7};
    struct heard heard;
    UNIT_OK(load("; c\n[a]\nname = 取号\nflag=yes\n[b]\nchoice = green\n", &target, &heard));
    CU_ASSERT_STRING_EQUAL(target.name, "取号");
    CU_ASSERT_EQUAL(target.number, 7);
    CU_ASSERT_EQUAL(target.flag, 1);
    CU_ASSERT_EQUAL(target.choice, 1);
    UNIT_OK(load("", &target, &heard));
}

static void every_fault_has_its_line(void)
{
    static const struct {
        const char *text;
        int line;
        const char *says;
    } cases[] = {
        {"[a]\nname = x\nnmae = y\n", 3, "nmae"},
        {"[a]\n\n[c]\nx = 1\n", 3, "[c]"},
        {"[empty]\n", 1, "[empty]"},
        {"[a]\nnumber = 101\n", 2, "100"},
        {"[a]\nnumber = 1x\n", 2, "whole number"},
        {"[a]\nflag = maybe\n", 2, "yes or no"},
        {"[b]\nchoice = blue\n", 2, "red, green"},
        {"[a]\nname = 12345678\n", 2, "at most 7"},
        {"[a]\nname = \xFF\n", 2, "UTF-8"},
        {"[a]\nname = x\nname = y\n", 3, "twice"},
        {"name = x\n", 1, "before any"},
        {"[a]\nnonsense\n", 2, "key = value"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct target target = {0};
        struct heard heard;
        CU_ASSERT_EQUAL(load(cases[i].text, &target, &heard), ERR_PARSE);
        CU_ASSERT_EQUAL(heard.count, 1);
        CU_ASSERT_EQUAL(heard.line, cases[i].line);
        CU_ASSERT_PTR_NOT_NULL(strstr(heard.text, cases[i].says));
    }
}

static void a_line_too_long_is_refused_not_cut(void)
{
    char text[2000] = "[a]\nname = x";
    struct target target = {0};
    struct heard heard;
    memset(text + strlen(text), ' ', 1500);
    strcpy(text + 1512, "\nnumber = 3\n");
    CU_ASSERT_EQUAL(load(text, &target, &heard), ERR_PARSE);
    CU_ASSERT_EQUAL(heard.line, 2);
    CU_ASSERT_EQUAL(target.number, 3);
}

static void missing_files_and_folders_are_told(void)
{
    struct target target;
    struct heard heard = {0};
    CU_ASSERT_EQUAL(ini_load("/nowhere/x.ini", keys, 4, &target, hear, &heard), ERR_NOT_FOUND);
    CU_ASSERT_EQUAL(heard.count, 1);
    CU_ASSERT_EQUAL(ini_load("/", keys, 4, &target, hear, &heard), ERR_IO);
    CU_ASSERT_EQUAL(heard.count, 2);
}

void suite_ini(void)
{
    static const CU_TestInfo tests[] = {
        {"known keys fill the target", known_keys_fill_the_target},
        {"every fault has its line", every_fault_has_its_line},
        {"a line too long is refused, not cut", a_line_too_long_is_refused_not_cut},
        {"missing files and folders are told", missing_files_and_folders_are_told},
        CU_TEST_INFO_NULL,
    };
    unit_add("ini", tests);
}
