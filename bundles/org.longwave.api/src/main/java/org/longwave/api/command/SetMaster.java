package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Moves a bus's master fader; ramped over 10 ms.
 *
 * @param bus {@link org.longwave.api.BusInfo#number()}
 * @param gainDb -120..+10 or {@link Float#NEGATIVE_INFINITY}
 */
public record SetMaster(int bus, float gainDb) implements Command {
    public SetMaster {
        Ranges.gainDb(gainDb);
    }

    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setMaster(bus, gainDb);
    }
}
