/*
 * Texts of any script and direction: whatever the bytes, lines that lie in the room that was asked
 * for. The first two bytes say how wide it is, how many lines, and which way it runs.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ui/theme.h"
#include "ui/typeset.h"

#define TEXT_BYTES 400
#define SIZE_PX    12

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct fonts *fonts;
    static struct stamps *stamps;
    char text[TEXT_BYTES];
    if (size < 2)
        return 0;
    if (fonts == NULL && (fonts_create(&fonts, theme_default()) != OK ||
                          stamps_create(&stamps, (size_t)1024 * 1024) != OK))
        abort();
    size_t length = size - 2 < sizeof text - 1 ? size - 2 : sizeof text - 1;
    memcpy(text, data + 2, length);
    text[length] = '\0';
    const struct typeset_request request = {.text = text,
                                            .size_px = SIZE_PX,
                                            .width_px = data[0] * 2 + 1,
                                            .height_px = SIZE_PX * (data[1] & 15) + SIZE_PX,
                                            .lines = (data[1] & 15) + 1,
                                            .rtl = (data[1] & 16) != 0,
                                            .bold = (data[1] & 32) != 0};
    struct typeset_size measured = typeset_measure(fonts, stamps, &request);
    const struct stamp *stamp = typeset_block(fonts, stamps, &request);
    if (measured.width_px < 0 || stamp->x < 0 || stamp->x + stamp->mask.width_px > request.width_px)
        abort();
    return 0;
}
