#include "app/services/catalog/catalog.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "app/services/catalog/snapshot.h"

/* The reference count is the one part of a snapshot that changes. */
static struct snapshot *snapshot_of(const struct catalog *catalog)
{
    return (struct snapshot *)(uintptr_t)catalog;
}

const struct catalog *catalog_ref(const struct catalog *catalog)
{
    atomic_fetch_add_explicit(&snapshot_of(catalog)->references, 1, memory_order_relaxed);
    return catalog;
}

void catalog_unref(const struct catalog *catalog)
{
    if (catalog == NULL)
        return;
    struct snapshot *snapshot = snapshot_of(catalog);
    if (atomic_fetch_sub_explicit(&snapshot->references, 1, memory_order_acq_rel) > 1)
        return;
    for (int i = 0; i < IMAGE_PARTS; i++)
        free(snapshot->parts[i]);
    free(snapshot);
}

const char *catalog_next(const char *item)
{
    return item + strlen(item) + 1;
}

bool catalog_needs(const struct catalog_material *material, uint32_t yes, uint32_t no)
{
    bool always = material->when_yes == 0 && material->when_no == 0;
    return always || (material->when_yes & yes) != 0 || (material->when_no & no) != 0;
}

enum err catalog_find_matter(const struct catalog *catalog, const char *code, size_t *position)
{
    for (size_t i = 0; i < catalog->matter_count; i++) {
        if (strcmp(catalog->matters[i].code, code) == 0) {
            *position = i;
            return OK;
        }
    }
    return ERR_NOT_FOUND;
}

enum err catalog_find_service(const struct catalog *catalog, const char *code, size_t *position)
{
    for (size_t i = 0; i < catalog->service_count; i++) {
        if (strcmp(catalog->services[i].code, code) == 0) {
            *position = i;
            return OK;
        }
    }
    return ERR_NOT_FOUND;
}

enum err catalog_find_class(const struct catalog_service *service, const char *code,
                            size_t *position)
{
    for (size_t i = 0; i < service->class_count; i++) {
        if (strcmp(service->classes[i].code, code) == 0) {
            *position = i;
            return OK;
        }
    }
    return ERR_NOT_FOUND;
}
