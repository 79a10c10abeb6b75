#include "ui/fonts.h"

#include <SDL_ttf.h>
#include <stdlib.h>

#include "app/base/log.h"

enum weight { REGULAR, BOLD, WEIGHTS };

struct font {
    TTF_Font *file;
    bool failed;
    bool right_to_left; /* as it is set */
    int size_px;
};

struct fonts {
    const struct theme *theme;
    struct font files[SCRIPT_COUNT][WEIGHTS];
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
    for (int script = 0; script < SCRIPT_COUNT; script++)
        for (int i = 0; i < WEIGHTS; i++)
            if (fonts->files[script][i].file != NULL)
                TTF_CloseFont(fonts->files[script][i].file);
    TTF_Quit();
    free(fonts);
}

static void open_font(struct font *font, const struct theme_font *theme, bool bold)
{
    const char *path = bold && theme->bold_path != NULL ? theme->bold_path : theme->path;
    font->file = TTF_OpenFontIndex(path, 16, theme->face);
    if (font->file == NULL) {
        font->failed = true;
        log_error("fonts", "%s: %s", path, TTF_GetError());
        return;
    }
    font->size_px = 16;
    TTF_SetFontHinting(font->file, TTF_HINTING_LIGHT);
    if (theme->shaping != NULL && TTF_SetFontScriptName(font->file, theme->shaping) != 0)
        log_error("fonts", "%s: no shaping: %s", path, TTF_GetError());
}

static struct font *opened(struct fonts *fonts, enum script script, bool bold)
{
    struct font *font = &fonts->files[script][bold ? BOLD : REGULAR];
    if (font->file == NULL && !font->failed)
        open_font(font, &fonts->theme->fonts[script], bold);
    return font;
}

static enum err select_font(struct fonts *fonts, const struct fonts_type *type,
                            const struct theme_font *theme, TTF_Font **out)
{
    struct font *font = opened(fonts, type->script, type->bold);
    if (font->failed)
        font = opened(fonts, SCRIPT_CHINESE, type->bold);
    if (font->file == NULL)
        return ERR_NOT_FOUND;
    int size_px = (type->size_px * theme->percent + 50) / 100;
    if (font->size_px != size_px && TTF_SetFontSize(font->file, size_px) != 0)
        return ERR_INVALID;
    font->size_px = size_px;
    /* Brackets are mirrored with it. */
    if (font->right_to_left != type->right_to_left)
        TTF_SetFontDirection(font->file,
                             type->right_to_left ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    font->right_to_left = type->right_to_left;
    *out = font->file;
    return OK;
}

enum err fonts_render(struct fonts *fonts, const struct fonts_type *type, const char *text,
                      struct fonts_line *line)
{
    /* White on black with 8 bits: the palette's index is the coverage. */
    const SDL_Color white = {255, 255, 255, 255};
    const SDL_Color black = {0, 0, 0, 255};
    const struct theme_font *theme = &fonts->theme->fonts[type->script];
    TTF_Font *font = NULL;
    enum err result = select_font(fonts, type, theme, &font);
    if (result != OK)
        return result;
    SDL_Surface *surface = TTF_RenderUTF8_Shaded(font, text, white, black);
    if (surface == NULL)
        return ERR_NO_MEMORY;
    *line = (struct fonts_line){
        surface,        surface->pixels,
        surface->pitch, surface->w,
        surface->h,     TTF_FontAscent(font) - type->size_px * theme->drop_percent / 100};
    return OK;
}

void fonts_line_fini(struct fonts_line *line)
{
    SDL_FreeSurface(line->handle);
    line->handle = NULL;
}
