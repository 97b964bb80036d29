package org.longwave.engine.rt;

import org.longwave.api.RealTime;
import org.longwave.api.command.ChannelMode;
import org.longwave.dsp.Decibels;

/**
 * The beginning of a strip: trim, polarity, channel mode and width as one matrix of four gains, each ramped over 10 ms;
 * engine thread. At unity it touches nothing.
 */
@RealTime
final class Head {
    private final Ramp leftToLeft;
    private final Ramp rightToLeft;
    private final Ramp leftToRight;
    private final Ramp rightToRight;
    private float trimDb;
    private boolean invertLeft;
    private boolean invertRight;
    private ChannelMode mode;
    private float width;

    Head(int rampFrames, StripStart start) {
        trimDb = start.trimDb();
        invertLeft = start.invertLeft();
        invertRight = start.invertRight();
        mode = start.mode();
        width = start.width();
        leftToLeft = new Ramp(rampFrames, gain(true, true));
        rightToLeft = new Ramp(rampFrames, gain(false, true));
        leftToRight = new Ramp(rampFrames, gain(true, false));
        rightToRight = new Ramp(rampFrames, gain(false, false));
    }

    /** From the left or right input to the left or right output: what width makes of what the mode makes. */
    private float gain(boolean fromLeft, boolean toLeft) {
        double same = (1 + (double) width) / 2;
        double other = (1 - (double) width) / 2;
        double polarity = (fromLeft ? invertLeft : invertRight) ? -1 : 1;
        double sum = same * mode(fromLeft, toLeft) + other * mode(fromLeft, !toLeft);
        return (float) (Decibels.toGain(trimDb) * polarity * sum);
    }

    private double mode(boolean fromLeft, boolean toLeft) {
        if (mode == ChannelMode.MONO) return 0.5;
        if (mode == ChannelMode.LEFT) return fromLeft ? 1 : 0;
        if (mode == ChannelMode.RIGHT) return fromLeft ? 0 : 1;
        return (mode == ChannelMode.SWAP) == (fromLeft == toLeft) ? 0 : 1;
    }

    private void aim() {
        leftToLeft.moveTo(gain(true, true));
        rightToLeft.moveTo(gain(false, true));
        leftToRight.moveTo(gain(true, false));
        rightToRight.moveTo(gain(false, false));
    }

    void trim(float db) {
        trimDb = db;
        aim();
    }

    void polarity(boolean left, boolean right) {
        invertLeft = left;
        invertRight = right;
        aim();
    }

    void mode(ChannelMode next) {
        mode = next;
        aim();
    }

    void width(float next) {
        width = next;
        aim();
    }

    float trimDb() {
        return trimDb;
    }

    boolean invertLeft() {
        return invertLeft;
    }

    boolean invertRight() {
        return invertRight;
    }

    ChannelMode mode() {
        return mode;
    }

    float width() {
        return width;
    }

    private boolean isMoving() {
        return leftToLeft.isMoving() || rightToLeft.isMoving() || leftToRight.isMoving() || rightToRight.isMoving();
    }

    /** Moves on without sound. */
    void skip(int frames) {
        leftToLeft.advance(frames);
        rightToLeft.advance(frames);
        leftToRight.advance(frames);
        rightToRight.advance(frames);
    }

    void process(float[][] samples, int from, int to) {
        if (samples.length == 1) {
            alone(samples[0], from, to);
            return;
        }
        if (isMoving()) move(samples[0], samples[1], from, to);
        else rest(samples[0], samples[1], from, to);
        skip(to - from);
    }

    /** A mono station: the modes say nothing, trim and polarity do. */
    private void alone(float[] samples, int from, int to) {
        leftToLeft.moveTo(Decibels.toGain(trimDb) * (invertLeft ? -1f : 1f));
        leftToLeft.scale(samples, from, to);
        skip(to - from);
    }

    private void rest(float[] left, float[] right, int from, int to) {
        float ll = leftToLeft.current();
        float rl = rightToLeft.current();
        float lr = leftToRight.current();
        float rr = rightToRight.current();
        if (ll == 1f && rr == 1f && rl == 0f && lr == 0f) return;
        for (int i = from; i < to; i++) {
            float l = left[i];
            float r = right[i];
            left[i] = l * ll + r * rl;
            right[i] = l * lr + r * rr;
        }
    }

    private void move(float[] left, float[] right, int from, int to) {
        for (int i = from; i < to; i++) {
            int ahead = i - from + 1;
            float l = left[i];
            float r = right[i];
            left[i] = l * leftToLeft.at(ahead) + r * rightToLeft.at(ahead);
            right[i] = l * leftToRight.at(ahead) + r * rightToRight.at(ahead);
        }
    }
}
