package org.longwave.effects;

import org.longwave.api.RealTime;
import org.longwave.api.effect.KeyedEffect;
import org.longwave.dsp.FastDecibels;

/**
 * Turns down what is above a threshold; engine thread. Feed-forward, worked out in dB: D. Giannoulis, M. Massberg and
 * J. D. Reiss, "Digital Dynamic Range Compressor Design", J. Audio Eng. Soc. 60 (2012). The level comes from
 * {@link LevelDetector}, its reduction follows by {@link Ballistics}; both channels get the same gain. With look-ahead
 * the sound is delayed by a fixed time, and the level by that time less what is looked ahead.
 */
@RealTime
final class Compressor implements KeyedEffect {
    static final int THRESHOLD = 0;
    static final int RATIO = 1;
    static final int KNEE = 2;
    static final int ATTACK = 3;
    static final int RELEASE = 4;
    static final int MAKE_UP = 5;
    static final int DETECTOR = 6;
    static final int LOW_CUT = 7;
    static final int MIX = 8;
    static final int AHEAD = 9;

    private final int rateHz;
    private final LevelDetector detector;
    private final Ballistics ballistics;
    private final Glide threshold;
    private final Glide slope;
    private final Glide knee;
    private final Glide makeUp;
    private final Glide mix;
    private final float[][] delay;
    private final double[] levels;
    private int at;
    private int levelDelay;
    private double most;

    /** @param delayFrames the look-ahead at its longest; 0 is without */
    Compressor(int channels, int rateHz, int delayFrames, float[] values) {
        this.rateHz = rateHz;
        detector = new LevelDetector(rateHz, values[DETECTOR] > 0);
        ballistics = new Ballistics(rateHz, values[ATTACK], values[RELEASE]);
        threshold = Glide.of(rateHz, values[THRESHOLD]);
        slope = Glide.of(rateHz, 1 - 1 / values[RATIO]);
        knee = Glide.of(rateHz, values[KNEE]);
        makeUp = Glide.of(rateHz, values[MAKE_UP]);
        mix = Glide.of(rateHz, values[MIX] / 100);
        delay = new float[channels][delayFrames];
        levels = new double[delayFrames];
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
            double level = delayed(detector.next(key, i));
            double reduction = ballistics.next(curve(level - threshold.next(), slope.next(), knee.next()));
            most = Math.max(most, reduction);
            double change = makeUp.next() - reduction;
            double part = mix.next();
            float gain = change == 0 ? 1f : (float) (1 + (FastDecibels.toGain(change) - 1) * part);
            for (int c = 0; c < block.length; c++) block[c][i] = gain * delayed(c, block[c][i]);
            if (levels.length > 0 && ++at == levels.length) at = 0;
        }
    }

    /** By how many dB a steady level this far above the threshold is turned down. */
    static double curve(double over, double slope, double knee) {
        if (2 * over <= -knee) return 0;
        if (2 * over >= knee) return slope * over;
        double into = over + knee / 2;
        return slope * into * into / (2 * knee);
    }

    private double delayed(double level) {
        if (levels.length == 0) return level;
        double oldest = levels[at];
        levels[at] = level;
        if (levelDelay == levels.length) return oldest;
        int from = at - levelDelay;
        return levels[from < 0 ? from + levels.length : from];
    }

    private float delayed(int channel, float x) {
        float[] line = delay[channel];
        if (line.length == 0) return x;
        float y = line[at];
        line[at] = x;
        return y;
    }

    @Override
    public void set(int parameter, float value) {
        switch (parameter) {
            case THRESHOLD -> threshold.moveTo(value);
            case RATIO -> slope.moveTo(1 - 1.0 / value);
            case KNEE -> knee.moveTo(value);
            case ATTACK -> ballistics.attack(value);
            case RELEASE -> ballistics.release(value);
            case MAKE_UP -> makeUp.moveTo(value);
            case DETECTOR -> detector.rms(value > 0.5f);
            case LOW_CUT -> detector.lowCut(value);
            case MIX -> mix.moveTo(value / 100);
            case AHEAD -> levelDelay = Math.max(0, levels.length - (int) Math.round(value * rateHz / 1000.0));
            default -> {}
        }
    }

    @Override
    public void reset() {
        detector.reset();
        ballistics.reset();
        threshold.finish();
        slope.finish();
        knee.finish();
        makeUp.finish();
        mix.finish();
        for (float[] line : delay) for (int i = 0; i < line.length; i++) line[i] = 0f;
        for (int i = 0; i < levels.length; i++) levels[i] = FastDecibels.SILENCE_DB;
        at = 0;
        most = 0;
    }

    @Override
    public int latencyFrames() {
        return levels.length;
    }

    @Override
    public float reductionDb() {
        return (float) most;
    }
}
