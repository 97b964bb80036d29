package org.longwave.dsp;

import java.util.Random;

/**
 * A capturing sound card under a hand clock, heard by a thread that is sometimes late. Frame n is sampled at the time it
 * would be at the card's own rate; frames come in chunks, and are seen when the thread looks next.
 */
final class SimulatedDevice {
    final double rateHz;
    final int chunkFrames;
    final Random random;
    /** Lateness of the thread in nanoseconds, added to each look. */
    long usualLateNanos = 2_000_000;

    long rareLateNanos;
    /** Share of looks that are rarely late. */
    double rarely;

    /** Frames lost by the device before its frame number. */
    private long lostFrames;

    private long deadUntilNanos = Long.MIN_VALUE;
    private long given;
    long now;

    SimulatedDevice(int nominalHz, double ppm, int chunkFrames, long seed) {
        rateHz = nominalHz * (1 + ppm * 1e-6);
        this.chunkFrames = chunkFrames;
        random = new Random(seed);
    }

    /** Frames the card has sampled until {@code nanos}, in whole chunks, lost ones too. */
    private long sampled(long nanos) {
        return (long) Math.floor(nanos / 1e9 * rateHz / chunkFrames) * chunkFrames;
    }

    /** Time at which a frame that was given was sampled. */
    double secondsOf(long frame) {
        return (frame + lostFrames) / rateHz;
    }

    /** The thread looks for the next time; frames there now. */
    int look() {
        now += 4_000_000 + (long) (random.nextDouble() * usualLateNanos);
        if (random.nextDouble() < rarely) now += (long) (random.nextDouble() * rareLateNanos);
        if (now < deadUntilNanos) now = deadUntilNanos + (long) (random.nextDouble() * usualLateNanos);
        return (int) (sampled(now) - lostFrames - given);
    }

    /** Takes what {@link #look} found; returns the number of its first frame. */
    long take(int frames) {
        long first = given;
        given += frames;
        return first;
    }

    /** From now on nothing comes for {@code stallNanos}; {@code lost} frames of it never do. */
    void stall(long stallNanos, int lost) {
        deadUntilNanos = now + stallNanos;
        lostFrames += lost;
    }
}
