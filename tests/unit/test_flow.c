#include "tests/unit/unit.h"
#include "ui/screens/flow.h"

#define TILES 12

static const int one_group[TILES];

static struct flow flow_of(int columns, int height_px)
{
    return (struct flow){.area = {10, 20, 600, height_px},
                         .columns = columns,
                         .column_gap_px = 30,
                         .gap_px = 10,
                         .tile_px = 90,
                         .heading_px = 40};
}

static void tiles_go_down_the_columns_and_over_the_pages(void)
{
    struct flow_place places[TILES];
    /* A heading and two tiles a column: 40 + 10 + 90 + 10 + 90. */
    struct flow flow = flow_of(2, 240);
    CU_ASSERT_EQUAL(flow_run(&flow, one_group, TILES, places), 3);
    for (size_t i = 0; i < TILES; i++) {
        CU_ASSERT_EQUAL(places[i].page, (int)i / 4);
        CU_ASSERT_EQUAL(places[i].headed, i % 2 == 0);
        CU_ASSERT(places[i].tile.y >= 20 && places[i].tile.y + places[i].tile.h <= 20 + 240);
        CU_ASSERT_EQUAL(places[i].tile.x, i / 2 % 2 == 0 ? 10 : 10 + 315);
    }
}

static void a_group_begins_with_its_heading_and_never_leaves_it_alone(void)
{
    static const int groups[] = {1, 1, 2, 3};
    struct flow_place places[4];
    /* Room for two tiles, and for a second heading but not for a tile under it. */
    struct flow flow = flow_of(3, 300);
    CU_ASSERT_EQUAL(flow_run(&flow, groups, 4, places), 1);
    CU_ASSERT_TRUE(places[0].headed);
    CU_ASSERT_FALSE(places[1].headed);
    CU_ASSERT_TRUE(places[2].headed);
    CU_ASSERT(places[2].heading.x > places[1].tile.x);
    CU_ASSERT(places[2].heading.y < places[2].tile.y);
    CU_ASSERT_TRUE(places[3].headed);
}

static void tiles_grow_until_one_page_is_full(void)
{
    struct flow_place places[TILES];
    struct flow flow = flow_of(3, 500);
    flow_fit(&flow, one_group, TILES, 60, 200);
    CU_ASSERT(flow.tile_px > 90 && flow.tile_px < 200);
    CU_ASSERT_EQUAL(flow_run(&flow, one_group, TILES, places), 1);
    struct flow higher = flow;
    higher.area.h = 500;
    higher.tile_px++;
    CU_ASSERT_EQUAL(flow_run(&higher, one_group, TILES, NULL), 2);
}

static void few_tiles_fill_the_columns_evenly(void)
{
    struct flow_place places[6];
    struct flow flow = flow_of(3, 900);
    flow_fit(&flow, one_group, 6, 60, 100);
    CU_ASSERT_EQUAL(flow_run(&flow, one_group, 6, places), 1);
    CU_ASSERT_EQUAL(places[2].tile.y, places[0].tile.y);
    CU_ASSERT_EQUAL(places[4].tile.y, places[0].tile.y);
}

static void an_area_that_holds_nothing_ends(void)
{
    struct flow_place places[TILES];
    struct flow flow = flow_of(2, 10);
    flow_fit(&flow, one_group, TILES, 60, 200);
    CU_ASSERT_EQUAL(flow.tile_px, 60);
    CU_ASSERT_EQUAL(flow_run(&flow, one_group, TILES, places), 6);
    CU_ASSERT_EQUAL(flow_run(&flow, one_group, 0, NULL), 1);
}

void suite_flow(void)
{
    static const CU_TestInfo tests[] = {
        {"tiles go down the columns and over the pages",
         tiles_go_down_the_columns_and_over_the_pages},
        {"a group begins with its heading and never leaves it alone",
         a_group_begins_with_its_heading_and_never_leaves_it_alone},
        {"tiles grow until one page is full", tiles_grow_until_one_page_is_full},
        {"few tiles fill the columns evenly", few_tiles_fill_the_columns_evenly},
        {"an area that holds nothing ends", an_area_that_holds_nothing_ends},
        CU_TEST_INFO_NULL,
    };
    unit_add("flow", tests);
}
