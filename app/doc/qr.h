/*
 * QR codes: the modules alone, for paper and screen.
 *
 * Thread: any. Ownership: the result is the caller's to free.
 */
#ifndef APP_DOC_QR_H
#define APP_DOC_QR_H

#include <stdint.h>

#include "app/base/err.h"

/* *side modules a side without the quiet zone, one byte each, 1 = black, `*modules` on the heap.
 * Error correction level M, UTF-8. ERR_TOO_LARGE when no code can hold so much. */
enum err doc_qr_create(const char *content, uint8_t **modules, int *side) must_use;

#endif
