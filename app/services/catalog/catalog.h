/*
 * The hall's content: an immutable snapshot of what the spreadsheets say, behind a reference count.
 * What a hall writes in which column: assets/hall/README.md.
 *
 * Thread: a snapshot may be read by any thread that holds a reference. Ownership: everything a
 * snapshot points to lives as long as the snapshot. Texts are valid UTF-8, trimmed, without control
 * characters and never NULL ("" when empty); the longest has CSV_CELL_BYTES (csv.h). A member with
 * `_en` is the English of the one before it, "" when the hall has none.
 *
 * A "list" is several texts one after another, each with its end, and an empty one after the last:
 *     for (const char *item = matter->steps; *item != '\0'; item = catalog_next(item))
 * Sets of weekdays have Monday in bit 0. Day numbers are those of base/clock.h.
 *
 * Source of the matters' fields: GB/T 39046-2020, table 4, and the eight openings (八公开).
 */
#ifndef APP_SERVICES_CATALOG_CATALOG_H
#define APP_SERVICES_CATALOG_CATALOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"
#include "app/services/catalog/hours.h"

struct report; /* app/services/catalog/report.h */

/* Entries [first] to [first + count - 1] of one of the catalog's arrays. */
struct catalog_span {
    uint32_t first;
    uint32_t count;
};

/* A place on the hall's plan, in thousandths of the picture's width and height. */
struct catalog_point {
    int x; /* CATALOG_NOWHERE: not on the plan */
    int y;
};

#define CATALOG_NOWHERE (-1)

struct catalog_hall {
    const char *name;
    const char *name_en;
    const char *address;
    const char *address_en;
    const char *phone;
    const char *supervision_phone;
    const char *missed_call_rule; /* what to do when the call was missed; on the ticket */
    const char *missed_call_rule_en;
    const char *hours_text; /* list: opening hours in words, a line each */
    const char *hours_text_en;
    const char *market_days; /* "农历逢三、六、九" */
    const char *market_days_en;
    const char *first_asked; /* list: the first-asked duty (首问责任制), a paragraph each */
    const char *first_asked_en;
    const char *plan;          /* picture of the hall seen from above; "" for none */
    struct catalog_point here; /* where the terminal stands on the plan */
    int utc_offset_min;        /* +480 in all of China */
    bool sample;               /* sample data: screen and paper say so */
};

struct catalog_department {
    const char *code;
    const char *name;
    const char *name_en;
    const char *phone;
    const char *supervision_phone; /* "": the hall's */
};

struct catalog_window {
    const char *code; /* what stands above the window: "3" */
    const char *name;
    const char *name_en;
    const char *place; /* how to find it, in words: "一楼大厅东侧" */
    const char *place_en;
    const char *phone;
    uint32_t department;       /* position in catalog.departments */
    struct catalog_point plan; /* where it is on the plan */
    struct catalog_span path;  /* of catalog.points: the bends of the way from `here` to `plan` */
    bool open;                 /* staffed at present */
};

struct catalog_class {
    const char *code; /* "normal", "elderly" */
    const char *name;
    const char *name_en;
};

#define CATALOG_SERVICE_CLASSES 8
#define CATALOG_SERVICE_WINDOWS 16

/* A service is a queue. */
struct catalog_service {
    const char *code; /* one to three capital letters, the series of its numbers: "A" */
    const char *name;
    const char *name_en;
    uint32_t department;                       /* position in catalog.departments */
    uint32_t windows[CATALOG_SERVICE_WINDOWS]; /* positions in catalog.windows */
    size_t window_count;                       /* 1 or more */
    struct hours hours;
    int daily_limit;     /* 0: none */
    int average_minutes; /* what the hall expects of one visit; 0: not said */
    /* The first is the ordinary class; the others are called before it. */
    struct catalog_class classes[CATALOG_SERVICE_CLASSES];
    size_t class_count; /* 1 or more */
};

/* Life events: X(name, the spreadsheets' word). */
#define CATALOG_EVENTS(X)                                                                          \
    X(BIRTH, "birth")                                                                              \
    X(SCHOOL, "school")                                                                            \
    X(WORK, "work")                                                                                \
    X(BUSINESS, "business")                                                                        \
    X(MARRIAGE, "marriage")                                                                        \
    X(HOUSE, "house")                                                                              \
    X(HEALTH, "health")                                                                            \
    X(INSURANCE, "insurance")                                                                      \
    X(HARDSHIP, "hardship")                                                                        \
    X(OLD, "old")                                                                                  \
    X(FARM, "farm")                                                                                \
    X(PAPERS, "papers")                                                                            \
    X(DISPUTE, "dispute")                                                                          \
    X(DEATH, "death")

