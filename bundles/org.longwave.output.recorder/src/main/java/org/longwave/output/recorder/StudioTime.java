package org.longwave.output.recorder;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/** The clocks a recorder looks at; any thread. */
interface StudioTime extends InstantSource {
    /** A clock that nobody sets, as {@link System#nanoTime}. */
    long nanos();

    /** Where file names and schedules live. */
    default ZoneId zone() {
        return ZoneId.systemDefault();
    }

    /** The clocks of this machine. */
    StudioTime SYSTEM = new StudioTime() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Instant instant() {
            return Instant.now();
        }
    };
}
