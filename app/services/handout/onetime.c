/* The one-time notice (一次性告知书) for this person: reference/standards.md. */
#include "app/doc/onetime_doc.h"
#include "app/services/handout/compose.h"

#define FACTS_MOST 10

static const struct catalog_material *material_at(const struct compose *compose, uint32_t i)
{
    return &compose->catalog->materials[compose->matter->materials.first + i];
}

static bool is_missing(const struct compose *compose, uint32_t i)
{
    bool there = i < 64 && (compose->request->have >> i & 1) != 0;
    return !there &&
           catalog_needs(material_at(compose, i), compose->request->yes, compose->request->no);
}

static struct onetime_item item_of(struct compose *compose, const struct catalog_material *material)
{
    return (struct onetime_item){
        .name = compose_own(compose, material->name, material->name_en),
        .counts = compose_counts(compose, material),
        .required =
            compose_word(compose, material->required ? "handout.required" : "handout.later"),
        .issuer = material->issuer[0] != '\0'
                      ? compose_fill(compose, "handout.issuer", material->issuer)
                      : "",
        .notes = material->notes,
    };
}

static size_t compose_items(struct compose *compose, struct onetime_item *items)
{
    size_t count = 0;
    for (uint32_t i = 0; i < compose->matter->materials.count; i++)
        if (is_missing(compose, i))
            items[count++] = item_of(compose, material_at(compose, i));
    return count;
}

static size_t compose_facts(struct compose *compose, struct onetime_fact *facts)
{
    const struct onetime_fact all[FACTS_MOST] = {
        {compose_word(compose, "handout.serial"), compose->paper->serial},
        {compose_word(compose, "handout.matter"), compose_matter_name(compose)},
        {compose_word(compose, "handout.where"), compose_windows(compose)},
        {compose_word(compose, "handout.place"), compose_place(compose)},
        {compose_word(compose, "handout.ask"), compose_phone(compose)},
        {compose_word(compose, "paper.supervision"), compose_supervision(compose)},
        {compose_word(compose, "handout.day"), compose_day(compose)},
        {compose_word(compose, "handout.due"), compose_due(compose)},
    };
    size_t count = 0;
    for (size_t i = 0; i < FACTS_MOST; i++)
        if (all[i].label != NULL && all[i].value[0] != '\0')
            facts[count++] = all[i];
    return count;
}

static void write_text(struct compose *compose, const struct onetime_doc_texts *texts)
{
    compose_line(compose, texts->title);
    for (size_t i = 0; i < texts->fact_count; i++)
        compose_line(compose, compose_fill2(compose, "handout.fact", texts->facts[i].label,
                                            texts->facts[i].value));
    compose_line(compose, texts->intro);
    for (size_t i = 0; i < texts->item_count; i++) {
        const struct onetime_item *item = &texts->items[i];
        compose_line(compose, compose_format(compose, "%zu. %s", i + 1, item->name));
        compose_line(compose, item->counts);
        compose_line(compose, item->issuer);
        compose_line(compose, item->notes);
    }
}

enum err compose_onetime(struct compose *compose, struct doc **out)
{
    struct onetime_fact facts[FACTS_MOST];
    const char *const signs[] = {compose_word(compose, "handout.sign_clerk"),
                                 compose_word(compose, "handout.sign_applicant")};
    struct onetime_item *items =
        arena_alloc(&compose->arena, (compose->matter->materials.count + 1) * sizeof *items);
    if (items == NULL)
        return ERR_NO_MEMORY;
    struct onetime_doc_texts texts = {
        .title = compose_word(compose, "handout.onetime"),
        .hall = compose_hall_name(compose),
        .facts = facts,
        .fact_count = compose_facts(compose, facts),
        .items = items,
        .item_count = compose_items(compose, items),
        .advice = compose_word(compose, "handout.onetime_advice"),
        .signs = signs,
        .sign_count = 2,
        .code_hint = compose_word(compose, "handout.code_hint"),
        .note = compose_note(compose),
    };
    texts.intro = texts.item_count > 0
                      ? compose_number(compose, "handout.missing", (int)texts.item_count)
                      : compose_word(compose, "handout.nothing_missing");
    write_text(compose, &texts);
    enum err err = compose_codes(compose, &texts.codes, &texts.code_count);
    if (err != OK)
        return err;
    return onetime_doc_create(out, compose->paper->columns, &texts);
}
