package org.longwave.effects;

import org.longwave.api.RealTime;
import org.longwave.api.effect.Effect;
import org.longwave.dsp.FastDecibels;
import org.longwave.dsp.TruePeakLimiter;

/** A gain and a limiter of true peaks; engine thread. */
@RealTime
final class PeakLimiter implements Effect {
    static final int CEILING = 0;
    static final int RELEASE = 1;
    static final int INPUT = 2;

    private final TruePeakLimiter limiter;
    private final Glide gain;

    PeakLimiter(int channels, int rateHz, float[] values) {
        limiter = new TruePeakLimiter(channels, rateHz, (float) FastDecibels.toGain(values[CEILING]), values[RELEASE]);
        gain = Glide.of(rateHz, FastDecibels.toGain(values[INPUT]));
    }

    @Override
    public void process(float[][] block, int from, int to) {
        if (!gain.restsAt(1))
            for (int i = from; i < to; i++) {
                float g = (float) gain.next();
                for (float[] channel : block) channel[i] *= g;
            }
        limiter.process(block, from, to);
    }

    @Override
    public void set(int parameter, float value) {
        switch (parameter) {
            case CEILING -> limiter.ceiling((float) FastDecibels.toGain(value));
            case RELEASE -> limiter.release(value);
            case INPUT -> gain.moveTo(FastDecibels.toGain(value));
            default -> {}
        }
    }

    @Override
    public void reset() {
        gain.finish();
        limiter.reset();
    }

    @Override
    public int latencyFrames() {
        return limiter.latencyFrames();
    }

    @Override
    public float reductionDb() {
        return (float) -FastDecibels.ofLevel(limiter.leastGain());
    }
}
