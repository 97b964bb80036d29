package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.List;
import org.longwave.api.command.CommandTarget;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;
import org.longwave.api.effect.EffectPreset;

/**
 * What the station file says of an insert slot.
 *
 * @param name the part after {@code ~}
 * @param onBus the owner is a bus, else a strip
 * @param owner its name
 * @param slot 0..3
 * @param effect {@link EffectFactory#id()}
 * @param preset name of a preset to begin with; empty: the effect's initial settings
 * @param parameters {@code name=value}, on top of the preset
 * @param key name of the strip it listens to; empty: its own sound
 */
public record InsertSpec(
        String name,
        boolean onBus,
        String owner,
        int slot,
        String effect,
        String preset,
        List<String> parameters,
        boolean bypassed,
        String key) {
    public InsertSpec {
        if (owner.isBlank()) throw new IllegalArgumentException("an insert needs a strip or a bus");
        if (effect.isBlank()) throw new IllegalArgumentException("an insert needs an effect");
        if (slot < 0 || slot >= CommandTarget.SLOTS)
            throw new IllegalArgumentException("slot is " + slot + ", allowed 0.." + (CommandTarget.SLOTS - 1));
        parameters = List.copyOf(parameters);
    }

    boolean isSameSlot(InsertSpec other) {
        return onBus == other.onBus && owner.equals(other.owner) && slot == other.slot;
    }

    /** {@code strip mic, slot 1}. */
    String where() {
        return where(onBus, owner, slot);
    }

    static String where(boolean onBus, String owner, int slot) {
        return (onBus ? "bus " : "strip ") + owner + ", slot " + slot;
    }

    /**
     * One value for each parameter.
     *
     * @throws IllegalArgumentException one sentence: what is wrong, and what is allowed
     */
    List<Float> values(EffectFactory factory) {
        List<EffectParameter> all = factory.parameters();
        List<Float> values = new ArrayList<>(
                preset.isEmpty() ? all.stream().map(EffectParameter::initial).toList() : preset(factory));
        for (String text : parameters) {
            int at = text.indexOf('=');
            if (at < 0)
                throw new IllegalArgumentException("\"" + text + "\" is no parameter; it is written \"name=value\"");
            int p = index(all, text.substring(0, at).strip());
            values.set(p, value(all.get(p), text.substring(at + 1).strip()));
        }
        return values;
    }

    private List<Float> preset(EffectFactory factory) {
        for (EffectPreset p : factory.presets()) if (p.name().equals(preset)) return p.values();
        throw new IllegalArgumentException("there is no preset \"" + preset + "\" of " + effect + "; there are "
                + factory.presets().stream().map(EffectPreset::name).toList());
    }

    private int index(List<EffectParameter> all, String parameter) {
        for (int p = 0; p < all.size(); p++) if (all.get(p).name().equalsIgnoreCase(parameter)) return p;
        throw new IllegalArgumentException("there is no parameter \"" + parameter + "\" of " + effect + "; there are "
                + all.stream().map(EffectParameter::name).toList());
    }

    private static float value(EffectParameter p, String text) {
        for (int c = 0; c < p.choices().size(); c++) if (p.choices().get(c).equalsIgnoreCase(text)) return p.min() + c;
        try {
            float value = Float.parseFloat(text);
            if (value >= p.min() && value <= p.max() && (!p.whole() || value == Math.rint(value))) return value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(allowed(p, text), e);
        }
        throw new IllegalArgumentException(allowed(p, text));
    }

    private static String allowed(EffectParameter p, String text) {
        return p.name() + " is " + text + ", allowed "
                + (p.choices().isEmpty() ? p.min() + ".." + p.max() : String.join(", ", p.choices()));
    }
}
