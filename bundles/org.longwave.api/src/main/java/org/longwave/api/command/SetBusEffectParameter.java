package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Sets a parameter of the effect in a bus's insert slot.
 *
 * @param slot 0..3
 * @param parameter index in {@link org.longwave.api.effect.EffectFactory#parameters()}
 * @param value within the parameter's range; the engine refuses others
 */
public record SetBusEffectParameter(int bus, int slot, int parameter, float value) implements Command {
    public SetBusEffectParameter {
        Ranges.slot(slot);
        if (parameter < 0) throw new IllegalArgumentException("parameter is " + parameter + ", allowed 0 and more");
        if (!Float.isFinite(value))
            throw new IllegalArgumentException("value is " + value + ", allowed are finite numbers");
    }

    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setBusEffectParameter(bus, slot, parameter, value);
    }
}
