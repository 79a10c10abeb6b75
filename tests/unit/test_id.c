#include <string.h>

#include "app/base/id.h"
#include "tests/unit/unit.h"

static void ids_are_valid_and_differ(void)
{
    char ids[200][ID_BYTES];
    for (int i = 0; i < 200; i++) {
        UNIT_OK(id_create(ids[i]));
        CU_ASSERT_TRUE(id_is_valid(ids[i]));
        for (int k = 0; k < i; k++)
            CU_ASSERT_STRING_NOT_EQUAL(ids[i], ids[k]);
    }
}

static void every_place_takes_many_values(void)
{
    /* The last place holds 3 bits of the 128, so 8 values; every other one has all 32. */
    bool seen[ID_BYTES - 1][128] = {{false}};
    char id[ID_BYTES];
    for (int i = 0; i < 2000; i++) {
        UNIT_OK(id_create(id));
        for (int k = 0; k < ID_BYTES - 1; k++)
            seen[k][(unsigned char)id[k]] = true;
    }
    for (int k = 0; k < ID_BYTES - 1; k++) {
        int values = 0;
        for (int c = 0; c < 128; c++)
            values += seen[k][c];
        CU_ASSERT_EQUAL(values, k == ID_BYTES - 2 ? 8 : 32);
    }
}

static void what_is_no_id_is_refused(void)
{
    CU_ASSERT_FALSE(id_is_valid(""));
    CU_ASSERT_FALSE(id_is_valid("0123456789ABCDEFGHJKMNPQR"));
    CU_ASSERT_FALSE(id_is_valid("0123456789ABCDEFGHJKMNPQRST"));
    CU_ASSERT_FALSE(id_is_valid("0123456789ABCDEFGHJKMNPQRI"));
    CU_ASSERT_TRUE(id_is_valid("0123456789ABCDEFGHJKMNPQRS"));
}

void suite_id(void)
{
    static const CU_TestInfo tests[] = {
        {"ids are valid and differ", ids_are_valid_and_differ},
        {"every place takes many values", every_place_takes_many_values},
        {"what is no id is refused", what_is_no_id_is_refused},
        CU_TEST_INFO_NULL,
    };
    unit_add("id", tests);
}
