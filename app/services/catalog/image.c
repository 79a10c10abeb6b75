#include "app/services/catalog/image.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "app/services/catalog/catalog.h"
#include "app/services/catalog/pool.h"
#include "app/services/catalog/snapshot.h"

#define ALIGN 16

static_assert(sizeof(const char *) == sizeof(uint64_t), "an offset takes an address's place");

enum image_part image_part_of(int array)
{
    if (array < SHEET_COUNT)
        return sheet_get((enum sheet_id)array)->late ? IMAGE_LATE : IMAGE_FIRST;
    return array == IMAGE_POINTS ? IMAGE_FIRST : IMAGE_LATE;
}

size_t image_item_bytes(int array)
{
    if (array < SHEET_COUNT)
        return sheet_get((enum sheet_id)array)->item_bytes;
    return array == IMAGE_POINTS ? sizeof(struct catalog_point) : sizeof(uint32_t);
}

static size_t array_bytes(const struct image *image, int array)
{
    size_t bytes = (size_t)image->counts[array] * image_item_bytes(array);
    return (bytes + ALIGN - 1) / ALIGN * ALIGN;
}

size_t image_part_bytes(const struct image *image, enum image_part part)
{
    size_t bytes = (size_t)image->text_bytes[part];
    for (int i = 0; i < IMAGE_ARRAYS; i++)
        if (image_part_of(i) == part)
            bytes += array_bytes(image, i);
    return bytes;
}

unsigned char *image_items(const struct image *image, int array)
{
    enum image_part part = image_part_of(array);
    unsigned char *items = image->parts[part];
    for (int i = 0; i < array; i++)
        if (image_part_of(i) == part)
            items += array_bytes(image, i);
    return items;
}

void image_fini(struct image *image)
{
    for (int i = 0; i < IMAGE_PARTS; i++)
        free(image->parts[i]);
    *image = (struct image){0};
}

/* ---- from offsets to addresses ---- */

struct opening {
    const struct image *image;
    const char *texts;
    uint64_t text_bytes;
    bool good;
};

/* Texts end inside the pool, because its last bytes are 0; so a list ends there, too. */
static void open_text(struct opening *opening, void *member)
{
    uint64_t offset;
    memcpy(&offset, member, sizeof offset);
    if (offset >= opening->text_bytes - POOL_END_BYTES && offset != 0) {
        opening->good = false;
        return;
    }
    const char *text = opening->texts + offset;
    memcpy(member, &text, sizeof text);
}

static void open_span(struct opening *opening, const struct catalog_span *span, int array)
{
    if ((uint64_t)span->first + span->count > opening->image->counts[array])
        opening->good = false;
}

static size_t choice_count(const struct sheet_column *column)
{
    size_t count = 0;
    while (column->choices[count] != NULL)
        count++;
    return count;
}

static uint32_t number_at(const void *member)
{
    uint32_t number;
    memcpy(&number, member, sizeof number);
    return number;
}

static void open_member(struct opening *opening, const struct sheet_column *column, void *member)
{
    const uint64_t *counts = opening->image->counts;
    bool good = true;
    switch (column->kind) {
    case SHEET_TEXT:
    case SHEET_CODE:
    case SHEET_SERIES:
    case SHEET_LIST:
    case SHEET_FAQ:
    case SHEET_PICTURE:
        open_text(opening, member);
        break;
    case SHEET_REF:
        good = number_at(member) < counts[column->target] ||
               (!column->required && number_at(member) == (uint32_t)column->fallback);
        break;
    case SHEET_CHOICE:
        good = number_at(member) < choice_count(column);
        break;
    case SHEET_YES_NO:
        good = *(const unsigned char *)member <= 1;
        break;
    case SHEET_PATH:
        open_span(opening, member, IMAGE_POINTS);
        break;
    case SHEET_REFS:
        open_span(opening, member,
                  column->target == SHEET_WINDOWS ? IMAGE_MATTER_WINDOWS : IMAGE_AGENT_MATTERS);
        break;
    default:
        break;
    }
    opening->good = opening->good && good;
}

/* ---- what no column says ---- */

static void open_service(struct opening *opening, struct catalog_service *service)
{
    uint64_t windows = opening->image->counts[SHEET_WINDOWS];
    const unsigned char *always = (const unsigned char *)&service->hours.always;
    if (service->window_count < 1 || service->window_count > CATALOG_SERVICE_WINDOWS ||
        service->class_count < 1 || service->class_count > CATALOG_SERVICE_CLASSES || *always > 1) {
        opening->good = false;
        return;
    }
    for (size_t i = 0; i < service->window_count; i++)
        opening->good = opening->good && service->windows[i] < windows;
    for (size_t i = 0; i < service->class_count; i++) {
        open_text(opening, &service->classes[i].code);
        open_text(opening, &service->classes[i].name);
        open_text(opening, &service->classes[i].name_en);
    }
}

