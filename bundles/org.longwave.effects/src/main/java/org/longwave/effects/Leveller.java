package org.longwave.effects;

import org.longwave.api.RealTime;
import org.longwave.api.effect.Effect;
import org.longwave.dsp.FastDecibels;

/**
 * Rides the gain slowly so that programme comes to a loudness; engine thread. Every 100 ms the gain that is wanted is
 * target minus {@link ShortTerm} loudness of what comes in, within its limits; the gain moves there with a fixed speed
 * in dB, and stands still while the sound is below the freeze threshold.
 */
@RealTime
final class Leveller implements Effect {
    static final int TARGET = 0;
    static final int MOST_UP = 1;
    static final int MOST_DOWN = 2;
    static final int SPEED = 3;
    static final int FREEZE = 4;

    private final int rateHz;
    private final ShortTerm loudness;
    private double target;
    private double mostUp;
    private double mostDown;
    private double stepDb;
    private double freeze;
    private double wantedDb;
    private double gainDb;
    private float gain = 1f;

    Leveller(int rateHz, float[] values) {
        this.rateHz = rateHz;
        loudness = new ShortTerm(rateHz);
        for (int p = 0; p < values.length; p++) set(p, values[p]);
    }

    @Override
    public void process(float[][] block, int from, int to) {
        for (int i = from; i < to; i++) {
            if (loudness.next(block, i, freeze)) want();
            double distance = wantedDb - gainDb;
            if (distance != 0) {
                gainDb = Math.abs(distance) <= stepDb ? wantedDb : gainDb + (distance > 0 ? stepDb : -stepDb);
                gain = (float) FastDecibels.toGain(gainDb);
            }
            for (float[] channel : block) channel[i] *= gain;
        }
    }

    private void want() {
        wantedDb = loudness.isFrozen() ? gainDb : Math.max(-mostDown, Math.min(mostUp, target - loudness.lufs()));
    }

    @Override
    public void set(int parameter, float value) {
        switch (parameter) {
            case TARGET -> target = value;
            case MOST_UP -> mostUp = value;
            case MOST_DOWN -> mostDown = value;
            case SPEED -> stepDb = (double) value / rateHz;
            case FREEZE -> freeze = value;
            default -> {}
        }
    }

    @Override
    public void reset() {
        loudness.reset();
        wantedDb = 0;
        gainDb = 0;
        gain = 1f;
    }

    @Override
    public int latencyFrames() {
        return 0;
    }

    @Override
    public float reductionDb() {
        return (float) Math.max(0, -gainDb);
    }
}
