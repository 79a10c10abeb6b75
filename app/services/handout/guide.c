/* A matter's guide in the seven sections of the specimen: reference/standards.md. */
#include "app/doc/guide_doc.h"
#include "app/services/handout/compose.h"

#define SECTIONS_MOST 12

struct sections {
    struct guide_section list[SECTIONS_MOST];
    size_t count;
};

static void add(struct compose *compose, struct sections *sections, const char *key,
                const char *const *paragraphs, size_t count)
{
    if (count > 0)
        sections->list[sections->count++] =
            (struct guide_section){compose_word(compose, key), paragraphs, count};
}

static void add_list(struct compose *compose, struct sections *sections, const char *key,
                     const char *list)
{
    size_t count;
    const char *const *paragraphs = compose_list(compose, list, &count);
    add(compose, sections, key, paragraphs, count);
}

/* What is given of several texts. */
static void add_given(struct compose *compose, struct sections *sections, const char *key,
                      const char *const *texts, size_t count)
{
    const char **given = arena_alloc(&compose->arena, count * sizeof *given);
    size_t kept = 0;
    if (given == NULL) {
        compose->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++)
        if (texts[i][0] != '\0')
            given[kept++] = texts[i];
    add(compose, sections, key, given, kept);
}

static const char *material_line(struct compose *compose, const struct catalog_material *material)
{
    const char *counts = compose_counts(compose, material);
    bool always = material->when_yes == 0 && material->when_no == 0;
    const char *when = !always              ? "handout.depends"
                       : material->required ? "handout.required"
                                            : "handout.later";
    const char *line = compose_fill2(compose, "handout.material",
                                     compose_own(compose, material->name, material->name_en),
                                     compose_word(compose, when));
    return counts[0] != '\0' ? compose_fill2(compose, "handout.fact", line, counts) : line;
}

static void add_materials(struct compose *compose, struct sections *sections)
{
    const struct catalog_span span = compose->matter->materials;
    const char **lines = arena_alloc(&compose->arena, (span.count + 1) * sizeof *lines);
    if (lines == NULL) {
        compose->failed = true;
        return;
    }
    for (uint32_t i = 0; i < span.count; i++)
        lines[i] = material_line(compose, &compose->catalog->materials[span.first + i]);
    add(compose, sections, "handout.materials", lines, span.count);
}

/* A label with its value, "" where there is none. */
static const char *labelled(struct compose *compose, const char *key, const char *value)
{
    return value[0] != '\0'
               ? compose_fill2(compose, "handout.fact", compose_word(compose, key), value)
               : "";
}

static void add_limits(struct compose *compose, struct sections *sections)
{
    const struct catalog_matter *matter = compose->matter;
    const char *const limits[] = {
        labelled(compose, "handout.statutory",
                 compose_limit(compose, matter->statutory_days, matter->statutory_note)),
        labelled(compose, "handout.promised",
                 compose_limit(compose, matter->promised_days, matter->promised_note)),
        labelled(compose, "handout.due", compose_due(compose)),
    };
    add_given(compose, sections, "handout.limits", limits, 3);
}

static void compose_sections(struct compose *compose, struct sections *sections)
{
    const struct catalog_matter *matter = compose->matter;
    const char *const fees[] = {compose_own(compose, matter->fee, matter->fee_en),
                                labelled(compose, "handout.fee_basis", matter->fee_basis)};
    const char *const places[] = {compose_windows(compose), compose_place(compose),
                                  labelled(compose, "handout.ask", compose_phone(compose))};
    const char *const complaints[] = {
        labelled(compose, "paper.supervision", compose_supervision(compose))};
    add_list(compose, sections, "handout.conditions", matter->conditions);
    add_materials(compose, sections);
    add_list(compose, sections, "handout.steps", matter->steps);
    add_limits(compose, sections);
    add_given(compose, sections, "handout.fee", fees, 2);
    add_given(compose, sections, "handout.result", &matter->result, 1);
    add_given(compose, sections, "handout.where", places, 3);
    add_list(compose, sections, "handout.notes", matter->notes);
    add_list(compose, sections, "handout.basis", matter->basis);
    add_given(compose, sections, "handout.complaints", complaints, 1);
}

static void write_text(struct compose *compose, const struct guide_doc_texts *texts)
{
    compose_line(compose, texts->title);
    for (size_t i = 0; i < texts->section_count; i++) {
        const struct guide_section *section = &texts->sections[i];
        compose_line(compose, compose_fill(compose, "handout.heading", section->heading));
        for (size_t p = 0; p < section->count; p++)
            compose_line(compose, section->count > 1 ? compose_format(compose, "%zu. %s", p + 1,
                                                                      section->paragraphs[p])
                                                     : section->paragraphs[p]);
    }
}

enum err compose_guide(struct compose *compose, struct doc **out)
{
    struct sections sections = {.count = 0};
    compose_sections(compose, &sections);
    struct guide_doc_texts texts = {
        .hall = compose_hall_name(compose),
        .title = compose_matter_name(compose),
        .sections = sections.list,
        .section_count = sections.count,
        .time = compose_fill2(compose, "handout.fact", compose_word(compose, "handout.day"),
                              compose_day(compose)),
        .code_hint = compose_word(compose, "handout.code_hint"),
        .note = compose_note(compose),
    };
    write_text(compose, &texts);
    enum err err = compose_codes(compose, &texts.codes, &texts.code_count);
    if (err != OK)
        return err;
    return guide_doc_create(out, compose->paper->columns, &texts);
}
