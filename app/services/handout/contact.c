/* The contact card (便民联系卡): departments, the village's agent, whom to complain to. */
#include "app/doc/contact_doc.h"
#include "app/services/handout/compose.h"

static struct contact_line agent_line(struct compose *compose)
{
    const struct catalog_agent *agent = &compose->catalog->agents[compose->request->agent];
    return (struct contact_line){
        compose_fill2(compose, "handout.agent", agent->village, agent->name), agent->phone};
}

static size_t compose_lines(struct compose *compose, struct contact_line *lines)
{
    const struct catalog *catalog = compose->catalog;
    size_t count = 0;
    lines[count++] =
        (struct contact_line){compose_word(compose, "handout.hall_phone"), catalog->hall.phone};
    if (compose->request->agent != HANDOUT_NO_AGENT)
        lines[count++] = agent_line(compose);
    for (size_t i = 0; i < catalog->department_count; i++)
        lines[count++] = (struct contact_line){
            compose_own(compose, catalog->departments[i].name, catalog->departments[i].name_en),
            catalog->departments[i].phone};
    lines[count++] = (struct contact_line){compose_word(compose, "paper.supervision"),
                                           catalog->hall.supervision_phone};
    return count;
}

static void write_text(struct compose *compose, const struct contact_doc_texts *texts)
{
    compose_line(compose, texts->hall);
    compose_line(compose, texts->address);
    for (size_t i = 0; i < texts->hour_count; i++)
        compose_line(compose, texts->hours[i]);
    for (size_t i = 0; i < texts->line_count; i++)
        if (texts->lines[i].phone[0] != '\0')
            compose_line(compose, compose_fill2(compose, "handout.fact", texts->lines[i].who,
                                                texts->lines[i].phone));
}

enum err compose_contact(struct compose *compose, struct doc **out)
{
    const struct catalog *catalog = compose->catalog;
    struct contact_line *lines =
        arena_alloc(&compose->arena, (catalog->department_count + 3) * sizeof *lines);
    if (lines == NULL)
        return ERR_NO_MEMORY;
    struct contact_doc_texts texts = {
        .title = compose_word(compose, "handout.contact"),
        .hall = compose_hall_name(compose),
        .address = compose_own(compose, catalog->hall.address, catalog->hall.address_en),
        .lines = lines,
        .line_count = compose_lines(compose, lines),
        .code_hint = compose_word(compose, "handout.code_hint"),
        .note = compose_note(compose),
    };
    texts.hours = compose_list(
        compose, compose_own(compose, catalog->hall.hours_text, catalog->hall.hours_text_en),
        &texts.hour_count);
    write_text(compose, &texts);
    enum err err = compose_codes(compose, &texts.codes, &texts.code_count);
    if (err != OK)
        return err;
    return contact_doc_create(out, compose->paper->columns, &texts);
}
