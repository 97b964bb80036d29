package org.longwave.dsp;

/**
 * A straight line between a count of frames and the monotonic clock; the thread that owns it. All differences are taken
 * from one point of the line, so nothing is lost to rounding however long it runs.
 */
public final class TimeLine {
    private long frame;
    private long nanos;
    private double frameNanos;

    /** A line through one point; {@code frameNanos} nanoseconds a frame. */
    public TimeLine(long frame, long nanos, double frameNanos) {
        set(frame, nanos, frameNanos);
    }

    public void set(long atFrame, long atNanos, double newFrameNanos) {
        if (!(newFrameNanos > 0))
            throw new IllegalArgumentException("frameNanos is " + newFrameNanos + ", allowed above 0");
        frame = atFrame;
        nanos = atNanos;
        frameNanos = newFrameNanos;
    }

    public void set(TimeLine other) {
        set(other.frame, other.nanos, other.frameNanos);
    }

    /** Length of a frame. */
    public double frameNanos() {
        return frameNanos;
    }

    public double frameAt(long atNanos) {
        return frame + (atNanos - nanos) / frameNanos;
    }

    /** To the nearest nanosecond. */
    public long nanosAt(double atFrame) {
        return nanos + Math.round((atFrame - frame) * frameNanos);
    }

    /** Moves the whole line: what was at a time is {@code laterNanos} later. */
    void shift(long laterNanos) {
        nanos += laterNanos;
    }
}
