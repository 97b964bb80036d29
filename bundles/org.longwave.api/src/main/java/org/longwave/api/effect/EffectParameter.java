package org.longwave.api.effect;

import java.util.List;

/**
 * Something of an effect that can be set; all that a surface needs to draw it.
 *
 * @param name what the operator reads
 * @param unit dB, Hz, ms, %; empty for none
 * @param min least value
 * @param max greatest value
 * @param initial value of a new effect
 * @param whole whole numbers only: a mode or a switch
 * @param law how a control's way maps to the value
 * @param choices what the whole numbers from {@code min} on mean, in their order; empty: they are just numbers
 */
public record EffectParameter(
        String name, String unit, float min, float max, float initial, boolean whole, Law law, List<String> choices) {
    /** How a control's way maps to the value. */
    public enum Law {
        LINEAR,
        /** Equal ways are equal ratios: frequencies, times. The range is above 0. */
        LOGARITHMIC
    }

    public EffectParameter {
        if (name.isBlank()) throw new IllegalArgumentException("a parameter needs a name");
        if (!(Float.isFinite(min) && Float.isFinite(max) && min <= max))
            throw new IllegalArgumentException(name + " ranges from " + min + " to " + max);
        if (!(initial >= min && initial <= max))
            throw new IllegalArgumentException(name + " starts at " + initial + ", allowed " + min + ".." + max);
        if (law == Law.LOGARITHMIC && min <= 0)
            throw new IllegalArgumentException(name + " begins at " + min + ", a logarithmic law needs more than 0");
        choices = List.copyOf(choices);
        if (!choices.isEmpty() && (!whole || choices.size() != max - min + 1))
            throw new IllegalArgumentException(
                    name + " has " + choices.size() + " choices for the whole numbers " + min + ".." + max);
    }

    /** A linear one, or a switch. */
    public EffectParameter(String name, String unit, float min, float max, float initial, boolean whole) {
        this(name, unit, min, max, initial, whole, Law.LINEAR, List.of());
    }
}
