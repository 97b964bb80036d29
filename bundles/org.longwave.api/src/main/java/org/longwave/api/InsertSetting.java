package org.longwave.api;

import java.util.List;

/**
 * An effect as it is to stand in a slot: all that is needed to make the same one again; any thread.
 *
 * @param effect {@link org.longwave.api.effect.EffectFactory#id()}
 * @param values one for each parameter; empty: as the effect comes
 * @param bypassed led past
 * @param key id of the strip it listens to; empty: its own sound
 */
public record InsertSetting(String effect, List<Float> values, boolean bypassed, String key) {
    public InsertSetting {
        if (effect.isBlank()) throw new IllegalArgumentException("an insert needs an effect");
        values = List.copyOf(values);
    }

    /** As the effect comes. */
    public static InsertSetting of(String effect) {
        return new InsertSetting(effect, List.of(), false, "");
    }

    /** As it stands now. */
    public static InsertSetting of(InsertInfo info) {
        return new InsertSetting(info.effect(), info.values(), info.bypassed(), info.key());
    }
}
