/*
 * The bare SDL2 program that the kiosk's figures are held against: a window, one CJK font, six
 * tiles with labels; a released touch changes the tile under it and draws the page again, as the
 * kiosk goes from page to page. Nothing else.
 */
#include <SDL2/SDL.h>
#include <SDL2/SDL_ttf.h>
#include <stdbool.h>

#define WIDTH_PX  1280
#define HEIGHT_PX 800
#define TILES     6
#define FONT      "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"

static SDL_Rect tile_rect(int index)
{
    const int gap = 32;
    int w = (WIDTH_PX - 4 * gap) / 3;
    int h = (HEIGHT_PX - 3 * gap) / 2;
    return (SDL_Rect){gap + (index % 3) * (w + gap), gap + (index / 3) * (h + gap), w, h};
}

static void draw_tile(SDL_Surface *screen, TTF_Font *font, int index, bool pressed)
{
    static const char *const labels[TILES] = {"排队取号", "办事指南", "办件查询",
                                              "服务评价", "通知公告", "意见建议"};
    SDL_Rect rect = tile_rect(index);
    SDL_FillRect(screen, &rect,
                 pressed ? SDL_MapRGB(screen->format, 200, 60, 40)
                         : SDL_MapRGB(screen->format, 20, 90, 160));
    SDL_Surface *text = TTF_RenderUTF8_Blended(font, labels[index],
                                               (SDL_Color){.r = 255, .g = 255, .b = 255, .a = 255});
    if (text == NULL)
        return;
    SDL_Rect to = {rect.x + (rect.w - text->w) / 2, rect.y + (rect.h - text->h) / 2, 0, 0};
    SDL_BlitSurface(text, NULL, screen, &to);
    SDL_FreeSurface(text);
}

static void draw(SDL_Window *window, TTF_Font *font, const bool pressed[TILES])
{
    SDL_Surface *screen = SDL_GetWindowSurface(window);
    SDL_FillRect(screen, NULL, SDL_MapRGB(screen->format, 240, 244, 248));
    for (int i = 0; i < TILES; i++)
        draw_tile(screen, font, i, pressed[i]);
    SDL_UpdateWindowSurface(window);
}

static void touch(SDL_Point point, bool pressed[TILES])
{
    for (int i = 0; i < TILES; i++) {
        SDL_Rect rect = tile_rect(i);
        if (SDL_PointInRect(&point, &rect))
            pressed[i] = !pressed[i];
    }
}

static void loop(SDL_Window *window, TTF_Font *font)
{
    bool pressed[TILES] = {false};
    draw(window, font, pressed);
    SDL_Event event;
    while (SDL_WaitEvent(&event) && event.type != SDL_QUIT) {
        if (event.type == SDL_MOUSEBUTTONUP) {
            touch((SDL_Point){event.button.x, event.button.y}, pressed);
            draw(window, font, pressed);
        } else if (event.type == SDL_WINDOWEVENT) {
            SDL_UpdateWindowSurface(window);
        }
    }
}

int main(void)
{
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_Init(SDL_INIT_VIDEO) != 0 || TTF_Init() != 0)
        return 1;
    SDL_Window *window =
        SDL_CreateWindow("reference", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, WIDTH_PX,
                         HEIGHT_PX, SDL_WINDOW_BORDERLESS);
    TTF_Font *font = TTF_OpenFont(FONT, 48);
    if (font == NULL || window == NULL)
        return 1;
    loop(window, font);
    TTF_CloseFont(font);
    SDL_DestroyWindow(window);
    TTF_Quit();
    SDL_Quit();
    return 0;
}
