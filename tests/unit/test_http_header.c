#include <limits.h>
#include <stdint.h>

#include "app/net/http_header.h"
#include "tests/unit/unit.h"

static void a_date_is_read(void)
{
    int64_t wall_ms = 0;
    UNIT_OK(http_header_date("Sun, 06 Nov 1994 08:49:37 GMT", &wall_ms));
    CU_ASSERT_EQUAL(wall_ms, INT64_C(784111777000));
    UNIT_OK(http_header_date("Thu, 29 Feb 2024 23:59:59 GMT", &wall_ms));
    CU_ASSERT_EQUAL(wall_ms, INT64_C(1709251199000));
}

static void what_is_not_in_form_is_no_date(void)
{
    static const char *const texts[] = {
        "",
        "now",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "Sun, 6 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 CST",
        "Sun, 06 Nov 1994 08:49:37 GMT ",
        "Sun, 06 nov 1994 08:49:37 GMT",
        "Sun, 06 ovD 1994 08:49:37 GMT",
        "Mon, 06 Nov 1994 08:49:37 GMT",
        "Fri, 30 Feb 2024 08:49:37 GMT",
        "Sun, 00 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:00:00 GMT",
        "Sun, 06 Nov 1994 08:60:00 GMT",
        "Sun, 06 Nov -994 08:49:37 GMT",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        int64_t wall_ms = 42;
        CU_ASSERT_EQUAL(http_header_date(texts[i], &wall_ms), ERR_PARSE);
        CU_ASSERT_EQUAL(wall_ms, 42);
    }
}

static void retry_after_is_seconds_or_a_date(void)
{
    const int64_t date_ms = INT64_C(784111777000);
    CU_ASSERT_EQUAL(http_header_retry_after_s("120", 0), 120);
    CU_ASSERT_EQUAL(http_header_retry_after_s("99999999999999999999", 0), INT_MAX);
    CU_ASSERT_EQUAL(http_header_retry_after_s("Sun, 06 Nov 1994 08:50:37 GMT", date_ms), 60);
    CU_ASSERT_EQUAL(http_header_retry_after_s("Sun, 06 Nov 1994 08:50:37 GMT", 0), 0);
    CU_ASSERT_EQUAL(http_header_retry_after_s("Sun, 06 Nov 1994 08:48:37 GMT", date_ms), 0);
    CU_ASSERT_EQUAL(http_header_retry_after_s("-1", date_ms), 0);
    CU_ASSERT_EQUAL(http_header_retry_after_s("1.5", date_ms), 0);
    CU_ASSERT_EQUAL(http_header_retry_after_s("", date_ms), 0);
}

void suite_http_header(void)
{
    static const CU_TestInfo tests[] = {
        {"a date is read", a_date_is_read},
        {"what is not in form is no date", what_is_not_in_form_is_no_date},
        {"retry after is seconds or a date", retry_after_is_seconds_or_a_date},
        CU_TEST_INFO_NULL,
    };
    unit_add("http_header", tests);
}