/* Who somebody is: X(name, the spreadsheets' word). */
#define CATALOG_AUDIENCES(X)                                                                       \
    X(FARMER, "farmer")                                                                            \
    X(ELDERLY, "elderly")                                                                          \
    X(DISABLED, "disabled")                                                                        \
    X(VETERAN, "veteran")                                                                          \
    X(STUDENT, "student")                                                                          \
    X(WOMAN, "woman")                                                                              \
    X(CHILD, "child")                                                                              \
    X(WORKER, "worker")                                                                            \
    X(NEEDY, "needy")                                                                              \
    X(TRADER, "trader")                                                                            \
    X(COMPANY, "company")                                                                          \
    X(VILLAGE, "village")

enum catalog_event {
#define CATALOG_X(name, word) CATALOG_EVENT_##name,
    CATALOG_EVENTS(CATALOG_X)
#undef CATALOG_X
        CATALOG_EVENT_COUNT
};

enum catalog_audience {
#define CATALOG_X(name, word) CATALOG_AUDIENCE_##name,
    CATALOG_AUDIENCES(CATALOG_X)
#undef CATALOG_X
        CATALOG_AUDIENCE_COUNT
};

/* How a matter is handled. */
enum catalog_kind {
    CATALOG_KIND_NONE,
    CATALOG_KIND_AT_ONCE,  /* 即办件 */
    CATALOG_KIND_PROMISED, /* 承诺件 */
    CATALOG_KIND_JOINT,    /* 联办件 */
    CATALOG_KIND_UPWARD,   /* 上报件 */
    CATALOG_KIND_RETURNED, /* 退回件 */
    CATALOG_KIND_COUNT
};

struct catalog_matter {
    const char *code;
    const char *name;
    const char *name_en;
    const char *keywords; /* list: short names and words of the people, for the search */
    const char *place;    /* where else, when it is not done in this hall */
    const char *place_en;
    const char *statutory_note; /* "不含公示时间" */
    const char *promised_note;
    const char *conditions; /* list */
    const char *steps;      /* list */
    const char *notes;      /* list: what to mind, special procedures */
    const char *fee;        /* "不收费" where it is free */
    const char *fee_en;
    const char *fee_basis;
    const char *basis;             /* list */
    const char *result;            /* what one gets: "《居民户口簿》" */
    const char *result_picture;    /* sample of it; "" for none */
    const char *online_address;    /* a URL, or words */
    const char *phone;             /* for questions; "": the window's or the department's */
    const char *supervision_phone; /* "": the department's or the hall's */
    const char *quota;             /* limit of number or scope, in words */
    const char *faq;               /* list: question, answer, question, answer … */
    enum catalog_kind kind;
    uint32_t department;           /* position in catalog.departments */
    uint32_t service;              /* position in catalog.services */
    uint32_t events;               /* set: 1 << enum catalog_event */
    uint32_t audiences;            /* set: 1 << enum catalog_audience; 0: everybody */
    int statutory_days;            /* working days; 0: at once, -1: not said */
    int promised_days;             /* the same */
    int visits;                    /* how often one must come; -1: not said */
    int popularity;                /* cases a year, "most used first"; 0: not said */
    struct catalog_span windows;   /* of catalog.matter_windows; never empty */
    struct catalog_span materials; /* of catalog.materials, in the spreadsheet's order */
    struct catalog_span questions; /* of catalog.questions; the first is asked first */
    bool here;                     /* done in this hall; else see `place` */
    bool online;
    bool appointment;
    bool express; /* the result can be sent by post */
    bool agent;   /* a village agent may file it */
};

enum catalog_signature {
    CATALOG_SIGNATURE_NONE,
    CATALOG_SIGNATURE_SIGN,
    CATALOG_SIGNATURE_SEAL,
    CATALOG_SIGNATURE_BOTH,
    CATALOG_SIGNATURE_COUNT
};

struct catalog_material {
    const char *name;
    const char *name_en;
    const char *issuer; /* who issues it: "户籍所在地派出所"; "本人" for one's own */
    const char *form;   /* "纸质", "电子或纸质" */
    const char *basis;
    const char *obtain; /* how and where one gets it */
    const char *notes;  /* how to fill it in, how old it may be */
    const char *sample; /* picture of a filled-in sample; "" for none */
    uint32_t matter;    /* position in catalog.matters */
    /* When: one of these questions of its matter was answered with yes, one of those with no. Bits
     * are positions within matter.questions; both 0: always. */
    uint32_t when_yes;
    uint32_t when_no;
    int originals;
    int copies;
    enum catalog_signature signature;
    bool required; /* false: may be handed in later */
};

#define CATALOG_QUESTIONS 32 /* a matter */

/* What follows an answer, where no question does. */
#define CATALOG_END (-1) /* the list of materials is ready */
#define CATALOG_STOP                                                                               \
    (-2) /* this matter is not for this person: the note says why and what then                    \
          */

