/*
 * Which of the program's threads goes first where there are more of them than processors.
 *
 * Thread: the calling one; threads that it starts later inherit. Source: setpriority(2): on Linux a
 * thread has a nice value of its own.
 */
#ifndef APP_BASE_THREAD_H
#define APP_BASE_THREAD_H

/* Before the others; where the system refuses (no CAP_SYS_NICE, no RLIMIT_NICE) like the others. */
void thread_go_first(void);

/* Like the others. */
void thread_go_along(void);

#endif
