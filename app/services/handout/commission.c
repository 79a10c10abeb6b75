/* The slip of the agent service (代办委托单), in two copies: reference/standards.md. */
#include "app/doc/commission_doc.h"
#include "app/services/handout/compose.h"

#define DOCUMENT_LINES 4

static const char *agent_text(struct compose *compose)
{
    if (compose->request->agent == HANDOUT_NO_AGENT)
        return "";
    const struct catalog_agent *agent = &compose->catalog->agents[compose->request->agent];
    const char *who = compose_fill2(compose, "handout.agent", agent->village, agent->name);
    return compose_fill2(compose, "handout.agent_phone", who, agent->phone);
}

enum err compose_commission(struct compose *compose, struct doc **out)
{
    const char *const copies[] = {compose_word(compose, "handout.copy_agent"),
                                  compose_word(compose, "handout.copy_citizen")};
    const struct commission_field fields[] = {
        {compose_word(compose, "handout.commission_matter"),
         compose->matter != NULL
             ? compose_fill2(compose, "handout.fact", compose_word(compose, "handout.matter"),
                             compose_matter_name(compose))
             : ""},
        {compose_word(compose, "handout.commission_agent"), agent_text(compose)},
        {compose_word(compose, "handout.commissioner"), ""},
        {compose_word(compose, "handout.commissioner_phone"), ""},
        {compose_word(compose, "handout.prepaid"), ""},
        {compose_word(compose, "handout.collect_day"), ""},
    };
    const char *const signs[] = {compose_word(compose, "handout.sign_commissioner"),
                                 compose_word(compose, "handout.sign_agent")};
    const struct commission_doc_texts texts = {
        .title = compose_word(compose, "handout.commission"),
        .hall = compose_hall_name(compose),
        .copies = copies,
        .copy_count = 2,
        .serial = compose_fill2(compose, "handout.fact", compose_word(compose, "handout.serial"),
                                compose->paper->serial),
        .fields = fields,
        .field_count = sizeof fields / sizeof fields[0],
        .handed_over = compose_word(compose, "handout.handed_over"),
        .document_lines = DOCUMENT_LINES,
        .signs = signs,
        .sign_count = 2,
        .advice = compose_word(compose, "handout.commission_advice"),
        .note = compose_note(compose),
    };
    return commission_doc_create(out, compose->paper->columns, &texts);
}
