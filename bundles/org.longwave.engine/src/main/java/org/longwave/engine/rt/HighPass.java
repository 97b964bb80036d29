package org.longwave.engine.rt;

import org.longwave.api.RealTime;

/**
 * A strip's high-pass: off, 12 or 24 dB per octave; engine thread. Each change is a cross-fade of 10 ms to a second
 * filter; one that comes meanwhile waits for its end.
 */
@RealTime
final class HighPass {
    private final Ramp blend;
    private Butterworth active;
    private Butterworth next;
    private boolean fading;
    private boolean pending;
    private float cornerHz;
    private int slopeDb;

    HighPass(int channels, int rateHz, float cornerHz, int slopeDb) {
        this.cornerHz = cornerHz;
        this.slopeDb = slopeDb;
        blend = new Ramp(rateHz / 100, 0f);
        active = new Butterworth(channels, rateHz);
        next = new Butterworth(channels, rateHz);
        active.tune(cornerHz, slopeDb);
    }

    void set(float newCornerHz, int newSlopeDb) {
        if (newCornerHz == cornerHz && newSlopeDb == slopeDb) return;
        pending |= newSlopeDb != slopeDb || newSlopeDb != 0;
        cornerHz = newCornerHz;
        slopeDb = newSlopeDb;
    }

    float cornerHz() {
        return cornerHz;
    }

    int slopeDb() {
        return slopeDb;
    }

    /** It has nothing to do with silence. */
    boolean isIdle() {
        return !fading && !pending && !(active.isRinging() && !active.isOff());
    }

    /** It touches nothing now. */
    boolean isOut() {
        return !fading && !pending && active.isOff();
    }

    void process(float[][] samples, Scratch scratch, int from, int to) {
        if (pending && !fading) begin();
        if (!fading) {
            if (!active.isOff()) active.process(samples, samples, from, to);
            return;
        }
        active.process(samples, scratch.first, from, to);
        next.process(samples, scratch.second, from, to);
        for (int c = 0; c < samples.length; c++) blend.blend(scratch.first[c], scratch.second[c], samples[c], from, to);
        blend.advance(to - from);
        if (!blend.isMoving()) end();
    }

    private void begin() {
        pending = false;
        fading = true;
        next.tune(cornerHz, slopeDb);
        blend.jumpTo(0f);
        blend.moveTo(1f);
    }

    private void end() {
        Butterworth old = active;
        active = next;
        next = old;
        fading = false;
    }
}
