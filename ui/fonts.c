#include "ui/fonts.h"

#include <SDL_ttf.h>
#include <stdlib.h>

#include "app/base/log.h"

enum weight { REGULAR, BOLD, WEIGHTS };

struct font {
    TTF_Font *file;
    bool failed;
    int size_px;
};

struct fonts {
    const struct theme *theme;
    struct font weights[WEIGHTS];
};

enum err fonts_create(struct fonts **out, const struct theme *theme)
{
    struct fonts *fonts = calloc(1, sizeof *fonts);
    if (fonts == NULL)
        return ERR_NO_MEMORY;
    if (TTF_Init() != 0) {
        log_error("fonts", "%s", TTF_GetError());
        free(fonts);
        return ERR_NO_MEMORY;
    }
    fonts->theme = theme;
    *out = fonts;
    return OK;
}

void fonts_destroy(struct fonts *fonts)
{
    if (fonts == NULL)
        return;
    for (int i = 0; i < WEIGHTS; i++)
        if (fonts->weights[i].file != NULL)
            TTF_CloseFont(fonts->weights[i].file);
    TTF_Quit();
    free(fonts);
}

static void open_font(struct font *font, const char *path, int face)
{
    font->file = TTF_OpenFontIndex(path, 16, face);
    if (font->file == NULL) {
        font->failed = true;
        log_error("fonts", "%s: %s", path, TTF_GetError());
        return;
    }
    font->size_px = 16;
    TTF_SetFontHinting(font->file, TTF_HINTING_LIGHT);
}

static enum err select_font(struct fonts *fonts, bool bold, int size_px, TTF_Font **out)
{
    struct font *font = &fonts->weights[bold ? BOLD : REGULAR];
    if (font->file == NULL && !font->failed)
        open_font(font, bold ? fonts->theme->bold_font_path : fonts->theme->font_path,
                  fonts->theme->font_face);
    if (font->file == NULL)
        return ERR_NOT_FOUND;
    if (font->size_px != size_px && TTF_SetFontSize(font->file, size_px) != 0)
        return ERR_INVALID;
    font->size_px = size_px;
    *out = font->file;
    return OK;
}

enum err fonts_render(struct fonts *fonts, bool bold, int size_px, const char *text,
                      struct fonts_line *line)
{
    /* White on black with 8 bits: the palette's index is the coverage. */
    const SDL_Color white = {255, 255, 255, 255};
    const SDL_Color black = {0, 0, 0, 255};
    TTF_Font *font = NULL;
    enum err result = select_font(fonts, bold, size_px, &font);
    if (result != OK)
        return result;
    SDL_Surface *surface = TTF_RenderUTF8_Shaded(font, text, white, black);
    if (surface == NULL)
        return ERR_NO_MEMORY;
    *line = (struct fonts_line){surface,    surface->pixels, surface->pitch,
                                surface->w, surface->h,      TTF_FontAscent(font)};
    return OK;
}

void fonts_line_fini(struct fonts_line *line)
{
    SDL_FreeSurface(line->handle);
    line->handle = NULL;
}
