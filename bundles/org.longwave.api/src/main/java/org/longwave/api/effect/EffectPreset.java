package org.longwave.api.effect;

import java.util.List;

/**
 * A named setting of all parameters of an effect.
 *
 * @param values one for each of {@link EffectFactory#parameters()}, in their order
 */
public record EffectPreset(String name, List<Float> values) {
    public EffectPreset {
        if (name.isBlank()) throw new IllegalArgumentException("a preset needs a name");
        values = List.copyOf(values);
    }
}
