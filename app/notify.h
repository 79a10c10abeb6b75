/*
 * What the service manager hears: that the kiosk is ready, that it is alive, that it ends. Without
 * one nothing happens.
 *
 * Thread: any. Source: sd_notify(3), sd_watchdog_enabled(3).
 */
#ifndef APP_NOTIFY_H
#define APP_NOTIFY_H

/* The first picture is on the display. `context` is not used, here and below. */
void notify_ready(void *context);

/* The main loop and the core both answer. */
void notify_alive(void *context);

void notify_stopping(void);

/* How often notify_alive is wanted, in milliseconds: twice in the time after which the manager ends
 * the program. 0: never. */
int notify_every_ms(void);

#endif
