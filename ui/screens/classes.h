/*
 * The classes of a service as choices: who is called first.
 *
 * Thread: the main thread.
 */
#ifndef UI_SCREENS_CLASSES_H
#define UI_SCREENS_CLASSES_H

#include "app/services/catalog/catalog.h"
#include "ui/page.h"

/* Nothing where there is no choice. `action` gets the class's position. */
void classes_view(struct page *page, const struct catalog_service *service, size_t chosen,
                  int action);

#endif
