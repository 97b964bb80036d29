package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Leads the sound past the effect in a bus's insert slot, or through it again, over 10 ms.
 *
 * @param slot 0..3
 */
public record SetBusBypass(int bus, int slot, boolean bypassed) implements Command {
    public SetBusBypass {
        Ranges.slot(slot);
    }

    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setBusBypass(bus, slot, bypassed);
    }
}
