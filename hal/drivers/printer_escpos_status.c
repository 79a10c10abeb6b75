#include "hal/drivers/printer_escpos_status.h"

#define BIT(n) (1u << (n))

/* Bits of the four replies, by n of DLE EOT n. */
#define N1_OFFLINE       BIT(3)
#define N2_COVER_OPEN    BIT(2)
#define N2_PAPER_END     BIT(5)
#define N2_ERROR         BIT(6)
#define N3_CUTTER        BIT(3)
#define N3_UNRECOVERABLE BIT(5)
#define N3_RECOVERABLE   BIT(6)
#define N4_NEAR_END      0x0Cu
#define N4_END           0x60u

bool printer_escpos_status_is_reply(uint8_t byte)
{
    return (byte & 0x93) == 0x12;
}

bool printer_escpos_status_is_processed(uint8_t byte)
{
    return (byte & 0x90) == 0;
}

bool printer_escpos_status_is_offline(uint8_t reply)
{
    return (reply & N1_OFFLINE) != 0;
}

/* The sensor may be wrong while the cover is open. */
static enum hal_paper paper_of(const struct printer_escpos_status *replies)
{
    if (replies->reply[3] == 0 || (replies->reply[1] & N2_COVER_OPEN) != 0)
        return HAL_PAPER_UNKNOWN;
    if ((replies->reply[3] & N4_END) != 0)
        return HAL_PAPER_OUT;
    return (replies->reply[3] & N4_NEAR_END) != 0 ? HAL_PAPER_NEAR_END : HAL_PAPER_OK;
}

/* The first that holds is what a person must mend first. */
static enum hal_printer_reason reason_of(const struct printer_escpos_status *replies,
                                         enum hal_paper paper)
{
    if ((replies->reply[1] & N2_COVER_OPEN) != 0)
        return HAL_REASON_COVER_OPEN;
    if (paper == HAL_PAPER_OUT || (replies->reply[1] & N2_PAPER_END) != 0)
        return HAL_REASON_PAPER_OUT;
    if ((replies->reply[2] & N3_CUTTER) != 0)
        return HAL_REASON_CUTTER;
    if ((replies->reply[1] & N2_ERROR) != 0 ||
        (replies->reply[2] & (N3_UNRECOVERABLE | N3_RECOVERABLE)) != 0)
        return HAL_REASON_ERROR;
    if (printer_escpos_status_is_offline(replies->reply[0]))
        return HAL_REASON_OFFLINE;
    return HAL_REASON_NONE;
}

void printer_escpos_status_parse(const struct printer_escpos_status *replies,
                                 struct hal_printer_status *out)
{
    enum hal_paper paper = paper_of(replies);
    enum hal_printer_reason reason = reason_of(replies, paper);
    if (reason == HAL_REASON_PAPER_OUT)
        paper = HAL_PAPER_OUT;
    *out = (struct hal_printer_status){
        .present = true,
        .ready = reason == HAL_REASON_NONE,
        .paper = paper,
        .reason = reason,
    };
}

bool printer_escpos_status_completes(struct printer_escpos_status_completion *wanted, uint8_t byte)
{
    const uint8_t reply[] = {0x37,          0x22,          wanted->id[0], wanted->id[1],
                             wanted->id[2], wanted->id[3], 0x00};
    if (byte != reply[wanted->matched])
        wanted->matched = 0;
    if (byte == reply[wanted->matched])
        wanted->matched++;
    if (wanted->matched < sizeof reply)
        return false;
    wanted->matched = 0;
    return true;
}
