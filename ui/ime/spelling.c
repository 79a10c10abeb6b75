#include "ui/ime/spelling.h"

#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/base/text.h"

#define LIBRARY                                                                                    \
    "libgooglepinyin"                                                                              \
    ".so.0"
#define DICTIONARY           "googlepinyin/data/dict_pinyin.dat" /* from the library's folder */
#define DICTIONARY_LEAST     (64 * 1024)
#define DICTIONARY_MOST      (16 * 1024 * 1024)
#define LOOSE_MOST           8
#define VOWELS_MOST          3 /* of a syllable: iao, uai */
#define CANDIDATE_CHARACTERS ((CANDIDATE_TEXT_BYTES - 1) / 3)

/* The library's header is C++; its functions are C. The names are those of pinyinime.h. */
struct spelling {
    void *library;
    bool (*open_decoder)(const char *system_dictionary, const char *user_dictionary);
    void (*close_decoder)(void);
    size_t (*search)(const char *letters, size_t count);
    void (*reset_search)(void);
    uint16_t *(*get_candidate)(size_t number, uint16_t *out, size_t count);
    size_t (*get_spl_start_pos)(const uint16_t **starts);
};

static bool find_function(void *library, const char *name, void *function)
{
    void *found = dlsym(library, name);
    memcpy(function, &found, sizeof found); /* C has no cast from data to function */
    return found != NULL;
}

static bool find_functions(struct spelling *spelling)
{
    void *library = spelling->library;
    return find_function(library, "im_open_decoder", &spelling->open_decoder) &&
           find_function(library, "im_close_decoder", &spelling->close_decoder) &&
           find_function(library, "im_search", &spelling->search) &&
           find_function(library, "im_reset_search", &spelling->reset_search) &&
           find_function(library, "im_get_candidate", &spelling->get_candidate) &&
           find_function(library, "im_get_spl_start_pos", &spelling->get_spl_start_pos);
}

/* Debian keeps it in the folder of the machine's libraries, whose name differs. */
static bool find_dictionary(const struct spelling *spelling, char *path, size_t path_bytes)
{
    Dl_info info;
    void *function;
    char library[512];
    memcpy(&function, &spelling->open_decoder, sizeof function);
    if (dladdr(function, &info) == 0 || info.dli_fname == NULL ||
        !text_copy(library, sizeof library, info.dli_fname))
        return false;
    char *end = strrchr(library, '/');
    if (end == NULL)
        return false;
    *end = '\0';
    return (size_t)snprintf(path, path_bytes, "%s/" DICTIONARY, library) < path_bytes;
}

/* The library trusts the file, so at least its kind and size are looked at. */
static bool is_dictionary(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode) && info.st_size >= DICTIONARY_LEAST &&
           info.st_size <= DICTIONARY_MOST;
}

static enum err fail(struct spelling *spelling, char msg[ERR_MSG_BYTES], const char *what,
                     const char *name)
{
    snprintf(msg, ERR_MSG_BYTES, "pinyin: %s: %.100s", what, name);
    if (spelling->library != NULL)
        dlclose(spelling->library);
    free(spelling);
    return ERR_NOT_FOUND;
}

enum err spelling_create(struct spelling **out, const char *dictionary, char msg[ERR_MSG_BYTES])
{
    char path[600];
    struct spelling *spelling = calloc(1, sizeof *spelling);
    if (spelling == NULL) {
        snprintf(msg, ERR_MSG_BYTES, "pinyin: %s", err_text(ERR_NO_MEMORY));
        return ERR_NO_MEMORY;
    }
    spelling->library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (spelling->library == NULL || !find_functions(spelling))
        return fail(spelling, msg, "no library", LIBRARY);
    if (dictionary == NULL && find_dictionary(spelling, path, sizeof path))
        dictionary = path;
    /* The empty name is that of no user dictionary: the library then has none. */
    if (dictionary == NULL || !is_dictionary(dictionary) || !spelling->open_decoder(dictionary, ""))
        return fail(spelling, msg, "no dictionary", dictionary != NULL ? dictionary : DICTIONARY);
    *out = spelling;
    return OK;
}

