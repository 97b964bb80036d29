package org.longwave.engine.rt;

import org.longwave.api.RealTime;

/**
 * A gain that moves in a straight line to its target over a fixed number of frames; engine thread. The loops index
 * sample and ramp table alike, from {@code from} to {@code to} of a block, so that the compiler can use vectors.
 */
@RealTime
final class Ramp {
    private static final float[] INDEX = new float[1024];

    static {
        for (int i = 0; i < INDEX.length; i++) INDEX[i] = i;
    }

    private final int rampFrames;
    private float current;
    private float target;
    private float step;
    private double slope;
    private int remaining;

    Ramp(int rampFrames, float initial) {
        this.rampFrames = rampFrames;
        current = initial;
        target = initial;
    }

    void moveTo(float newTarget) {
        if (newTarget == target) return;
        target = newTarget;
        remaining = rampFrames;
        slope = ((double) target - current) / rampFrames;
        step = (float) slope;
    }

    /** At once, for what is not heard. */
    void jumpTo(float newTarget) {
        target = newTarget;
        current = newTarget;
        remaining = 0;
    }

    /** No move under way and the gain is 0. */
    boolean isSilent() {
        return remaining == 0 && current == 0f;
    }

    /** No move under way and the gain is 1: it touches nothing now. */
    boolean isUnity() {
        return remaining == 0 && current == 1f;
    }

    boolean isMoving() {
        return remaining > 0;
    }

    float current() {
        return current;
    }

    /** The gain of the frame so many from here; 1 is the next one. */
    float at(int ahead) {
        return ahead >= remaining ? target : (float) (current + slope * ahead);
    }

    /** out += in * gain, for frames {@code from} to {@code to} of the block. */
    void mix(float[] in, float[] out, int from, int to) {
        int moving = Math.min(remaining, to - from);
        int still = from + moving;
        if (moving > 0) {
            float first = current + step - step * INDEX[from];
            for (int i = from; i < still; i++) out[i] += in[i] * (first + step * INDEX[i]);
        }
        if (still < to) {
            float gain = moving > 0 && moving == remaining ? target : current;
            if (gain != 0f) for (int i = still; i < to; i++) out[i] += in[i] * gain;
        }
    }

    /** inOut *= gain, for frames {@code from} to {@code to} of the block. */
    void scale(float[] inOut, int from, int to) {
        int moving = Math.min(remaining, to - from);
        int still = from + moving;
        if (moving > 0) {
            float first = current + step - step * INDEX[from];
            for (int i = from; i < still; i++) inOut[i] *= first + step * INDEX[i];
        }
        if (still < to) {
            float gain = moving > 0 && moving == remaining ? target : current;
            if (gain != 1f) for (int i = still; i < to; i++) inOut[i] *= gain;
        }
    }

    /** out = a + (b - a) * gain; exactly a at 0, exactly b at 1. */
    void blend(float[] a, float[] b, float[] out, int from, int to) {
        int moving = Math.min(remaining, to - from);
        int still = from + moving;
        if (moving > 0) {
            float first = current + step - step * INDEX[from];
            for (int i = from; i < still; i++) out[i] = a[i] + (b[i] - a[i]) * (first + step * INDEX[i]);
        }
        if (still < to) {
            float gain = moving > 0 && moving == remaining ? target : current;
            System.arraycopy(gain == 0f ? a : b, still, out, still, to - still);
        }
    }

    /** Once after all channels of a segment: moves on by {@code frames}. */
    void advance(int frames) {
        if (remaining == 0) return;
        if (frames >= remaining) {
            remaining = 0;
            current = target;
        } else {
            remaining -= frames;
            current = (float) (target - slope * remaining); // anew each time: the rounding of many pieces would add up
        }
    }
}
