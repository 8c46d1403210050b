/* A clock that fails when it is told to: Rust's standard library panics then. For LD_PRELOAD; the extension under test
 * stays what is shipped. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <time.h>

/* The clock fails once, at the so-many-th look from now on; 0: never. Looks go on being counted. */
long fails_at = 0;
long looks = 0;

/* PHP lets extensions see libc before whatever was loaded before it; this one shall see the clock below. */
void *dlopen(const char *file, int flags)
{
    static void *(*real)(const char *, int);
    if (!real)
        real = (void *(*)(const char *, int)) dlsym(RTLD_NEXT, "dlopen");
    return real(file, flags & ~RTLD_DEEPBIND);
}

static int looked(void)
{
    looks++;
    return fails_at > 0 && --fails_at == 0;
}

int clock_gettime(clockid_t clock, struct timespec *time)
{
    static int (*real)(clockid_t, struct timespec *);
    if (!real)
        real = (int (*)(clockid_t, struct timespec *)) dlsym(RTLD_NEXT, "clock_gettime");
    if (clock == CLOCK_MONOTONIC && looked()) {
        errno = EINVAL;
        return -1;
    }
    return real(clock, time);
}
