package org.longwave.effects;

import org.longwave.api.RealTime;
import org.longwave.api.effect.KeyedEffect;
import org.longwave.dsp.FastDecibels;

/**
 * Turns its strip down while the key is loud: music under a voice; engine thread. It begins when the key reaches the
 * threshold, stays while the key is at most 6 dB below it and for the hold time, then lets go.
 */
@RealTime
final class Ducker implements KeyedEffect {
    static final int THRESHOLD = 0;
    static final int DEPTH = 1;
    static final int ATTACK = 2;
    static final int HOLD = 3;
    static final int RELEASE = 4;
    static final int LOW_CUT = 5;
    private static final double HYSTERESIS_DB = 6;

    private final LevelDetector detector;
    private final Hold hold;
    private final Ballistics ballistics;
    private final Glide depth;
    private double threshold;
    private double most;

    Ducker(int rateHz, float[] values) {
        detector = new LevelDetector(rateHz, false);
        hold = new Hold(rateHz, values[HOLD]);
        ballistics = new Ballistics(rateHz, values[ATTACK], values[RELEASE]);
        depth = Glide.of(rateHz, values[DEPTH]);
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
            double down = depth.next();
            boolean on = hold.next(detector.next(key, i), threshold, threshold - HYSTERESIS_DB);
            double reduction = ballistics.next(on ? down : 0);
            most = Math.max(most, reduction);
            if (reduction == 0) continue;
            float gain = (float) FastDecibels.toGain(-reduction);
            for (float[] channel : block) channel[i] *= gain;
        }
    }

    @Override
    public void set(int parameter, float value) {
        switch (parameter) {
            case THRESHOLD -> threshold = value;
            case DEPTH -> depth.moveTo(value);
            case ATTACK -> ballistics.attack(value);
            case HOLD -> hold.hold(value);
            case RELEASE -> ballistics.release(value);
            case LOW_CUT -> detector.lowCut(value);
            default -> {}
        }
    }

    @Override
    public void reset() {
        detector.reset();
        hold.reset();
        ballistics.reset();
        depth.finish();
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
