package org.longwave.api.meter;

import java.time.Instant;

/**
 * Something that an operator must look at, or the end of it.
 *
 * @param name of the alarm in the station file; {@code program} for the one that is always there
 * @param bus id of the bus
 * @param raised false: it is over
 * @param frame engine frame at which it was found
 * @param words one plain sentence
 */
public record Alarm(String name, String bus, Kind kind, boolean raised, long frame, Instant at, String words) {
    /** What is wrong. */
    public enum Kind {
        /** Below a level for longer than a time. */
        SILENCE,
        /** The loudness of the last time is too far from its target. */
        LOUDNESS
    }
}
