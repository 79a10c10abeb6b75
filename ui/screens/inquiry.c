#include "ui/screens/inquiry.h"

#include <string.h>

#include "app/base/text.h"
#include "ui/screens/facts.h"

void inquiry_take(struct inquiry *inquiry, const void *argument)
{
    if (argument != NULL)
        *inquiry = *(const struct inquiry *)argument;
    else
        *inquiry = (struct inquiry){.noted = INQUIRY_NOTHING, .agent = HANDOUT_NO_AGENT};
}

void inquiry_enter(struct ui *ui, void *state, const void *argument)
{
    (void)ui;
    inquiry_take(state, argument);
}

const struct catalog *inquiry_catalog(const struct hall *hall)
{
    bool there = hall != NULL && hall->catalog != NULL && !hall->catalog->partial;
    return there ? hall->catalog : NULL;
}

const struct catalog_matter *inquiry_matter(const struct hall *hall, const struct inquiry *inquiry)
{
    const struct catalog *catalog = inquiry_catalog(hall);
    size_t position;
    if (catalog == NULL || catalog_find_matter(catalog, inquiry->matter, &position) != OK)
        return NULL;
    return &catalog->matters[position];
}

const struct catalog_question *inquiry_question(const struct hall *hall,
                                                const struct inquiry *inquiry)
{
    const struct catalog_matter *matter = inquiry_matter(hall, inquiry);
    if (matter == NULL || inquiry->question >= matter->questions.count)
        return NULL;
    return &hall->catalog->questions[matter->questions.first + inquiry->question];
}

const char *inquiry_note(const struct hall *hall, const struct inquiry *inquiry)
{
    struct inquiry asked = *inquiry;
    asked.question = inquiry->noted;
    const struct catalog_question *question =
        inquiry->noted != INQUIRY_NOTHING ? inquiry_question(hall, &asked) : NULL;
    if (question == NULL)
        return "";
    return inquiry->noted_yes ? question->yes.note : question->no.note;
}

bool inquiry_fits(const struct catalog_matter *matter, enum inquiry_by by, uint32_t topic)
{
    switch (by) {
    case INQUIRY_BY_EVENT:
        return (matter->events >> topic & 1) != 0;
    case INQUIRY_BY_AUDIENCE:
        return (matter->audiences >> topic & 1) != 0;
    default:
        return matter->department == topic;
    }
}

/* ---- topics ---- */

struct topic {
    const char *word; /* its name's key ends in this */
    enum icon icon;
};

static const struct topic events[CATALOG_EVENT_COUNT] = {
    [CATALOG_EVENT_BIRTH] = {"birth", ICON_BABY},
    [CATALOG_EVENT_SCHOOL] = {"school", ICON_SCHOOL},
    [CATALOG_EVENT_WORK] = {"work", ICON_WORK},
    [CATALOG_EVENT_BUSINESS] = {"business", ICON_SHOP},
    [CATALOG_EVENT_MARRIAGE] = {"marriage", ICON_RINGS},
    [CATALOG_EVENT_HOUSE] = {"house", ICON_HOUSE},
    [CATALOG_EVENT_HEALTH] = {"health", ICON_HOSPITAL},
    [CATALOG_EVENT_INSURANCE] = {"insurance", ICON_CARE},
    [CATALOG_EVENT_HARDSHIP] = {"hardship", ICON_MONEY},
    [CATALOG_EVENT_OLD] = {"old", ICON_ELDER},
    [CATALOG_EVENT_FARM] = {"farm", ICON_FARM},
    [CATALOG_EVENT_PAPERS] = {"papers", ICON_DOCUMENT},
    [CATALOG_EVENT_DISPUTE] = {"dispute", ICON_FEEDBACK},
    [CATALOG_EVENT_DEATH] = {"death", ICON_MEMORIAL},
};

static const struct topic audiences[CATALOG_AUDIENCE_COUNT] = {
    [CATALOG_AUDIENCE_FARMER] = {"farmer", ICON_FARM},
    [CATALOG_AUDIENCE_ELDERLY] = {"elderly", ICON_ELDER},
    [CATALOG_AUDIENCE_DISABLED] = {"disabled", ICON_DISABLED},
    [CATALOG_AUDIENCE_VETERAN] = {"veteran", ICON_SOLDIER},
    [CATALOG_AUDIENCE_STUDENT] = {"student", ICON_STUDENT},
    [CATALOG_AUDIENCE_WOMAN] = {"woman", ICON_PERSON},
    [CATALOG_AUDIENCE_CHILD] = {"child", ICON_BABY},
    [CATALOG_AUDIENCE_WORKER] = {"worker", ICON_WORK},
    [CATALOG_AUDIENCE_NEEDY] = {"needy", ICON_MONEY},
    [CATALOG_AUDIENCE_TRADER] = {"trader", ICON_SHOP},
    [CATALOG_AUDIENCE_COMPANY] = {"company", ICON_COMPANY},
    [CATALOG_AUDIENCE_VILLAGE] = {"village", ICON_HOUSE},
};

uint32_t inquiry_topic_count(const struct catalog *catalog, enum inquiry_by by)
{
    return by == INQUIRY_BY_EVENT      ? CATALOG_EVENT_COUNT
           : by == INQUIRY_BY_AUDIENCE ? CATALOG_AUDIENCE_COUNT
                                       : (uint32_t)catalog->department_count;
}

const char *inquiry_topic_name(const struct screen_env *env, struct view *view, enum inquiry_by by,
                               uint32_t topic)
{
    const struct catalog *catalog = inquiry_catalog(env->hall);
    if (catalog == NULL || topic >= inquiry_topic_count(catalog, by))
        return "";
    if (by == INQUIRY_BY_EVENT)
        return facts_text(env, view_format(view, "event.%s", events[topic].word));
    if (by == INQUIRY_BY_AUDIENCE)
        return facts_text(env, view_format(view, "audience.%s", audiences[topic].word));
    const struct catalog_department *department = &catalog->departments[topic];
    return facts_name(env, department->name, department->name_en);
}

enum icon inquiry_topic_icon(enum inquiry_by by, uint32_t topic)
{
    return by == INQUIRY_BY_EVENT      ? events[topic].icon
           : by == INQUIRY_BY_AUDIENCE ? audiences[topic].icon
                                       : ICON_WINDOW;
}

uint32_t inquiry_missing(const struct catalog *catalog, const struct catalog_matter *matter,
                         const struct inquiry *inquiry, uint32_t *needed)
{
    uint32_t missing = 0;
    *needed = 0;
    for (uint32_t i = 0; i < matter->materials.count; i++) {
        const struct catalog_material *material = &catalog->materials[matter->materials.first + i];
        if (!catalog_needs(material, inquiry->yes, inquiry->no))
            continue;
        ++*needed;
        missing += i >= 64 || (inquiry->have >> i & 1) == 0;
    }
    return missing;
}

void inquiry_nothing(struct view *view, const struct screen_env *env)
{
    struct page page;
    page_begin(&page, view, env);
    page_open(&page, &(struct page_group){.style = STYLE_PANEL, .align = ALIGN_CENTRE, .grow = 1});
    page_emblem(&page, ICON_GUIDE, 14);
    page_text(&page, "guide.nothing", STYLE_TITLE, facts_text(env, "guide.nothing"));
    page_text(&page, "guide.nothing.body", STYLE_BODY, facts_text(env, "guide.nothing.body"));
    page_close(&page);
    page_end(&page);
}
