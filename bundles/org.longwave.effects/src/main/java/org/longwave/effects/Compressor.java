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

    /** Frames worked at together: one loop each for level, reduction, gain and sound. */
    private static final int PIECE = 64;

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
    /** Of the frames worked at: the level, then the reduction. */
    private final double[] piece = new double[PIECE];

    private final float[] gains = new float[PIECE];
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
        for (int first = from; first < to; first += PIECE) {
            int frames = Math.min(PIECE, to - first);
            detector.fill(key, first, frames, piece);
            if (levels.length > 0) delayLevels(frames);
            reduce(frames);
            if (makeUp.isMoving() || mix.isMoving()) moveGains(frames);
            else restGains(frames);
            for (int c = 0; c < block.length; c++) apply(block[c], delay[c], first, frames);
            if (levels.length > 0) at = (at + frames) % levels.length;
        }
    }

    private void reduce(int frames) {
        boolean moves = threshold.isMoving() || slope.isMoving() || knee.isMoving();
        double restThreshold = threshold.value();
        double restSlope = slope.value();
        double restKnee = knee.value();
        double top = most;
        for (int i = 0; i < frames; i++) {
            double goal = moves
                    ? curve(piece[i] - threshold.next(), slope.next(), knee.next())
                    : curve(piece[i] - restThreshold, restSlope, restKnee);
            double reduction = ballistics.next(goal);
            piece[i] = reduction;
            if (reduction > top) top = reduction;
        }
        most = top;
    }

    private void moveGains(int frames) {
        for (int i = 0; i < frames; i++) gains[i] = gain(makeUp.next() - piece[i], mix.next());
    }

    private void restGains(int frames) {
        double up = makeUp.value();
        double part = mix.value();
        for (int i = 0; i < frames; i++) gains[i] = gain(up - piece[i], part);
    }

    private static float gain(double change, double part) {
        return change == 0 ? 1f : (float) (1 + (FastDecibels.toGain(change) - 1) * part);
    }

    private void apply(float[] sound, float[] line, int first, int frames) {
        if (line.length == 0) {
            for (int i = 0; i < frames; i++) sound[first + i] = gains[i] * sound[first + i];
            return;
        }
        int p = at;
        for (int i = 0; i < frames; i++) {
            float x = sound[first + i];
            sound[first + i] = gains[i] * line[p];
            line[p] = x;
            if (++p == line.length) p = 0;
        }
    }

    /** By how many dB a steady level this far above the threshold is turned down. */
    static double curve(double over, double slope, double knee) {
        if (2 * over <= -knee) return 0;
        if (2 * over >= knee) return slope * over;
        double into = over + knee / 2;
        return slope * into * into / (2 * knee);
    }

    private void delayLevels(int frames) {
        int p = at;
        for (int i = 0; i < frames; i++) {
            double oldest = levels[p];
            levels[p] = piece[i];
            int from = p - levelDelay;
            piece[i] = levelDelay == levels.length ? oldest : levels[from < 0 ? from + levels.length : from];
            if (++p == levels.length) p = 0;
        }
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
