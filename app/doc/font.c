#include "app/doc/font.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <assert.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/base/text.h"

/* Slots of the hash table; it is emptied when three quarters are taken. A ticket has about 80
 * different glyphs. */
#define SLOTS      1024
#define SLOTS_FULL (SLOTS / 4 * 3)

/* Coverage, of 255, from which a dot is black. FreeType's own black and white mode draws the same
 * stroke one dot wide here and two there; cutting its grey like this keeps small text even, and a
 * little bold, which thermal paper and old eyes both want. */
#define BLACK_FROM 100

struct slot {
    uint32_t key; /* size and character; 0: free */
    struct font_glyph glyph;
};

struct font {
    void *file; /* mapped; MAP_FAILED before */
    size_t file_bytes;
    bool touched; /* pages of the file were read since the last rest */
    FT_Library library;
    FT_Face face;
    int size_dots; /* that the face is set to */
    size_t taken;
    struct slot slots[SLOTS];
};

static bool is_simplified_chinese(FT_Face face)
{
    const char *family = face->family_name != NULL ? face->family_name : "";
    size_t length = strlen(family);
    return length > 3 && strcmp(family + length - 3, " SC") == 0;
}

static enum err map_file(struct font *font, const char *path)
{
    struct stat info;
    enum err err = ERR_NOT_FOUND;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return err;
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0) {
        font->file_bytes = (size_t)info.st_size;
        font->file = mmap(NULL, font->file_bytes, PROT_READ, MAP_PRIVATE, fd, 0);
        err = font->file != MAP_FAILED ? OK : ERR_NOT_FOUND;
    }
    close(fd);
    return err;
}

static FT_Face open_face(const struct font *font, FT_Long index)
{
    FT_Face face;
    return FT_New_Memory_Face(font->library, font->file, (FT_Long)font->file_bytes, index, &face) ==
                   0
               ? face
               : NULL;
}

static enum err find_face(struct font *font)
{
    if (FT_Init_FreeType(&font->library) != 0)
        return ERR_NO_MEMORY;
    font->face = open_face(font, 0);
    if (font->face == NULL)
        return ERR_NOT_FOUND;
    FT_Long count = font->face->num_faces;
    for (FT_Long i = 1; i < count && !is_simplified_chinese(font->face); i++) {
        FT_Face other = open_face(font, i);
        if (other == NULL)
            break;
        bool better = is_simplified_chinese(other);
        FT_Done_Face(better ? font->face : other);
        font->face = better ? other : font->face;
    }
    font->touched = true;
    return FT_IS_SCALABLE(font->face) ? OK : ERR_NOT_FOUND;
}

enum err font_create(struct font **out, const char *path)
{
    struct font *font = calloc(1, sizeof *font);
    if (font == NULL)
        return ERR_NO_MEMORY;
    font->file = MAP_FAILED;
    enum err err = map_file(font, path);
    if (err == OK)
        err = find_face(font);
    if (err != OK) {
        font_destroy(font);
        return err;
    }
    *out = font;
    return OK;
}

static void forget_all(struct font *font)
{
    for (size_t i = 0; i < SLOTS; i++)
        free(font->slots[i].glyph.bits);
    memset(font->slots, 0, sizeof font->slots);
    font->taken = 0;
}

void font_destroy(struct font *font)
{
    if (font == NULL)
        return;
    forget_all(font);
    if (font->face != NULL)
        FT_Done_Face(font->face);
    if (font->library != NULL)
        FT_Done_FreeType(font->library);
    if (font->file != MAP_FAILED)
        munmap(font->file, font->file_bytes);
    free(font);
}

bool font_has(const struct font *font, uint32_t code_point)
{
    return FT_Get_Char_Index(font->face, code_point) != 0;
}

void font_rest(struct font *font)
{
    if (font->touched)
        madvise(font->file, font->file_bytes, MADV_DONTNEED);
    font->touched = false;
}

static bool allocate(struct font_glyph *glyph, int width_dots, int rows)
{
    glyph->width_dots = width_dots;
    glyph->rows = rows;
    glyph->row_bytes = (width_dots + 7) / 8;
    glyph->bits = calloc(1, (size_t)glyph->row_bytes * (size_t)rows + 1);
    return glyph->bits != NULL;
}

static void set_dot(struct font_glyph *glyph, int x, int y)
{
    glyph->bits[y * glyph->row_bytes + x / 8] |= (uint8_t)(0x80 >> x % 8);
}

static bool draw_box(struct font_glyph *glyph, int size_dots, uint32_t code_point)
{
    int columns = text_columns_of(code_point);
    int side = size_dots * 3 / 4;
    int width = columns == 2 ? side : side / 2 + 1;
    if (!allocate(glyph, width, side))
        return false;
    for (int x = 0; x < width; x++) {
        set_dot(glyph, x, 0);
        set_dot(glyph, x, side - 1);
    }
    for (int y = 0; y < side; y++) {
        set_dot(glyph, 0, y);
        set_dot(glyph, width - 1, y);
    }
    glyph->top = side;
    glyph->advance_dots = size_dots * columns / 2;
    glyph->left = (glyph->advance_dots - width) / 2;
    return true;
}

static bool copy_bitmap(struct font_glyph *glyph, FT_GlyphSlot drawn)
{
    const FT_Bitmap *bitmap = &drawn->bitmap;
    if (!allocate(glyph, (int)bitmap->width, (int)bitmap->rows))
        return false;
    for (int y = 0; y < glyph->rows; y++)
        for (int x = 0; x < glyph->width_dots; x++)
            if (bitmap->buffer[y * bitmap->pitch + x] >= BLACK_FROM)
                set_dot(glyph, x, y);
    glyph->left = drawn->bitmap_left;
    glyph->top = drawn->bitmap_top;
    glyph->advance_dots = (int)((drawn->advance.x + 32) >> 6);
    return true;
}

static bool draw(struct font *font, struct font_glyph *glyph, int size_dots, uint32_t code_point)
{
    FT_UInt index = FT_Get_Char_Index(font->face, code_point);
    if (index == 0)
        return draw_box(glyph, size_dots, code_point);
    if (font->size_dots != size_dots) {
        if (FT_Set_Pixel_Sizes(font->face, 0, (FT_UInt)size_dots) != 0)
            return draw_box(glyph, size_dots, code_point);
        font->size_dots = size_dots;
    }
    if (FT_Load_Glyph(font->face, index, FT_LOAD_RENDER) != 0 ||
        font->face->glyph->bitmap.pixel_mode != FT_PIXEL_MODE_GRAY)
        return draw_box(glyph, size_dots, code_point);
    return copy_bitmap(glyph, font->face->glyph);
}

static struct slot *find_slot(struct font *font, uint32_t key)
{
    size_t place = key * 2654435761u % SLOTS;
    while (font->slots[place].key != 0 && font->slots[place].key != key)
        place = (place + 1) % SLOTS;
    return &font->slots[place];
}

const struct font_glyph *font_glyph(struct font *font, int size_dots, uint32_t code_point)
{
    assert(size_dots > 0 && size_dots < 256 && code_point <= 0x10FFFF);
    uint32_t key = (uint32_t)size_dots << 21 | code_point;
    struct slot *slot = find_slot(font, key);
    if (slot->key == key)
        return &slot->glyph;
    if (font->taken == SLOTS_FULL) {
        forget_all(font);
        slot = find_slot(font, key);
    }
    font->touched = true;
    if (!draw(font, &slot->glyph, size_dots, code_point))
        return NULL;
    slot->key = key;
    font->taken++;
    return &slot->glyph;
}
