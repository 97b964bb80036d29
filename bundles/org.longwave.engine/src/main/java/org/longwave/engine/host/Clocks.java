package org.longwave.engine.host;

import java.util.function.LongSupplier;
import org.longwave.dsp.Resampler.Grade;
import org.longwave.engine.ring.Cursor;

/**
 * What device and consumer threads know of time: the engine's schedule, the frame it makes just now, the clock on the
 * wall, whose clock the schedule follows, and how well devices are brought to it.
 *
 * @param reference name of the input that the schedule follows; empty: the system's clock alone
 * @param grade of the live inputs' edges
 */
record Clocks(Schedule schedule, Cursor engineFrame, LongSupplier nanos, String reference, Grade grade) {
    boolean isReference(String input) {
        return !reference.isEmpty() && reference.equals(input);
    }
}
