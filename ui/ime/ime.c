#include "ui/ime/ime.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/log.h"
#include "app/base/queue.h"
#include "ui/ime/handwriting.h"

#define OUTSTANDING 16
/* Each request, to forget after each, and to stop. */
#define COMMANDS (2 * OUTSTANDING + 2)

_Static_assert(HANDWRITING_CANDIDATES <= IME_CANDIDATES, "an answer has room for all characters");

enum command_kind { COMMAND_ASK, COMMAND_FORGET, COMMAND_STOP };

struct command {
    enum command_kind kind;
    uint32_t number;
    struct ime_request request;
};

struct ime {
    struct ime_config config;
    struct queue *commands;
    struct queue *answers;
    pthread_t thread;
    atomic_uint newest[IME_KINDS]; /* number of the last request of each kind */
    uint32_t number;               /* the last one given; from here on: the main thread's */
    unsigned outstanding;
    bool used; /* there is something to forget */
};

/* What the thread holds. */
struct methods {
    struct spelling *spelling;
    struct handwriting *handwriting;
    bool missing[IME_KINDS]; /* logged once; tried again after the visit */
};

static void missing(struct methods *methods, enum ime_kind kind, const char *msg)
{
    if (!methods->missing[kind])
        log_error("ime", "%s", msg);
    methods->missing[kind] = true;
}

static void convert(struct ime *ime, struct methods *methods, const struct ime_request *request,
                    struct ime_answer *answer)
{
    char msg[ERR_MSG_BYTES];
    if (methods->spelling == NULL && !methods->missing[IME_SPELLING]) {
        answer->result = spelling_create(&methods->spelling, ime->config.dictionary, msg);
        if (answer->result != OK)
            missing(methods, IME_SPELLING, msg);
    }
    if (methods->spelling == NULL) {
        answer->result = ERR_NOT_FOUND;
        return;
    }
    answer->count = (uint16_t)spelling_convert(methods->spelling, request->letters, request->first,
                                               answer->candidates, IME_CANDIDATES, &answer->more);
}

static void recognise(struct ime *ime, struct methods *methods, const struct ime_request *request,
                      struct ime_answer *answer)
{
    char msg[ERR_MSG_BYTES];
    if (methods->handwriting == NULL && !methods->missing[IME_INK]) {
        answer->result = handwriting_create(&methods->handwriting, ime->config.model, msg);
        if (answer->result != OK)
            missing(methods, IME_INK, msg);
    }
    if (methods->handwriting == NULL) {
        answer->result = ERR_NOT_FOUND;
        return;
    }
    struct candidate found[HANDWRITING_CANDIDATES];
    size_t count = handwriting_recognise(methods->handwriting, &request->ink, found);
    size_t first = request->first < count ? request->first : count;
    answer->count = (uint16_t)(count - first);
    memcpy(answer->candidates, found + first, (count - first) * sizeof found[0]);
    explicit_bzero(found, sizeof found);
}

static void serve(struct ime *ime, struct methods *methods, const struct command *command)
{
    const struct ime_request *request = &command->request;
    struct ime_answer answer = {
        .kind = request->kind, .number = command->number, .first = request->first};
    if (atomic_load(&ime->newest[request->kind]) != command->number)
        answer.result = ERR_CANCELLED;
    else if (request->kind == IME_SPELLING)
        convert(ime, methods, request, &answer);
    else
        recognise(ime, methods, request, &answer);
    /* There is room: requests beyond it were not taken. */
    if (queue_push(ime->answers, &answer) != OK)
        abort();
    explicit_bzero(&answer, sizeof answer);
}

/* The model is large and soon mapped again; the dictionary is small and stays. */
static void forget(struct methods *methods)
{
    struct spelling *spelling = methods->spelling;
    if (spelling != NULL)
        spelling_forget(spelling);
    handwriting_destroy(methods->handwriting);
    *methods = (struct methods){.spelling = spelling};
}

static void *run(void *context)
{
    struct ime *ime = context;
    struct methods methods = {0};
    struct command command;
    do {
        if (queue_pop(ime->commands, &command, -1) != OK)
            break;
        if (command.kind == COMMAND_ASK)
            serve(ime, &methods, &command);
        else
            forget(&methods);
    } while (command.kind != COMMAND_STOP);
    spelling_destroy(methods.spelling);
    explicit_bzero(&command, sizeof command);
    return NULL;
}

/* Signals belong to the thread that waits for them. */
static enum err start(struct ime *ime)
{
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int fault = pthread_create(&ime->thread, NULL, run, ime);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return err_from_errno(fault);
}

static void free_all(struct ime *ime)
{
    queue_destroy(ime->commands);
    queue_destroy(ime->answers);
    free(ime);
}

enum err ime_create(struct ime **out, const struct ime_config *config)
{
    struct ime *ime = calloc(1, sizeof *ime);
    if (ime == NULL)
        return ERR_NO_MEMORY;
    ime->config = *config;
    for (int i = 0; i < IME_KINDS; i++)
        atomic_init(&ime->newest[i], 0);
    enum err result = queue_create(&ime->commands, COMMANDS, sizeof(struct command));
    if (result == OK)
        result = queue_create(&ime->answers, OUTSTANDING, sizeof(struct ime_answer));
    if (result == OK && config->wake != NULL)
        queue_on_push(ime->answers, config->wake, config->context);
    if (result == OK)
        result = start(ime);
    if (result != OK)
        free_all(ime);
    else
        *out = ime;
    return result;
}

enum err ime_ask(struct ime *ime, const struct ime_request *request, uint32_t *number)
{
    struct command command = {COMMAND_ASK, ime->number + 1, *request};
    if (ime->outstanding == OUTSTANDING)
        return ERR_BUSY;
    uint32_t before = atomic_load(&ime->newest[request->kind]);
    atomic_store(&ime->newest[request->kind], command.number);
    enum err result = queue_push(ime->commands, &command);
    explicit_bzero(&command, sizeof command);
    if (result != OK) {
        atomic_store(&ime->newest[request->kind], before);
        return result;
    }
    *number = ++ime->number;
    ime->outstanding++;
    ime->used = true;
    return OK;
}

enum err ime_next(struct ime *ime, struct ime_answer *answer, int timeout_ms)
{
    enum err result = queue_pop(ime->answers, answer, timeout_ms);
    if (result == OK)
        ime->outstanding--;
    return result;
}

bool ime_busy(const struct ime *ime)
{
    return ime->outstanding > 0;
}

static void tell(struct ime *ime, enum command_kind kind)
{
    struct command command = {.kind = kind};
    /* There is room: see COMMANDS. */
    if (queue_push(ime->commands, &command) != OK)
        abort();
}

void ime_forget(struct ime *ime)
{
    if (!ime->used)
        return;
    ime->used = false;
    /* What is still in the queue is answered with ERR_CANCELLED, and nothing is looked up for it.
     */
    ime->number++;
    for (int i = 0; i < IME_KINDS; i++)
        atomic_store(&ime->newest[i], ime->number);
    tell(ime, COMMAND_FORGET);
}

void ime_destroy(struct ime *ime)
{
    if (ime == NULL)
        return;
    ime_forget(ime);
    tell(ime, COMMAND_STOP);
    pthread_join(ime->thread, NULL);
    free_all(ime);
}
