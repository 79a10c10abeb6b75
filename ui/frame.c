#include "ui/layout.h"
#include "ui/redraw.h"
#include "ui/ui_private.h"

/* A first picture without the hall's name and services would be a half one. */
#define FIRST_PICTURE_MS 300

static struct rect everything(const struct ui *ui)
{
    return (struct rect){0, 0, ui->width_px, ui->height_px};
}

const struct view *frame_view(const struct ui *ui)
{
    return &ui->frames[ui->shown];
}

void frame_resized(struct ui *ui)
{
    const struct canvas *canvas = present_canvas(ui->present);
    int shorter = canvas->width_px < canvas->height_px ? canvas->width_px : canvas->height_px;
    ui->width_px = canvas->width_px;
    ui->height_px = canvas->height_px;
    input_init(&ui->input, shorter);
    ui->drawn = false;
    ui->dirty = true;
}

void frame_show_again(struct ui *ui)
{
    struct rect all = everything(ui);
    if (ui->drawn)
        present_show(ui->present, &all, 1);
}

int frame_due_ms(const struct ui *ui)
{
    int64_t now_ms = clock_mono_ms(ui->config.clock);
    if (ui->awaited != 0 && ui->dirty && now_ms < ui->awaited_until_ms)
        return (int)(ui->awaited_until_ms - now_ms);
    if (ui->drawn || ui->hall != NULL)
        return -1;
    int64_t left = ui->opened_ms + FIRST_PICTURE_MS - now_ms;
    return left > 0 ? (int)left : 0;
}

void frame_update(struct ui *ui)
{
    struct rect damage[VIEW_DAMAGE] = {everything(ui)};
    size_t count = 1;
    if (!ui->dirty)
        return;
    if (frame_due_ms(ui) > 0)
        return;
    ui->dirty = false;
    struct view *next = &ui->frames[1 - ui->shown];
    paint_next_frame(ui->paint);
    router_view(ui, next);
    view_press(next, input_pressed(&ui->input));
    motion_apply(&ui->motion, next, clock_mono_ms(ui->config.clock), ui->modes.care);
    focus_draw(&ui->focus, next, ui->rtl, ui->unit_px);
    struct canvas *canvas = present_canvas(ui->present);
    /* Other colours are another picture, though the elements be the same. */
    if (ui->drawn && next->palette == frame_view(ui)->palette)
        count = redraw(ui->paint, canvas, &ui->frames[ui->shown], next, damage);
    else
        paint_view(ui->paint, canvas, next, damage[0]);
    ui->shown = 1 - ui->shown;
    /* What stood on the former frame may have been private. */
    view_clear(&ui->frames[1 - ui->shown]);
    if (count == 0)
        return;
    present_show(ui->present, damage, count);
    ui->drawn = true;
    ui->frame_count++;
}
