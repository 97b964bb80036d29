package org.longwave.api.effect;

import org.longwave.api.RealTime;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Changes sound in place; engine thread. It is made and tried out in the control room, then used by one strip. Whoever
 * implements it inherits the promise of {@link RealTime}: nothing is allocated, locked or thrown. What it gives is
 * checked: NaN or infinity silences its slot for a moment and calls {@link #reset}. States that decay should be set to
 * 0 when they are tiny, since Java does not flush subnormal numbers.
 */
@RealTime
@ConsumerType
public interface Effect {
    /**
     * Processes frames {@code from} to {@code to}, at least one, in place.
     *
     * @param block channels x frames of the format it was created for, full scale +-1.0
     */
    void process(float[][] block, int from, int to);

    /** Forgets all sound it has heard, as when it was fresh; parameters stay. */
    void reset();

    /** Frames by which it delays, 0 and more; constant. */
    int latencyFrames();

    /**
     * Sets a parameter; the sound must not click.
     *
     * @param parameter index in {@link EffectFactory#parameters()}
     * @param value within the parameter's range
     */
    void set(int parameter, float value);

    /** Engine thread: by how much it turns the sound down now, in dB, 0 and more; for meters. */
    default float reductionDb() {
        return 0f;
    }
}