void spelling_destroy(struct spelling *spelling)
{
    if (spelling == NULL)
        return;
    spelling_forget(spelling);
    spelling->close_decoder();
    dlclose(spelling->library);
    free(spelling);
}

/* The number of characters; 0 when it does not fit. */
static size_t take(const uint16_t *found, struct candidate *out)
{
    size_t used = 0;
    size_t characters = 0;
    while (found[characters] != 0) {
        if (characters == CANDIDATE_CHARACTERS)
            return 0;
        used += text_encode(found[characters++], out->text + used);
    }
    out->text[used] = '\0';
    return characters;
}

static bool is_one_of(char letter, const char *set)
{
    return letter != '\0' && strchr(set, letter) != NULL;
}

static size_t vowels(const char *letters)
{
    return strspn(letters, "aeiouv");
}

/* A syllable's end: n, ng or r, where no vowel after it makes it the next one's beginning. */
static size_t coda(const char *letters)
{
    size_t length = letters[0] == 'n' && letters[1] == 'g' ? 2
                    : is_one_of(letters[0], "nr")          ? 1
                                                           : 0;
    while (length > 0 && vowels(letters + length) > 0)
        length--;
    return length;
}

/* How many letters are looked at: those before what is none, and before one loose syllable too
 * many: initials without vowels, vowels without initials. Each stands for many syllables, and from
 * the 13th on the library runs out of its memory and aborts; nobody writes so many in one word. */
static size_t usable(const char *letters)
{
    int loose = 0;
    size_t at = 0;
    size_t whole = strspn(letters, "abcdefghijklmnopqrstuvwxyz");
    if (whole >= SPELLING_LETTERS_BYTES)
        whole = SPELLING_LETTERS_BYTES - 1;
    while (at < whole) {
        size_t start = at;
        if (vowels(letters + at) == 0)
            at += is_one_of(letters[at], "zcs") && letters[at + 1] == 'h' ? 2 : 1;
        size_t open = vowels(letters + at);
        if ((at == start || open == 0) && ++loose > LOOSE_MOST)
            return start;
        if (open > 0) {
            at += open < VOWELS_MOST ? open : VOWELS_MOST;
            at += coda(letters + at);
        }
    }
    return whole;
}

size_t spelling_convert(struct spelling *spelling, const char *letters, size_t first,
                        struct candidate *out, size_t count, bool *more)
{
    const uint16_t *starts = NULL;
    size_t length = usable(letters);
    size_t taken = 0;
    *more = false;
    spelling->reset_search();
    if (length == 0)
        return 0;
    size_t found = spelling->search(letters, length);
    size_t syllables = spelling->get_spl_start_pos(&starts);
    for (size_t i = 0, good = 0; i < found && syllables > 0; i++) {
        uint16_t word[SPELLING_LETTERS_BYTES + 1] = {0};
        struct candidate candidate;
        if (spelling->get_candidate(i, word, SPELLING_LETTERS_BYTES) == NULL)
            break;
        size_t characters = take(word, &candidate);
        if (characters == 0 || good++ < first)
            continue;
        if (taken == count) {
            *more = true;
            break;
        }
        candidate.letters = (uint8_t)starts[characters < syllables ? characters : syllables];
        out[taken++] = candidate;
    }
    spelling->reset_search();
    return taken;
}

void spelling_forget(struct spelling *spelling)
{
    static const char other[] = "zhuangzhuangzhuangzhuangzhuangzhuangzhu";
    _Static_assert(sizeof other == SPELLING_LETTERS_BYTES, "as many letters as there can be");
    spelling->reset_search();
    (void)spelling->search(other, sizeof other - 1);
    spelling->reset_search();
}
