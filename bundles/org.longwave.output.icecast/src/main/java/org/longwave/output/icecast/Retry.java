package org.longwave.output.icecast;

import java.util.random.RandomGenerator;

/**
 * When to try again, on the sender's thread: pauses that grow, at most 3 s in the first ten minutes of an outage, each
 * up to a fifth shorter by chance, so that many streams do not come back in step. For ever.
 */
final class Retry {
    static final long FIRST_NANOS = 600_000_000_000L;
    private static final long FIRST_CAP_MILLIS = 3000;

    private final RandomGenerator chance;
    private boolean outage;
    private long outageNanos;
    private int failures;

    Retry(RandomGenerator chance) {
        this.chance = chance;
    }

    /** A failure now: nanoseconds until the next try, -1 for none. */
    long failed(Trouble.Kind kind, long nowNanos) {
        if (!outage) outageNanos = nowNanos;
        outage = true;
        failures++;
        long millis = kind.pauseMillis(failures);
        if (millis < 0) return -1;
        if (nowNanos - outageNanos < FIRST_NANOS) millis = Math.min(millis, FIRST_CAP_MILLIS);
        return (long) (millis * 1_000_000 * (1 - 0.2 * chance.nextDouble()));
    }

    /** On air long enough, or asked for by a person: the next failure is the first again. */
    void reset() {
        outage = false;
        failures = 0;
    }
}
