package org.longwave.engine.host;

import java.util.List;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;

/**
 * How a new effect starts; control room.
 *
 * @param values one for each parameter; empty: as the effect comes
 * @param key name of the strip it listens to; empty: its own sound
 */
record EffectSetting(List<Float> values, boolean bypassed, String key) {
    static final EffectSetting INITIAL = new EffectSetting(List.of(), false, "");

    /** @throws IllegalArgumentException one sentence: what is wrong, and what is allowed */
    static void check(EffectFactory factory, List<Float> values) {
        List<EffectParameter> all = factory.parameters();
        if (values.isEmpty()) return;
        if (values.size() != all.size())
            throw new IllegalArgumentException("the effect " + factory.id() + " has " + all.size()
                    + " parameters, and there are values for " + values.size() + "; give one for each");
        for (int p = 0; p < all.size(); p++) {
            EffectParameter parameter = all.get(p);
            float value = values.get(p);
            if (!(value >= parameter.min() && value <= parameter.max())
                    || parameter.whole() && value != Math.rint(value))
                throw new IllegalArgumentException(parameter.name() + " is " + value + ", allowed " + parameter.min()
                        + ".." + parameter.max() + (parameter.whole() ? ", whole numbers" : ""));
        }
    }
}
