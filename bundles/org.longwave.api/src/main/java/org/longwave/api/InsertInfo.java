package org.longwave.api;

import java.util.List;
import org.longwave.api.effect.EffectParameter;

/**
 * An insert slot that is in use, at one moment.
 *
 * @param onBus the owner is a bus, else a strip
 * @param owner number of the strip or bus
 * @param slot 0..3
 * @param effect {@link org.longwave.api.effect.EffectFactory#id()}
 * @param name what the operator reads
 * @param parameters of the effect, empty when it is missing
 * @param values one for each parameter, as they are now
 * @param latencyFrames frames by which it delays
 * @param bypassed led past
 * @param missing the effect is not installed here; its settings are kept and it comes in when it is
 * @param problem why it does not run, one sentence; empty when it does
 * @param faults times it was muted because it gave NaN or infinity, or threw
 * @param reductionDb how much it turns down now
 * @param key id of the strip it listens to; empty: its own sound
 * @param keyed it is able to listen to another strip; false while it is not there
 */
public record InsertInfo(
        boolean onBus,
        int owner,
        int slot,
        String effect,
        String name,
        List<EffectParameter> parameters,
        List<Float> values,
        int latencyFrames,
        boolean bypassed,
        boolean missing,
        String problem,
        long faults,
        float reductionDb,
        String key,
        boolean keyed) {
    /** The {@link #problem} of an effect that comes in by itself, within seconds. */
    public static final String ON_TRIAL = "it is being tried out";

    public InsertInfo {
        parameters = List.copyOf(parameters);
        values = List.copyOf(values);
    }

    /** One that listens to its own sound only. */
    public InsertInfo(
            boolean onBus,
            int owner,
            int slot,
            String effect,
            String name,
            List<EffectParameter> parameters,
            List<Float> values,
            int latencyFrames,
            boolean bypassed,
            boolean missing,
            String problem,
            long faults,
            float reductionDb,
            String key) {
        this(
                onBus,
                owner,
                slot,
                effect,
                name,
                parameters,
                values,
                latencyFrames,
                bypassed,
                missing,
                problem,
                faults,
                reductionDb,
                key,
                false);
    }

    /** Where it is. */
    public InsertSlot place() {
        return new InsertSlot(onBus, owner, slot);
    }
}
