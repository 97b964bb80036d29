package org.longwave.ui.desk;

import java.time.Instant;

/**
 * Any thread. Something that happened, as an operator would say it.
 *
 * @param number grows with every event
 * @param key what it is about, the same in every language
 * @param source the same as an operator says it: "Mount main", "Engine"
 * @param words a plain sentence: what, why, what next
 * @param times how often it happened in a row
 * @param state what has become of it
 */
public record Event(
        long number, Instant at, Weight weight, String key, String source, String words, int times, State state) {
    /** How much it matters. */
    public enum Weight {
        /** A person must look. */
        ALARM,
        /** Something was lost or is not as it should be. */
        WARNING,
        INFO,
        /** For engineers. */
        DEBUG
    }

    /** Of an alarm. */
    public enum State {
        /** Nothing to be done. */
        NONE,
        /** It is still so. */
        OPEN,
        /** It is over. */
        OVER,
        /** A person has seen it. */
        SEEN
    }

    /** Whether it stands above the others. */
    public boolean onTop() {
        return weight == Weight.ALARM && (state == State.OPEN || state == State.OVER);
    }

    Event again(Instant when) {
        return new Event(number, when, weight, key, source, words, times + 1, State.OPEN);
    }

    Event as(State next) {
        return new Event(number, at, weight, key, source, words, times, next);
    }
}
