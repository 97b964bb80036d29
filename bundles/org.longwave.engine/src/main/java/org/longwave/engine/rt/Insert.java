package org.longwave.engine.rt;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.CommandTarget;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.KeyedEffect;
import org.longwave.engine.ring.Cursor;
import org.longwave.engine.ring.DelayLine;

/**
 * An effect in its slot, with all the engine needs for it; engine thread, made in the control room. It comes in dry and
 * blends over to the effect in 10 ms; bypass blends back the same way, and the effect rests until it is wanted again.
 * The dry sound of an effect that delays is delayed as much, so bypass shifts nothing in time; only to come in and to
 * leave it cross-fades between the sound now and the delayed one. NaN or infinity or an exception never leaves: the
 * effect is muted and reset, the sound goes dry (the jump is smoothed over 64 frames), and after 100 ms it is blended in
 * again.
 */
@RealTime
public final class Insert {
    /** More than that counts as infinite: sums and gains of many such samples would be. */
    static final float BEYOND_SOUND = 1e30f;

    private static final int SMOOTH_FRAMES = 64;

    private final Effect effect;
    private final KeyedEffect keyed;
    private final int latencyFrames;
    private final float[] least;
    private final float[] greatest;
    private final AtomicIntegerArray values;
    private final AtomicInteger reductionBits = new AtomicInteger();
    /** Null: the effect does not delay. */
    private final DelayLine line;

    private final float[][] direct;
    private final float[][] dry;
    private final float[] lastOut;
    private final Ramp wet;
    private final Ramp inside;
    private final int pauseFrames;
    private final Cursor faults = new Cursor();
    private volatile RuntimeException failure;
    private volatile boolean bypassed;
    private boolean leaving;
    private boolean resting = true;
    /** Frames to come before the effect may be heard: it is muted, or its delay is still filling. */
    private int muteFrames;

    private int fillFrames;
    private Strip key;

    /**
     * @param least smallest allowed value of each parameter
     * @param greatest largest allowed value of each parameter
     * @param initial value of each parameter as the effect is set now
     * @param line for the effect's latency and a block; null when it has none
     */
    public Insert(
            Effect effect, float[] least, float[] greatest, float[] initial, DelayLine line, StreamFormat format) {
        this.effect = effect;
        this.line = line;
        keyed = effect instanceof KeyedEffect k ? k : null;
        latencyFrames = line == null ? 0 : effect.latencyFrames();
        this.least = least.clone();
        this.greatest = greatest.clone();
        values = new AtomicIntegerArray(initial.length);
        for (int p = 0; p < initial.length; p++) values.set(p, Float.floatToRawIntBits(initial[p]));
        direct = format.newBlock();
        dry = line == null ? direct : format.newBlock();
        lastOut = new float[format.channels()];
        wet = new Ramp(format.rateHz() / 100, 0f);
        inside = new Ramp(format.rateHz() / 100, line == null ? 1f : 0f);
        pauseFrames = format.rateHz() / 10;
    }

    /** Before it is installed. */
    @ControlRoom
    public void startBypassed(boolean on) {
        bypassed = on;
    }

    void bypass(boolean on) {
        bypassed = on;
    }

    /** Leads the sound past, delay and all; or in again. */
    void leave(boolean on) {
        leaving = on;
    }

    /** It has left: the sound passes untouched. */
    boolean isOut() {
        return leaving && inside.isSilent();
    }

    /** False: the effect cannot listen to another strip. */
    boolean key(Strip strip) {
        if (keyed == null) return false;
        key = strip;
        if (strip != null) strip.keep();
        return true;
    }

    Strip key() {
        return key;
    }

