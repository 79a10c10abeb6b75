#include "ui/ui_private.h"

void pulse_beat(struct ui *ui)
{
    const struct ui_pulse *pulse = &ui->config.pulse;
    if (ui->drawn && !ui->told_shown && pulse->shown != NULL) {
        ui->told_shown = true;
        pulse->shown(pulse->context);
    }
    int64_t now_ms = clock_mono_ms(ui->config.clock);
    if (pulse->every_ms <= 0 || now_ms < ui->beat_due_ms)
        return;
    ui->beat_due_ms = now_ms + pulse->every_ms;
    core_ask_alive(ui->core);
}

void pulse_answered(struct ui *ui)
{
    const struct ui_pulse *pulse = &ui->config.pulse;
    if (ui->told_shown && pulse->alive != NULL)
        pulse->alive(pulse->context);
}

int pulse_due_ms(const struct ui *ui)
{
    if (ui->config.pulse.every_ms <= 0)
        return -1;
    int64_t left_ms = ui->beat_due_ms - clock_mono_ms(ui->config.clock);
    return left_ms > 0 ? (int)left_ms : 0;
}
