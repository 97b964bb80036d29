package org.longwave.output.recorder;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Clocks that a test moves. */
final class HandTime implements StudioTime {
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    long nanos;
    ZoneId zone = ZoneId.of("UTC");

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    /** Time goes by. */
    void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }
}
