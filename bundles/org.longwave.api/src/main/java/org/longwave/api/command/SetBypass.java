package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Leads the sound past the effect in a strip's insert slot, or through it again, over 10 ms.
 *
 * @param slot 0..3
 */
public record SetBypass(int strip, int slot, boolean bypassed) implements Command {
    public SetBypass {
        Ranges.slot(slot);
    }

    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setBypass(strip, slot, bypassed);
    }
}
