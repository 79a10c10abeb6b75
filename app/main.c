/* Arguments, signals, exit codes. */
#include <getopt.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/kiosk.h"

enum { EXIT_USAGE = 2 };

static const char usage[] = "usage: kiosk --config FILE [--state DIR] [--automation SOCKET]\n"
                            "       kiosk --config FILE [--state DIR] --check\n"
                            "       kiosk --version\n";

struct options {
    struct kiosk_arguments arguments;
    bool check;
    bool version;
};

static bool parse(int argc, char **argv, struct options *options)
{
    static const struct option known[] = {
        {"config", required_argument, NULL, 'c'},     {"state", required_argument, NULL, 's'},
        {"automation", required_argument, NULL, 'a'}, {"check", no_argument, NULL, 'k'},
        {"version", no_argument, NULL, 'v'},          {NULL, 0, NULL, 0},
    };
    for (int option; (option = getopt_long(argc, argv, "", known, NULL)) != -1;) {
        switch (option) {
        case 'c':
            options->arguments.config_path = optarg;
            break;
        case 's':
            options->arguments.state_dir = optarg;
            break;
        case 'a':
            options->arguments.automation = optarg;
            break;
        case 'k':
            options->check = true;
            break;
        case 'v':
            options->version = true;
            break;
        default:
            return false;
        }
    }
    return optind == argc && (options->version || options->arguments.config_path != NULL);
}

/* Signals are taken by a thread that waits for them, so that no handler interrupts anything. */
static void *wait_for_signal(void *context)
{
    sigset_t set;
    int number;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    if (sigwait(&set, &number) == 0)
        kiosk_quit(context);
    return NULL;
}

static void block_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    /* A closed line and a file that reached its limit are errors of a write, not of the program. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

static int run(const struct kiosk_arguments *arguments)
{
    struct kiosk *kiosk;
    pthread_t signals;
    block_signals();
    if (kiosk_create(&kiosk, arguments, stderr) != OK)
        return EXIT_USAGE;
    if (pthread_create(&signals, NULL, wait_for_signal, kiosk) != 0) {
        kiosk_destroy(kiosk);
        return EXIT_FAILURE;
    }
    int exit_code = kiosk_run(kiosk);
    pthread_cancel(signals);
    pthread_join(signals, NULL);
    kiosk_destroy(kiosk);
    return exit_code;
}

int main(int argc, char **argv)
{
    struct options options = {0};
    if (!parse(argc, argv, &options)) {
        fputs(usage, stderr);
        return EXIT_USAGE;
    }
    if (options.version) {
        puts("kiosk " KIOSK_VERSION);
        return EXIT_SUCCESS;
    }
    if (options.check)
        return kiosk_check(&options.arguments, stdout) ? EXIT_SUCCESS : EXIT_FAILURE;
    if (options.arguments.automation != NULL && getenv("KIOSK_PRODUCTION") != NULL) {
        fputs("--automation is refused in production\n", stderr);
        return EXIT_USAGE;
    }
    return run(&options.arguments);
}
