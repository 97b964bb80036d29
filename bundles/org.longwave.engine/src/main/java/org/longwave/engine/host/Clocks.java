package org.longwave.engine.host;

import java.util.function.LongSupplier;
import org.longwave.engine.ring.Cursor;

/**
 * What device and consumer threads know of time: the engine's schedule, the frame it makes just now, the clock on the
 * wall, and whose clock the schedule follows.
 *
 * @param reference name of the input that the schedule follows; empty: the system's clock alone
 */
record Clocks(Schedule schedule, Cursor engineFrame, LongSupplier nanos, String reference) {
    boolean isReference(String input) {
        return !reference.isEmpty() && reference.equals(input);
    }
}
