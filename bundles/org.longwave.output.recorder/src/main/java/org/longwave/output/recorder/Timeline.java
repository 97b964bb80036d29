package org.longwave.output.recorder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which wall-clock time each frame of the engine has. The consumer thread shows it every block, any thread asks. A
 * frame's time is that of the clock nobody sets, at the blocks that came with the least delay; when the wall clock is
 * set, the frames from there on get the new time and the step is kept.
 */
final class Timeline {
    private static final long STEP_NANOS = 200_000_000;
    private static final long SECOND = 1_000_000_000;
    /** How fast the estimate follows clocks that run apart: 200 ppm. */
    private static final long FOLLOW = 5000;

    private static final int KEPT = 64;

    private final StudioTime time;
    private final int rateHz;
    private final List<Step> steps = new ArrayList<>();
    private long monoAtZero;
    private long wallMinusMono;
    private long lastMono;
    private boolean seen;

    /** A wall clock that was set. {@code before} and {@code after}: epoch nanoseconds of frame 0 by the two clocks. */
    record Step(long frame, Instant at, Duration by, long before) {}

    Timeline(StudioTime time, int rateHz) {
        this.time = time;
        this.rateHz = rateHz;
    }

    /** Consumer thread: the block that ends before {@code endFrame} has just come; the step of the clock, or null. */
    synchronized Step see(long endFrame) {
        long mono = time.nanos();
        long difference = epochNanos(time.instant()) - mono;
        long candidate = mono - nanosOf(endFrame);
        Step step = null;
        if (!seen) {
            seen = true;
            monoAtZero = candidate;
            wallMinusMono = difference;
        } else {
            monoAtZero = Math.min(candidate, monoAtZero + (mono - lastMono) / FOLLOW);
            long by = difference - wallMinusMono;
            if (Math.abs(by) >= STEP_NANOS) {
                step = new Step(endFrame, at(endFrame), Duration.ofNanos(by), monoAtZero + wallMinusMono);
                steps.add(step);
                if (steps.size() > KEPT) steps.removeFirst();
            }
            wallMinusMono = difference;
        }
        lastMono = mono;
        return step;
    }

    private static long epochNanos(Instant instant) {
        return instant.getEpochSecond() * SECOND + instant.getNano();
    }

    private long nanosOf(long frame) {
        return Math.floorDiv(frame, rateHz) * SECOND + Math.floorMod(frame, rateHz) * SECOND / rateHz;
    }

    /** The wall clock at a frame; now when no block has come yet. */
    synchronized Instant at(long frame) {
        if (!seen) return time.instant();
        return Instant.ofEpochSecond(0, zeroOf(frame) + nanosOf(frame));
    }

    private long zeroOf(long frame) {
        for (Step step : steps) if (frame < step.frame()) return step.before();
        return monoAtZero + wallMinusMono;
    }

    /** The frame at a moment by the clock that is valid at frame {@code near}. */
    synchronized long frameAt(Instant instant, long near) {
        long nanos = epochNanos(instant) - zeroOf(near);
        return Math.floorDiv(nanos, SECOND) * rateHz + Math.ceilDiv(Math.floorMod(nanos, SECOND) * rateHz, SECOND);
    }

    /** The first step of the clock after {@code frame}, or null. */
    synchronized Step stepAfter(long frame) {
        for (Step step : steps) if (step.frame() > frame) return step;
        return null;
    }
}
