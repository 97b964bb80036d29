package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Mutes a bus, or lets it through again, over 10 ms.
 */
public record SetBusMute(int bus, boolean muted) implements Command {
    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setBusMute(bus, muted);
    }
}
