package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.CommandTarget;
import org.longwave.api.effect.Effect;
import org.longwave.engine.ring.Cursor;

/**
 * An effect in its slot, with all the engine needs for it; engine thread, made in the control room. It comes in dry and
 * blends over to the effect in 10 ms; bypass blends back the same way, and the effect rests until it is wanted again.
 * Dry sound is not delayed: to bypass an effect that delays brings the sound forward by its latency. NaN or infinity
 * or an exception never leaves: the effect is muted and reset, the sound goes dry (the jump is smoothed over 64 frames), and after
 * 100 ms it is blended in again.
 */
@RealTime
public final class Insert {
    private static final int SMOOTH_FRAMES = 64;

    private final Effect effect;
    private final float[] least;
    private final float[] greatest;
    private final float[][] dry;
    private final float[] lastOut;
    private final Ramp wet;
    private final int pauseFrames;
    private final Cursor faults = new Cursor();
    private volatile RuntimeException failure;
    private boolean bypassed;
    private boolean resting = true;
    /** Frames to come before the effect may be heard: it is muted, or its delay is still filling. */
    private int muteFrames;

    private int fillFrames;

    /**
     * @param least smallest allowed value of each parameter
     * @param greatest largest allowed value of each parameter
     */
    public Insert(Effect effect, float[] least, float[] greatest, StreamFormat format) {
        this.effect = effect;
        this.least = least.clone();
        this.greatest = greatest.clone();
        dry = format.newBlock();
        lastOut = new float[format.channels()];
        wet = new Ramp(format.rateHz() / 100, 0f);
        pauseFrames = format.rateHz() / 10;
    }

    void bypass(boolean on) {
        bypassed = on;
    }

    int set(int parameter, float value) {
        if (parameter >= least.length) return CommandTarget.NO_SUCH_PARAMETER;
        if (!(value >= least[parameter] && value <= greatest[parameter])) return CommandTarget.OUT_OF_RANGE;
        try {
            effect.set(parameter, value);
            return CommandTarget.APPLIED;
        } catch (RuntimeException e) {
            failure = e;
            faults.add(1);
            return CommandTarget.EFFECT_FAILED;
        }
    }

    /** Works in place on finite samples and leaves finite samples. */
    void process(float[][] samples, int from, int to) {
        int frames = to - from;
        if (muteFrames > 0) {
            muteFrames = Math.max(0, muteFrames - frames);
            remember(samples, to - 1);
            return;
        }
        if (bypassed && wet.isSilent()) {
            resting = true;
            remember(samples, to - 1);
            return;
        }
        for (int c = 0; c < dry.length; c++) System.arraycopy(samples[c], from, dry[c], from, frames);
        if (!runs(samples, from, to)) {
            fail(samples, from, to);
            return;
        }
        wet.moveTo(bypassed || fillFrames > 0 ? 0f : 1f);
        fillFrames = Math.max(0, fillFrames - frames);
        if (wet.isMoving() || wet.isSilent())
            for (int c = 0; c < dry.length; c++) wet.blend(dry[c], samples[c], samples[c], from, to);
        wet.advance(frames);
        remember(samples, to - 1);
    }

    /** False: it gave NaN or infinity, or broke its promise and threw; its samples are not to be used. */
    private boolean runs(float[][] samples, int from, int to) {
        try {
            if (resting) wake();
            effect.process(samples, from, to);
        } catch (RuntimeException e) {
            failure = e;
            return false;
        }
        return isFinite(samples, from, to);
    }

    private void wake() {
        resting = false;
        effect.reset();
        fillFrames = effect.latencyFrames();
    }

    private static boolean isFinite(float[][] samples, int from, int to) {
        float top = 0f;
        for (float[] channel : samples) for (int i = from; i < to; i++) top = Math.max(top, Math.abs(channel[i]));
        return top <= Float.MAX_VALUE;
    }

    /** What the effect gave is thrown away: dry sound, joined to the last good sample. */
    private void fail(float[][] samples, int from, int to) {
        faults.add(1);
        int n = Math.min(SMOOTH_FRAMES, to - from);
        for (int c = 0; c < dry.length; c++) {
            float jump = lastOut[c] - dry[c][from];
            System.arraycopy(dry[c], from, samples[c], from, to - from);
            for (int i = 0; i < n; i++) samples[c][from + i] += jump * (1f - (i + 1f) / n);
        }
        remember(samples, to - 1);
        wet.jumpTo(0f);
        muteFrames = pauseFrames;
        resting = true;
    }

    private void remember(float[][] samples, int index) {
        for (int c = 0; c < lastOut.length; c++) lastOut[c] = samples[c][index];
    }

    /** Any thread: pieces of blocks in which the effect gave NaN or infinity. */
    @ControlRoom
    public long faults() {
        return faults.opaque();
    }

    /** Any thread: what it threw last, or null. */
    @ControlRoom
    public RuntimeException failure() {
        return failure;
    }
}
