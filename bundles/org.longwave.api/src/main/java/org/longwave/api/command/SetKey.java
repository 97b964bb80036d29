package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Lets the effect in a strip's slot listen to another strip, after its fader; for a
 * {@link org.longwave.api.effect.KeyedEffect}.
 *
 * @param slot 0..3
 * @param keyStrip number of the strip it listens to; -1: to its own sound
 */
public record SetKey(int strip, int slot, int keyStrip) implements Command {
    public SetKey {
        Ranges.slot(slot);
        if (keyStrip == strip)
            throw new IllegalArgumentException("a strip cannot be the key of its own effect; -1 is its own sound");
        if (keyStrip < -1) throw new IllegalArgumentException("keyStrip is " + keyStrip + ", allowed -1 and more");
    }

    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setKey(strip, slot, keyStrip);
    }
}
