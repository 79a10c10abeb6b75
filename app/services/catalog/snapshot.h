/*
 * The catalog with what keeps it alive; for the files of this folder.
 */
#ifndef APP_SERVICES_CATALOG_SNAPSHOT_H
#define APP_SERVICES_CATALOG_SNAPSHOT_H

#include <stdatomic.h>

#include "app/services/catalog/catalog.h"
#include "app/services/catalog/image.h"

struct snapshot {
    struct catalog catalog; /* first: a catalog's address is its snapshot's */
    atomic_int references;
    unsigned char *parts[IMAGE_PARTS]; /* what the catalog points into */
    char picture_dir[];
};

#endif
