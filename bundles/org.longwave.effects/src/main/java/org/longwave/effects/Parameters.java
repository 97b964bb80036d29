package org.longwave.effects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.longwave.api.effect.EffectParameter;
import org.longwave.api.effect.EffectParameter.Law;
import org.longwave.api.effect.EffectPreset;

/** Short words for what effects can be set to; control room. */
final class Parameters {
    private Parameters() {}

    static EffectParameter linear(String name, String unit, double min, double max, double initial) {
        return new EffectParameter(name, unit, (float) min, (float) max, (float) initial, false);
    }

    static EffectParameter log(String name, String unit, double min, double max, double initial) {
        return new EffectParameter(
                name, unit, (float) min, (float) max, (float) initial, false, Law.LOGARITHMIC, List.of());
    }

    static EffectParameter choice(String name, int initial, String... choices) {
        return new EffectParameter(name, "", 0, choices.length - 1, initial, true, Law.LINEAR, List.of(choices));
    }

    static float[] initial(List<EffectParameter> parameters) {
        float[] values = new float[parameters.size()];
        for (int i = 0; i < values.length; i++) values[i] = parameters.get(i).initial();
        return values;
    }

    /** Presets made with {@link Preset#with}. */
    static List<EffectPreset> done(Preset... presets) {
        return Arrays.stream(presets).map(Preset::done).toList();
    }

    /** A preset being written down; what is not named stays at its initial value. */
    static final class Preset {
        private final List<EffectParameter> parameters;
        private final String name;
        private final List<Float> values = new ArrayList<>();

        Preset(List<EffectParameter> parameters, String name) {
            this.parameters = parameters;
            this.name = name;
            for (EffectParameter p : parameters) values.add(p.initial());
        }

        /** Pairs of a parameter's name and its value. */
        Preset with(Object... pairs) {
            for (int i = 0; i < pairs.length; i += 2)
                values.set(index((String) pairs[i]), ((Number) pairs[i + 1]).floatValue());
            return this;
        }

        private int index(String of) {
            for (int i = 0; i < parameters.size(); i++)
                if (parameters.get(i).name().equals(of)) return i;
            throw new IllegalArgumentException("preset " + name + " sets " + of + ", which is no parameter");
        }

        EffectPreset done() {
            return new EffectPreset(name, values);
        }
    }
}
