/*
 * The bare loops beside which a ticket's way is measured:
 *
 *   bare FOLDER HOST PORT    a window; each released touch makes one durable row (SQLite, WAL,
 *                            synchronous=FULL), one write to the printer, one number drawn; and
 * then 4 KiB of a file that is long already are written and waited for with fdatasync: how long
 * that took is printed, microseconds, one a line
 */
#include <SDL2/SDL.h>
#include <SDL2/SDL_ttf.h>
#include <arpa/inet.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define PAGE_BYTES 4096
#define PAGES      64

#define FONT "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"

static double now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* As long as it stays: what is measured is the disk, not the making of a longer file. */
static int open_page_file(const char *folder)
{
    char path[512];
    static const char page[PAGE_BYTES] = "bench";
    snprintf(path, sizeof path, "%s/pages", folder);
    int fd = open(path, O_CREAT | O_RDWR | O_TRUNC | O_CLOEXEC, 0600);
    for (int i = 0; i < PAGES; i++)
        if (fd < 0 || pwrite(fd, page, sizeof page, (off_t)i * PAGE_BYTES) != PAGE_BYTES)
            exit(1);
    if (fsync(fd) != 0)
        exit(1);
    return fd;
}

static void measure_disk(int fd, int count)
{
    char page[PAGE_BYTES];
    memset(page, count, sizeof page);
    double begin_us = now_us();
    if (pwrite(fd, page, sizeof page, (off_t)(count % PAGES) * PAGE_BYTES) != PAGE_BYTES ||
        fdatasync(fd) != 0)
        exit(1);
    printf("%.1f\n", now_us() - begin_us);
    fflush(stdout);
}

static sqlite3 *open_store(const char *folder)
{
    char path[512];
    sqlite3 *store;
    snprintf(path, sizeof path, "%s/bare.db", folder);
    if (sqlite3_open(path, &store) != SQLITE_OK ||
        sqlite3_exec(store,
                     "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                     "CREATE TABLE ticket(id INTEGER PRIMARY KEY, number TEXT, at INTEGER)",
                     NULL, NULL, NULL) != SQLITE_OK)
        exit(1);
    return store;
}

static int open_printer(const char *host, int port)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || inet_pton(AF_INET, host, &to.sin_addr) != 1 ||
        connect(fd, (struct sockaddr *)&to, sizeof to) != 0)
        exit(1);
    return fd;
}

static void draw_number(SDL_Window *window, TTF_Font *font, const char *number)
{
    SDL_Surface *screen = SDL_GetWindowSurface(window);
    SDL_Rect panel = {320, 200, 640, 400};
    SDL_FillRect(screen, &panel, SDL_MapRGB(screen->format, 20, 90, 160));
    SDL_Surface *text =
        TTF_RenderUTF8_Blended(font, number, (SDL_Color){.r = 255, .g = 255, .b = 255, .a = 255});
    if (text != NULL) {
        SDL_Rect to = {640 - text->w / 2, 400 - text->h / 2, 0, 0};
        SDL_BlitSurface(text, NULL, screen, &to);
        SDL_FreeSurface(text);
    }
    SDL_UpdateWindowSurfaceRects(window, &panel, 1);
}

static void issue(sqlite3_stmt *insert, int printer, SDL_Window *window, TTF_Font *font, int count)
{
    char number[16];
    char job[512];
    snprintf(number, sizeof number, "A%03d", count);
    sqlite3_bind_text(insert, 1, number, -1, SQLITE_TRANSIENT);
    if (sqlite3_step(insert) != SQLITE_DONE || sqlite3_reset(insert) != SQLITE_OK)
        exit(1);
    memset(job, ' ', sizeof job);
    memcpy(job, number, strlen(number));
    memcpy(job + sizeof job - 4, "\n\x1dV\x01", 4);
    if (write(printer, job, sizeof job) != sizeof job)
        exit(1);
    draw_number(window, font, number);
}

static int loop(const char *folder, const char *host, int port)
{
    sqlite3 *store = open_store(folder);
    int printer = open_printer(host, port);
    int pages = open_page_file(folder);
    sqlite3_stmt *insert;
    if (sqlite3_prepare_v2(store, "INSERT INTO ticket(number, at) VALUES(?, strftime('%s', 'now'))",
                           -1, &insert, NULL) != SQLITE_OK)
        return 1;
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_Init(SDL_INIT_VIDEO) != 0 || TTF_Init() != 0)
        return 1;
    SDL_Window *window = SDL_CreateWindow("bare", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                          1280, 800, SDL_WINDOW_BORDERLESS);
    TTF_Font *font = TTF_OpenFont(FONT, 160);
    if (window == NULL || font == NULL)
        return 1;
    draw_number(window, font, "A000");
    SDL_UpdateWindowSurface(window);
    SDL_Event event;
    for (int count = 0; SDL_WaitEvent(&event) && event.type != SDL_QUIT;) {
        if (event.type == SDL_MOUSEBUTTONUP) {
            issue(insert, printer, window, font, ++count);
            measure_disk(pages, count);
        } else if (event.type == SDL_WINDOWEVENT) {
            SDL_UpdateWindowSurface(window);
        }
    }
    sqlite3_finalize(insert);
    sqlite3_close(store);
    close(printer);
    close(pages);
    TTF_CloseFont(font);
    SDL_DestroyWindow(window);
    TTF_Quit();
    SDL_Quit();
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 4)
        return loop(argv[1], argv[2], (int)strtol(argv[3], NULL, 10));
    fputs("bare FOLDER HOST PORT\n", stderr);
    return 2;
}