    int set(int parameter, float value) {
        if (parameter >= least.length) return CommandTarget.NO_SUCH_PARAMETER;
        if (!(value >= least[parameter] && value <= greatest[parameter])) return CommandTarget.OUT_OF_RANGE;
        try {
            effect.set(parameter, value);
            values.setOpaque(parameter, Float.floatToRawIntBits(value));
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
        if (line != null) line.write(samples, from, to);
        if (leaving && inside.isSilent()) {
            rest(samples, to - 1);
            return;
        }
        for (int c = 0; c < direct.length; c++) System.arraycopy(samples[c], from, direct[c], from, frames);
        boolean filled = line == null || line.writtenFrames() >= latencyFrames + (long) frames;
        if (line != null && filled) line.read(dry, from, to, latencyFrames);
        boolean delayed = line == null || filled;
        if (muteFrames > 0 || bypassed && wet.isSilent()) {
            muteFrames = Math.max(0, muteFrames - frames);
            resting = true;
            if (delayed) copy(dry, samples, from, to);
        } else blendIn(samples, delayed, from, to);
        pass(samples, delayed, from, to);
        rememberAll(samples, to - 1);
    }

    private void blendIn(float[][] samples, boolean delayed, int from, int to) {
        int frames = to - from;
        if (!runs(samples, from, to)) {
            fail(delayed ? dry : direct, samples, from, to);
            return;
        }
        wet.moveTo(bypassed || fillFrames > 0 || !delayed ? 0f : 1f);
        fillFrames = Math.max(0, fillFrames - frames);
        if (wet.isMoving() || wet.isSilent())
            for (int c = 0; c < dry.length; c++)
                wet.blend(delayed ? dry[c] : direct[c], samples[c], samples[c], from, to);
        wet.advance(frames);
    }

    /** Coming in and leaving: between the sound as it came and the slot's. */
    private void pass(float[][] samples, boolean delayed, int from, int to) {
        inside.moveTo(leaving || !delayed ? 0f : 1f);
        if (inside.isMoving() || inside.isSilent())
            for (int c = 0; c < direct.length; c++) inside.blend(direct[c], samples[c], samples[c], from, to);
        inside.advance(to - from);
    }

    private void rest(float[][] samples, int last) {
        resting = true;
        wet.jumpTo(0f);
        rememberAll(samples, last);
    }

    private static void copy(float[][] source, float[][] sink, int from, int to) {
        if (source == sink) return;
        for (int c = 0; c < source.length; c++) System.arraycopy(source[c], from, sink[c], from, to - from);
    }

    /** False: it gave NaN or infinity, or broke its promise and threw; its samples are not to be used. */
    private boolean runs(float[][] samples, int from, int to) {
        try {
            if (resting) wake();
            Strip side = key;
            if (side == null) effect.process(samples, from, to);
            else keyed.process(samples, side.post(), from, to);
            reductionBits.setOpaque(Float.floatToRawIntBits(effect.reductionDb()));
        } catch (RuntimeException e) {
            failure = e;
            return false;
        }
        return isFinite(samples, from, to);
    }

    private void wake() {
        resting = false;
        effect.reset();
        fillFrames = latencyFrames;
    }

    static boolean isFinite(float[][] samples, int from, int to) {
        for (float[] channel : samples) if (!(Top.of(channel, from, to) <= BEYOND_SOUND)) return false;
        return true;
    }

    /** What the effect gave is thrown away: dry sound, joined to the last good sample. */
    private void fail(float[][] instead, float[][] samples, int from, int to) {
        faults.add(1);
        int n = Math.min(SMOOTH_FRAMES, to - from);
        for (int c = 0; c < samples.length; c++) {
            float jump = lastOut[c] - instead[c][from];
            System.arraycopy(instead[c], from, samples[c], from, to - from);
            for (int i = 0; i < n; i++) samples[c][from + i] += jump * (1f - (i + 1f) / n);
        }
        wet.jumpTo(0f);
        muteFrames = pauseFrames;
        resting = true;
    }

    private void rememberAll(float[][] samples, int index) {
        for (int c = 0; c < lastOut.length; c++) lastOut[c] = samples[c][index];
    }

    /** How much the effect turns down now; 0 while it is led past. */
    public float reductionDb() {
        return bypassed ? 0f : Float.intBitsToFloat(reductionBits.getOpaque());
    }

    /** Frames by which the sound is delayed in this slot. */
    @ControlRoom
    public int latencyFrames() {
        return latencyFrames;
    }

    @ControlRoom
    public boolean isKeyed() {
        return keyed != null;
    }

    @ControlRoom
    public boolean isBypassed() {
        return bypassed;
    }

    /** Any thread: a parameter as it was set last. */
    @ControlRoom
    public float value(int parameter) {
        return Float.intBitsToFloat(values.getOpaque(parameter));
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

    /** The engine no longer runs it: its delay line goes back. Once. */
    @ControlRoom
    public void close() {
        if (line != null) line.close();
    }
}
