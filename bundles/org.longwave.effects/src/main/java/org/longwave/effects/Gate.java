package org.longwave.effects;

import org.longwave.api.RealTime;
import org.longwave.api.effect.KeyedEffect;
import org.longwave.dsp.FastDecibels;

/**
 * Turns down what stays below a threshold: an expander, or with a high ratio a gate; engine thread. It opens when the
 * key reaches the threshold and closes when the key has been below threshold minus hysteresis for the hold time. Closed,
 * each dB below the threshold costs ratio - 1 dB more, at most the range.
 */
@RealTime
final class Gate implements KeyedEffect {
    static final int THRESHOLD = 0;
    static final int RATIO = 1;
    static final int RANGE = 2;
    static final int HYSTERESIS = 3;
    static final int ATTACK = 4;
    static final int HOLD = 5;
    static final int RELEASE = 6;
    static final int LOW_CUT = 7;

    private final LevelDetector detector;
    private final Hold hold;
    private final Ballistics ballistics;
    private final Glide threshold;
    private final Glide ratio;
    private final Glide range;
    private double hysteresis;
    private double most;

    Gate(int rateHz, float[] values) {
        detector = new LevelDetector(rateHz, false);
        hold = new Hold(rateHz, values[HOLD]);
        // opening is the fall of a reduction: the gate's attack is the follower's release
        ballistics = new Ballistics(rateHz, values[RELEASE], values[ATTACK]);
        threshold = Glide.of(rateHz, values[THRESHOLD]);
        ratio = Glide.of(rateHz, values[RATIO]);
        range = Glide.of(rateHz, values[RANGE]);
        for (int p = 0; p < values.length; p++) set(p, values[p]);
        reset();
    }

    @Override
    public void process(float[][] block, int from, int to) {
        process(block, block, from, to);
    }

    @Override
    public void process(float[][] block, float[][] key, int from, int to) {
        most = 0;
        for (int i = from; i < to; i++) {
            double level = detector.next(key, i);
            double at = threshold.next();
            double closed = Math.min(range.next(), (ratio.next() - 1) * Math.max(0, at - level));
            double reduction = ballistics.next(hold.next(level, at, at - hysteresis) ? 0 : closed);
            most = Math.max(most, reduction);
            if (reduction == 0) continue;
            float gain = (float) FastDecibels.toGain(-reduction);
            for (float[] channel : block) channel[i] *= gain;
        }
    }

    @Override
    public void set(int parameter, float value) {
        switch (parameter) {
            case THRESHOLD -> threshold.moveTo(value);
            case RATIO -> ratio.moveTo(value);
            case RANGE -> range.moveTo(value);
            case HYSTERESIS -> hysteresis = value;
            case ATTACK -> ballistics.release(value);
            case HOLD -> hold.hold(value);
            case RELEASE -> ballistics.attack(value);
            case LOW_CUT -> detector.lowCut(value);
            default -> {}
        }
    }

    @Override
    public void reset() {
        detector.reset();
        hold.reset();
        ballistics.reset();
        threshold.finish();
        ratio.finish();
        range.finish();
        most = 0;
    }

    @Override
    public int latencyFrames() {
        return 0;
    }

    @Override
    public float reductionDb() {
        return (float) most;
    }
}