static void open_matter(struct opening *opening, const struct catalog_matter *matter)
{
    open_span(opening, &matter->materials, SHEET_MATERIALS);
    open_span(opening, &matter->questions, SHEET_QUESTIONS);
    if (matter->questions.count > CATALOG_QUESTIONS || matter->windows.count == 0)
        opening->good = false;
}

/* A circle cannot be seen from here; the checksum vouches for what the import looked at. */
static void open_question(struct opening *opening, const struct catalog_question *question)
{
    const struct catalog_matter *matters = (const void *)image_items(opening->image, SHEET_MATTERS);
    int count = opening->good ? (int)matters[question->matter].questions.count : 0;
    if (question->yes.next < CATALOG_STOP || question->yes.next >= count ||
        question->no.next < CATALOG_STOP || question->no.next >= count)
        opening->good = false;
}

static void open_item(struct opening *opening, enum sheet_id id, void *item)
{
    const struct sheet *sheet = sheet_get(id);
    for (size_t i = 0; i < sheet->column_count; i++)
        open_member(opening, &sheet->columns[i], (char *)item + sheet->columns[i].offset);
    if (id == SHEET_SERVICES)
        open_service(opening, item);
    else if (id == SHEET_MATTERS)
        open_matter(opening, item);
    else if (id == SHEET_QUESTIONS)
        open_question(opening, item);
}

static bool open_positions(const struct image *image, int array, uint64_t limit)
{
    const uint32_t *positions = (const void *)image_items(image, array);
    for (uint64_t i = 0; i < image->counts[array]; i++)
        if (positions[i] >= limit)
            return false;
    return true;
}

static bool open_part(const struct image *image, enum image_part part)
{
    size_t bytes = image_part_bytes(image, part);
    struct opening opening = {.image = image,
                              .text_bytes = image->text_bytes[part],
                              .texts = (const char *)image->parts[part] + bytes -
                                       image->text_bytes[part],
                              .good = true};
    static const char end[POOL_END_BYTES];
    if (opening.text_bytes < POOL_END_BYTES ||
        memcmp(opening.texts + opening.text_bytes - POOL_END_BYTES, end, sizeof end) != 0)
        return false;
    for (int id = 0; id < SHEET_COUNT; id++) {
        unsigned char *item = image_items(image, id);
        for (uint64_t i = 0; image_part_of(id) == part && i < image->counts[id] && opening.good;
             i++, item += image_item_bytes(id))
            open_item(&opening, (enum sheet_id)id, item);
    }
    if (part == IMAGE_LATE && opening.good)
        return open_positions(image, IMAGE_MATTER_WINDOWS, image->counts[SHEET_WINDOWS]) &&
               open_positions(image, IMAGE_AGENT_MATTERS, image->counts[SHEET_MATTERS]);
    return opening.good;
}

/* ---- the catalog ---- */

static void point_to(const struct image *image, struct catalog *catalog)
{
    for (int id = 0; id < SHEET_COUNT; id++) {
        const struct sheet *sheet = sheet_get((enum sheet_id)id);
        const void *items = image_items(image, id);
        size_t count = (size_t)image->counts[id];
        char *to = (char *)catalog;
        if (image->parts[image_part_of(id)] == NULL)
            continue;
        if (sheet->single) {
            memcpy(to + sheet->items_offset, items, sheet->item_bytes);
        } else {
            memcpy(to + sheet->items_offset, &items, sizeof items);
            memcpy(to + sheet->count_offset, &count, sizeof count);
        }
    }
    catalog->points = (const void *)image_items(image, IMAGE_POINTS);
    catalog->point_count = (size_t)image->counts[IMAGE_POINTS];
    catalog->partial = image->parts[IMAGE_LATE] == NULL;
    if (catalog->partial)
        return;
    catalog->matter_windows = (const void *)image_items(image, IMAGE_MATTER_WINDOWS);
    catalog->matter_window_count = (size_t)image->counts[IMAGE_MATTER_WINDOWS];
    catalog->agent_matters = (const void *)image_items(image, IMAGE_AGENT_MATTERS);
    catalog->agent_matter_count = (size_t)image->counts[IMAGE_AGENT_MATTERS];
}

enum err image_open(struct image *image, const char *picture_dir, const struct catalog **out)
{
    if (image->counts[SHEET_HALL] != 1 || !open_part(image, IMAGE_FIRST) ||
        (image->parts[IMAGE_LATE] != NULL && !open_part(image, IMAGE_LATE)))
        return ERR_CORRUPT;
    struct snapshot *snapshot = calloc(1, sizeof *snapshot + strlen(picture_dir) + 1);
    if (snapshot == NULL)
        return ERR_NO_MEMORY;
    atomic_init(&snapshot->references, 1);
    strcpy(snapshot->picture_dir, picture_dir);
    point_to(image, &snapshot->catalog);
    snapshot->catalog.picture_dir = snapshot->picture_dir;
    memcpy(snapshot->parts, image->parts, sizeof snapshot->parts);
    *image = (struct image){0};
    *out = &snapshot->catalog;
    return OK;
}
