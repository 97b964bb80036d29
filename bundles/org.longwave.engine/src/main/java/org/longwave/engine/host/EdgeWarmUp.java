package org.longwave.engine.host;

import org.longwave.dsp.CaptureEdge;
import org.longwave.dsp.DeviceClock;
import org.longwave.dsp.Resampler;
import org.longwave.dsp.TimeLine;

/**
 * Two minutes in the life of a sound card that nobody hears, by a clock of numbers, once in a process: so that the
 * compiler knows what an edge does now and then (it widens its windows, loses frames, locks again) before threads of a
 * priority above the compiler's own run it. Otherwise all edges come to such a branch for the first time at the same
 * moment, fall back to the interpreter together and leave the compiler no processor to help them. The first device
 * thread does it, others wait for it.
 */
final class EdgeWarmUp {
    private static final int RATE_HZ = 48_000;
    private static final int STEP_FRAMES = 960;
    private static final int PIECE_FRAMES = 240;
    private static final int STEPS = 120 * RATE_HZ / STEP_FRAMES;
    private static final int LOSS_AT = 50 * RATE_HZ / STEP_FRAMES;
    private static final int LOST_STEPS = 15;
    private static final int NEW_PLACE_AT = 100 * RATE_HZ / STEP_FRAMES;
    /** Sound is made for so many steps from the beginning and from the loss on: it is what takes time here. */
    private static final int HEARD_STEPS = 75;

    private static boolean done;

    private final CaptureEdge edge;
    private final TimeLine schedule = new TimeLine(0, 0, 1e9 / RATE_HZ);
    private final float[][] in = new float[2][STEP_FRAMES];
    private final float[][] out = new float[2][PIECE_FRAMES];
    private int chance = 1;

    private EdgeWarmUp(Resampler.Grade grade) {
        edge = new CaptureEdge(2, RATE_HZ, RATE_HZ, grade);
        edge.delay(50_000_000);
    }

    /** Device thread, before it asks for its priority. */
    static synchronized void once(Resampler.Grade grade) {
        if (done) return;
        done = true;
        play(grade);
    }

    /** The clock as it is at the end. */
    static DeviceClock play(Resampler.Grade grade) {
        EdgeWarmUp card = new EdgeWarmUp(grade);
        for (int step = 0; step < STEPS; step++) card.step(step);
        return card.edge.clock();
    }

    private void step(int step) {
        long lost = step < LOSS_AT ? 0 : LOST_STEPS;
        long nanos = (step + 1 + lost) * (STEP_FRAMES * 1_000_000_000L / RATE_HZ) + lateNanos();
        if (step == NEW_PLACE_AT) edge.clock().replace((long) step * STEP_FRAMES, nanos - 1_000_000);
        edge.arrived(STEP_FRAMES, nanos);
        boolean heard = step < HEARD_STEPS || step >= LOSS_AT && step < LOSS_AT + HEARD_STEPS;
        if (!heard) return;
        for (int at = 0, made = 1; made > 0 || at < STEP_FRAMES; at += edge.consumedFrames())
            made = edge.process(in, at, STEP_FRAMES - at, out, PIECE_FRAMES, schedule);
    }

    /** 0 to 0.5 ms, one in 64 up to 16 ms. */
    private long lateNanos() {
        chance = chance * 1_664_525 + 1_013_904_223;
        long part = chance >>> 8;
        return (chance >>> 26) == 0 ? part : part >> 5;
    }
}
