package org.longwave.engine.host;

import org.longwave.api.StreamFormat;

/** A studio on its schedule and under a hand clock: one thread does what engine, device and consumer threads do. */
public final class HandStudio {
    private final Studio studio;
    private long now;

    public HandStudio(StreamFormat format) {
        studio = new Studio(format, 2, new Pacer() {
            @Override
            public long nanoTime() {
                return now;
            }

            @Override
            public void waitUntil(long deadlineNanos) {
                now = Math.max(now, deadlineNanos);
            }
        });
    }

    public Studio studio() {
        return studio;
    }

    public long now() {
        return now;
    }

    /** Time passes. */
    public void moveTo(long nanos) {
        now = Math.max(now, nanos);
    }

    public void begin() {
        studio.beginOnSchedule();
    }

    /** How much faster than nominal the engine's schedule runs. */
    public double schedulePpm() {
        return studio.schedule().ppm();
    }

    /** When the engine's next block is due. */
    public long dueNanos() {
        return studio.schedule().nanosOf(studio.agent().frame());
    }

    /** The engine has woken. */
    public void step() {
        studio.stepOnSchedule();
    }
}
