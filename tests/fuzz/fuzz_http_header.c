/* Header values as any server may send them. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/err.h"
#include "app/net/http_header.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char text[64];
    int64_t wall_ms = 0;
    if (size >= sizeof text)
        return 0;
    memcpy(text, data, size);
    text[size] = '\0';
    if (http_header_date(text, &wall_ms) != OK && wall_ms != 0)
        abort();
    if (http_header_retry_after_s(text, INT64_C(784111777000)) < 0)
        abort();
    return 0;
}
