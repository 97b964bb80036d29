package org.longwave.api.effect;

/**
 * Something of an effect that can be set.
 *
 * @param name what the operator reads
 * @param unit dB, Hz, ms, %; empty for none
 * @param min least value
 * @param max greatest value
 * @param initial value of a new effect
 * @param whole whole numbers only: a mode or a switch
 */
public record EffectParameter(String name, String unit, float min, float max, float initial, boolean whole) {
    public EffectParameter {
        if (name.isBlank()) throw new IllegalArgumentException("a parameter needs a name");
        if (!(Float.isFinite(min) && Float.isFinite(max) && min <= max))
            throw new IllegalArgumentException(name + " ranges from " + min + " to " + max);
        if (!(initial >= min && initial <= max))
            throw new IllegalArgumentException(name + " starts at " + initial + ", allowed " + min + ".." + max);
    }
}
