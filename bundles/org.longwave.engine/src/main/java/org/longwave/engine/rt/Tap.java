package org.longwave.engine.rt;

import org.longwave.api.RealTime;
import org.longwave.engine.ring.BusRing;

/**
 * One strip's own sound on its way to those who listen to this strip alone; engine thread. It is collected in the
 * pieces in which the strip works and written once a block, silence included, so that its time never jumps. It is there
 * only while somebody reads it.
 */
@RealTime
public final class Tap {
    /** What the strip read, before anything was done to it. */
    public static final int INPUT = 0;
    /** What the strip sends to its buses, after fader, balance and mute. */
    public static final int POST = 1;

    private final BusRing ring;
    private final float[][] samples;

    public Tap(BusRing ring) {
        this.ring = ring;
        samples = ring.format().newBlock();
    }

    float[][] samples() {
        return samples;
    }

    void take(float[][] from, int begin, int end) {
        for (int c = 0; c < samples.length; c++) System.arraycopy(from[c], begin, samples[c], begin, end - begin);
    }

    void silence(int begin, int end) {
        for (float[] channel : samples) for (int i = begin; i < end; i++) channel[i] = 0f;
    }

    void publish(long frame) {
        ring.write(samples, frame);
    }
}
