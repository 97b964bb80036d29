package org.longwave.effects;

import org.longwave.api.RealTime;
import org.longwave.api.effect.Effect;
import org.longwave.dsp.FastDecibels;

/**
 * Turns sibilants down; engine thread. What is above the frequency (12 dB per octave) is listened to; where its peaks
 * are above the threshold it is turned down to it, by at most the range: by a high shelf that moves (split band), or
 * all of the sound (wide band). Its attack is 0.5 ms.
 */
@RealTime
final class DeEsser implements Effect {
    static final int MODE = 0;
    static final int HZ = 1;
    static final int THRESHOLD = 2;
    static final int RANGE = 3;
    static final int RELEASE = 4;
    private static final double ATTACK_MILLIS = 0.5;

    private final HighPass high;
    private final PeakHold hold;
    private final Ballistics ballistics;
    private final Glide wide;
    private final Glide threshold;
    private final Glide range;
    private final Glide corner;
    private final double[] part;
    private double most;

    DeEsser(int channels, int rateHz, float[] values) {
        high = new HighPass(rateHz, values[HZ]);
        hold = new PeakHold(rateHz);
        ballistics = new Ballistics(rateHz, ATTACK_MILLIS, values[RELEASE]);
        wide = Glide.of(rateHz, values[MODE]);
        threshold = Glide.of(rateHz, values[THRESHOLD]);
        range = Glide.of(rateHz, values[RANGE]);
        corner = Glide.of(rateHz, values[HZ]);
        part = new double[channels];
        reset();
    }

    @Override
    public void process(float[][] block, int from, int to) {
        most = 0;
        for (int i = from; i < to; i++) {
            if (corner.isMoving()) high.corner(corner.next());
            double top = 0;
            for (int c = 0; c < part.length; c++) {
                part[c] = high.next(c, block[c][i]);
                top = Math.max(top, Math.abs(part[c]));
            }
            double over = FastDecibels.ofLevel(hold.next(top)) - threshold.next();
            double reduction = ballistics.next(Math.max(0, Math.min(range.next(), over)));
            most = Math.max(most, reduction);
            double all = wide.next();
            if (reduction == 0) continue;
            double less = 1 - FastDecibels.toGain(-reduction);
            double half = 1 - FastDecibels.toGain(-reduction / 2);
            for (int c = 0; c < part.length; c++) {
                double x = block[c][i];
                // what a high shelf of this gain, 1 + s^2 g + s sqrt(2 g) over 1 + s^2 + s sqrt(2), takes away
                double split = less * part[c] + half * high.middle(c);
                block[c][i] = (float) (x - split - (less * x - split) * all);
            }
        }
    }

    @Override
    public void set(int parameter, float value) {
        switch (parameter) {
            case MODE -> wide.moveTo(value > 0.5f ? 1 : 0);
            case HZ -> corner.moveTo(value);
            case THRESHOLD -> threshold.moveTo(value);
            case RANGE -> range.moveTo(value);
            case RELEASE -> ballistics.release(value);
            default -> {}
        }
    }

    @Override
    public void reset() {
        high.reset();
        hold.reset();
        ballistics.reset();
        wide.finish();
        threshold.finish();
        range.finish();
        corner.finish();
        high.corner(corner.value());
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
