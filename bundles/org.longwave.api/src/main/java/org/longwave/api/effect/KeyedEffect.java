package org.longwave.api.effect;

import org.longwave.api.RealTime;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An effect that may listen to another strip while it changes its own: a compressor with side-chain, a ducker; engine
 * thread. Without a key {@link #process(float[][], int, int)} is called and it listens to its own sound.
 */
@RealTime
@ConsumerType
public interface KeyedEffect extends Effect {
    /**
     * As {@link Effect#process}, controlled by another strip's sound.
     *
     * @param key channels x frames, at the same indices; not to be changed
     */
    void process(float[][] block, float[][] key, int from, int to);
}
