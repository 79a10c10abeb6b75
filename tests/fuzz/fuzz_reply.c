/* What the central service answers: no reply crashes the parsers or says more than was sent. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "app/services/sync/reply.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char sent[2][ID_BYTES] = {"00000000000000000000000001", "00000000000000000000000002"};
    const char *body = (const char *)data;
    struct reply_verdict verdicts[2];
    struct reply_calls calls;

    enum err err = reply_parse_events(body, size, sent, 2, verdicts);
    for (int i = 0; i < 2; i++)
        if ((err != OK && verdicts[i].kind != REPLY_NOT_NAMED) ||
            (verdicts[i].kind == REPLY_REJECTED && verdicts[i].reason[0] == '\0'))
            abort();

    err = reply_parse_calls(body, size, &calls);
    for (size_t i = 0; i < calls.count; i++)
        if (err != OK || !id_is_valid(calls.tickets[i]))
            abort();
    reply_calls_fini(&calls);
    return 0;
}