struct catalog_answer {
    int next;         /* position within matter.questions, or as above; there are no circles */
    const char *note; /* said when the answer was given; "" for none, but never with STOP */
};

struct catalog_question {
    const char *code;
    const char *text; /* answered with yes or no */
    const char *text_en;
    const char *help;
    uint32_t matter; /* position in catalog.matters */
    struct catalog_answer yes;
    struct catalog_answer no;
};

struct catalog_notice {
    const char *code;
    const char *title;
    const char *title_en;
    const char *body; /* list: paragraphs */
    const char *body_en;
    const char *publisher;
    const char *publisher_en;
    const char *picture; /* "" for none */
    int32_t from_day;    /* first day that it is shown */
    int32_t until_day;   /* last day; INT32_MAX: until it is taken away */
    bool pinned;         /* before all others */
};

#define CATALOG_NO_WINDOW UINT32_MAX

enum catalog_state { CATALOG_ON_DUTY, CATALOG_OUT, CATALOG_STATE_COUNT };

struct catalog_staff {
    const char *code;
    const char *name;
    const char *post; /* "民政干事" */
    const char *post_en;
    const char *phone;
    const char *photo;   /* picture; "" for none */
    uint32_t department; /* position in catalog.departments */
    uint32_t window;     /* position in catalog.windows, or CATALOG_NO_WINDOW */
    uint32_t duty_days;  /* set of weekdays */
    uint32_t lead_days;  /* set of weekdays: leader on duty (带班领导) */
    enum catalog_state state;
};

struct catalog_agent {
    const char *village;
    const char *name;
    const char *phone;
    const char *place;
    const char *place_en;
    const char *hours_text;
    const char *hours_text_en;
    uint32_t duty_days;          /* set of weekdays */
    struct catalog_span matters; /* of catalog.agent_matters; empty: all with `agent` */
};

/* Named, because the standards number them in both directions. */
enum catalog_grade {
    CATALOG_VERY_SATISFIED,
    CATALOG_SATISFIED,
    CATALOG_FAIRLY_SATISFIED,
    CATALOG_DISSATISFIED,
    CATALOG_VERY_DISSATISFIED,
    CATALOG_GRADE_COUNT
};

/* A reason that may be given with a grade. */
struct catalog_option {
    const char *code; /* "510" */
    const char *label;
    const char *label_en;
    enum catalog_grade grade;
    bool first; /* shown before the others are unfolded */
};

struct catalog {
    struct catalog_hall hall;
    const struct catalog_department *departments;
    size_t department_count;
    const struct catalog_window *windows;
    size_t window_count;
    const struct catalog_service *services;
    size_t service_count;
    const struct hours_day *calendar; /* sorted by day */
    size_t calendar_count;
    const struct catalog_matter *matters;
    size_t matter_count;
    const struct catalog_material *materials; /* those of a matter stand together */
    size_t material_count;
    const struct catalog_question *questions; /* the same */
    size_t question_count;
    const struct catalog_notice *notices;
    size_t notice_count;
    const struct catalog_staff *staff;
    size_t staff_count;
    const struct catalog_agent *agents;
    size_t agent_count;
    const struct catalog_option *options;
    size_t option_count;
    const uint32_t *matter_windows; /* positions in `windows` */
    size_t matter_window_count;
    const uint32_t *agent_matters; /* positions in `matters` */
    size_t agent_matter_count;
    const struct catalog_point *points;
    size_t point_count;
    const char *picture_dir; /* where the files are that pictures name */
    bool partial; /* matters, materials, questions and agents are still being loaded: none there */
};

/* Another reference to the same snapshot, and its return; unref takes NULL. */
const struct catalog *catalog_ref(const struct catalog *catalog);
void catalog_unref(const struct catalog *catalog);

/* The text after this one of a list. */
const char *catalog_next(const char *item);

/* Position of a service by code; ERR_NOT_FOUND. */
enum err catalog_find_service(const struct catalog *catalog, const char *code,
                              size_t *position) must_use;

/* Position of a class of a service by code; ERR_NOT_FOUND. */
enum err catalog_find_class(const struct catalog_service *service, const char *code,
                            size_t *position) must_use;

/* Position of a matter by code; ERR_NOT_FOUND. Looks at all of them. */
enum err catalog_find_matter(const struct catalog *catalog, const char *code,
                             size_t *position) must_use;

/* True when a person with these answers needs the material: bits as in its `when_yes`, set where
 * the question was answered with yes, with no. */
bool catalog_needs(const struct catalog_material *material, uint32_t yes, uint32_t no);

/* Reads and checks the folder of CSV files and its pictures. OK gives a snapshot with one
 * reference. ERR_PARSE when anything at all is wrong: every fault stands in `report`. Keeps
 * nothing: --check uses it. */
enum err catalog_read_folder(const char *folder, const struct catalog **out,
                             struct report *report) must_use;

#endif
