#include "ui/screens/lines.h"

#include "app/services/catalog/catalog.h"

size_t lines_count(const char *list)
{
    size_t count = 0;
    for (const char *line = list; *line != '\0'; line = catalog_next(line))
        count++;
    return count;
}

const char *lines_at(const char *list, size_t index)
{
    const char *line = list;
    while (index-- > 0)
        line = catalog_next(line);
    return line;
}
