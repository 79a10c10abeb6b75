/*
 * The kept image: any bytes of a file, and bytes behind the checksums: parts of any content that
 * are opened as if they had been read. Nothing may be followed out of them.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "app/services/catalog/catalog.h"
#include "app/services/catalog/image.h"

static size_t list_bytes(const char *list)
{
    size_t bytes = 0;
    for (const char *item = list; *item != '\0'; item = catalog_next(item))
        bytes += strlen(item);
    return bytes;
}

/* Follows all that a screen may follow. */
static size_t walk(const struct catalog *catalog)
{
    size_t sum = strlen(catalog->hall.name) + list_bytes(catalog->hall.hours_text);
    for (size_t i = 0; i < catalog->service_count; i++) {
        const struct catalog_service *service = &catalog->services[i];
        for (size_t j = 0; j < service->class_count; j++)
            sum += strlen(service->classes[j].name);
        for (size_t j = 0; j < service->window_count; j++)
            sum += strlen(catalog->windows[service->windows[j]].name);
        sum += strlen(catalog->departments[service->department].name);
    }
    for (size_t i = 0; i < catalog->matter_count; i++) {
        const struct catalog_matter *matter = &catalog->matters[i];
        sum += list_bytes(matter->steps) + strlen(catalog->services[matter->service].code);
        for (uint32_t j = 0; j < matter->windows.count; j++)
            sum +=
                strlen(catalog->windows[catalog->matter_windows[matter->windows.first + j]].name);
        for (uint32_t j = 0; j < matter->materials.count; j++)
            sum += strlen(catalog->materials[matter->materials.first + j].name);
        for (uint32_t j = 0; j < matter->questions.count; j++)
            sum += strlen(catalog->questions[matter->questions.first + j].yes.note);
    }
    for (size_t i = 0; i < catalog->agent_count; i++)
        for (uint32_t j = 0; j < catalog->agents[i].matters.count; j++)
            sum += strlen(
                catalog->matters[catalog->agent_matters[catalog->agents[i].matters.first + j]]
                    .name);
    return sum;
}

static void open_and_walk(struct image *image)
{
    const struct catalog *catalog;
    if (image_open(image, "", &catalog) == OK) {
        if (walk(catalog) == SIZE_MAX)
            abort();
        catalog_unref(catalog);
    }
    image_fini(image);
}

static void as_file(const uint8_t *data, size_t size)
{
    struct image image;
    char fingerprint[IMAGE_FINGERPRINT_BYTES];
    int fd = memfd_create("image", MFD_CLOEXEC);
    if (fd < 0 || write(fd, data, size) != (ssize_t)size || lseek(fd, 0, SEEK_SET) != 0)
        abort();
    if (image_read(fd, true, &image, fingerprint) == OK)
        open_and_walk(&image);
    close(fd);
}

/* A byte to each count, then the parts' bytes; those of the texts end as they must. */
static void as_parts(const uint8_t *data, size_t size)
{
    struct image image = {0};
    if (size < IMAGE_ARRAYS + IMAGE_PARTS)
        return;
    for (int i = 0; i < IMAGE_ARRAYS; i++)
        image.counts[i] = data[i] % 4;
    for (int i = 0; i < IMAGE_PARTS; i++)
        image.text_bytes[i] = data[IMAGE_ARRAYS + i];
    data += IMAGE_ARRAYS + IMAGE_PARTS;
    size -= IMAGE_ARRAYS + IMAGE_PARTS;
    for (int i = 0; i < IMAGE_PARTS; i++) {
        size_t bytes = image_part_bytes(&image, (enum image_part)i);
        image.parts[i] = calloc(1, bytes + 1);
        if (image.parts[i] == NULL)
            abort();
        size_t part = size < bytes ? size : bytes;
        memcpy(image.parts[i], data, part);
        data += part;
        size -= part;
        if (image.text_bytes[i] >= 4)
            memset(image.parts[i] + bytes - 4, 0, 4);
    }
    open_and_walk(&image);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 0 && data[0] % 2 == 0)
        as_file(data + 1, size - 1);
    else if (size > 0)
        as_parts(data + 1, size - 1);
    return 0;
}
