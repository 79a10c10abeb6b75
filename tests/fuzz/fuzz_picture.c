/* A picture's bytes before it is taken over. */
#include <stdint.h>
#include <stdlib.h>

#include "app/services/catalog/picture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct picture_size picture = {0};
    if (picture_measure(data, size, &picture) != OK && picture_fits(&picture) && size < 4)
        abort();
    return 0;
}
