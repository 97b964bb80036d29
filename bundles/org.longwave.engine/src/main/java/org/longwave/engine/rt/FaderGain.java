package org.longwave.engine.rt;

import org.longwave.api.RealTime;
import org.longwave.api.command.FadeCurve;
import org.longwave.dsp.Decibels;

/**
 * A fader: a gain that rests, moves over 10 ms, or fades along a curve; engine thread. Each frame of a fade is the
 * curve's own value in double precision, however the blocks are cut: it starts anew from the exact value with each piece.
 */
@RealTime
final class FaderGain {
    /** A fade in equal steps of dB takes silence for this. */
    private static final double FLOOR = 1.5848931924611134e-5; // -96 dB

    private final int rampFrames;
    private float targetDb;
    private double start;
    private double target;
    private long frames;
    private long done;
    private FadeCurve curve = FadeCurve.LINEAR;

    FaderGain(int rampFrames, float db) {
        this.rampFrames = rampFrames;
        targetDb = db;
        target = Decibels.toGain(db);
        start = target;
    }

    /** In a straight line over 10 ms. */
    void moveTo(float db) {
        double gain = Decibels.toGain(db);
        targetDb = db;
        if (gain == target && frames <= rampFrames) return;
        begin(gain, rampFrames, FadeCurve.LINEAR);
    }

    void fadeTo(float db, long overFrames, FadeCurve along) {
        targetDb = db;
        begin(Decibels.toGain(db), overFrames, along);
    }

    private void begin(double gain, long overFrames, FadeCurve along) {
        start = at(done);
        target = gain;
        frames = overFrames;
        done = 0;
        curve = along;
    }

    boolean isMoving() {
        return done < frames;
    }

    /** At rest at 0 dB: it touches nothing now. */
    boolean isUnity() {
        return done >= frames && target == 1;
    }

    /** At rest and shut. */
    boolean isSilent() {
        return done >= frames && target == 0;
    }

    /** Where it goes to. */
    float targetDb() {
        return targetDb;
    }

    /** Where it is: the target once it moves by hand, the way while it fades. */
    float db() {
        if (!isMoving() || frames <= rampFrames) return targetDb;
        double now = at(done);
        return now <= 0 ? Decibels.OFF_DB : (float) Decibels.ofLevel(now);
    }

    double gain() {
        return at(done);
    }

    private double at(long frame) {
        if (frame >= frames) return target;
        double way = (double) frame / frames;
        if (curve == FadeCurve.LINEAR) return start + (target - start) * way;
        if (curve == FadeCurve.EQUAL_POWER)
            return target > start
                    ? start + (target - start) * QuarterTurn.sin(way)
                    : target + (start - target) * QuarterTurn.cos(way);
        return frame == 0 ? start : Math.max(start, FLOOR) * StrictMath.exp(logRatio() * way);
    }

    private double logRatio() {
        return StrictMath.log(Math.max(target, FLOOR) / Math.max(start, FLOOR));
    }

    /** out = in * gain for frames {@code from} to {@code to}, and moves on by them; in and out may be the same. */
    void apply(float[][] in, float[][] out, Scratch scratch, int from, int to) {
        if (isMoving()) {
            fill(scratch.curve, from, to);
            for (int c = 0; c < in.length; c++) multiply(in[c], scratch.curve, out[c], from, to);
        } else if (target == 1) {
            if (in != out) for (int c = 0; c < in.length; c++) System.arraycopy(in[c], from, out[c], from, to - from);
        } else scale(in, out, (float) target, from, to);
    }

    private static void multiply(float[] in, float[] gain, float[] out, int from, int to) {
        for (int i = from; i < to; i++) out[i] = in[i] * gain[i];
    }

    private static void scale(float[][] in, float[][] out, float gain, int from, int to) {
        for (int c = 0; c < in.length; c++) {
            float[] source = in[c];
            float[] sink = out[c];
            for (int i = from; i < to; i++) sink[i] = source[i] * gain;
        }
    }

    /** Moves on without sound. */
    void skip(int count) {
        done = Math.min(frames, done + count);
    }

    private void fill(float[] gains, int from, int to) {
        int moving = (int) Math.min(frames - done, to - from);
        int last = from + moving;
        if (curve == FadeCurve.LINEAR) {
            double step = (target - start) / frames;
            double first = start + step * (done + 1 - from);
            for (int i = from; i < last; i++) gains[i] = (float) (first + step * i);
        } else if (curve == FadeCurve.EQUAL_POWER) turn(gains, from, last);
        else {
            double log = logRatio();
            double ratio = StrictMath.exp(log / frames); // StrictMath.pow makes three small arrays
            double gain = Math.max(start, FLOOR) * StrictMath.exp(log * done / frames);
            for (int i = from; i < last; i++) {
                gain *= ratio;
                gains[i] = (float) gain;
            }
        }
        if (done + moving == frames) gains[last - 1] = (float) target;
        for (int i = last; i < to; i++) gains[i] = (float) target;
        done += moving;
    }

    /** A quarter of a circle in equal turns. */
    private void turn(float[] gains, int from, int last) {
        double sin = QuarterTurn.sin((double) done / frames);
        double cos = QuarterTurn.cos((double) done / frames);
        double stepSin = QuarterTurn.sin(1.0 / frames);
        double stepCos = QuarterTurn.cos(1.0 / frames);
        boolean rises = target > start;
        for (int i = from; i < last; i++) {
            double nextSin = sin * stepCos + cos * stepSin;
            cos = cos * stepCos - sin * stepSin;
            sin = nextSin;
            gains[i] = (float) (rises ? start + (target - start) * sin : target + (start - target) * cos);
        }
    }
}
