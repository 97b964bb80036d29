package org.longwave.dsp;

/**
 * Counts what a device lost at one place, from its time line before and after; the thread of its clock. Each line is best
 * known in the middle of the time it rests on. From there to there goes one rate, that of both lines together: the longer
 * one knows it better, by the square.
 */
final class LossCount {
    private final TimeLine before = new TimeLine(0, 0, 1);
    private double beforeMiddle;
    private double beforeSpan;

    /** The line as it was, its middle as a frame, and how much time it rested on. */
    void begin(TimeLine line, double middleFrame, double spanNanos) {
        before.set(line);
        beforeMiddle = middleFrame;
        beforeSpan = spanNanos;
    }

    /** Frames lost, by the line as it is now. */
    long frames(TimeLine after, double middleFrame, double spanNanos) {
        double b = beforeSpan * beforeSpan;
        double a = spanNanos * spanNanos;
        double rate = a + b == 0 ? after.frameNanos() : (before.frameNanos() * b + after.frameNanos() * a) / (a + b);
        double apart = after.nanosAt(middleFrame) - before.nanosAt(beforeMiddle);
        return Math.round(apart / rate - (middleFrame - beforeMiddle));
    }
}
