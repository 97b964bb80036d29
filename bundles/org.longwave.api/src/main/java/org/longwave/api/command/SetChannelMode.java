package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Says what a strip makes of the two channels of its input, over 10 ms.
 */
public record SetChannelMode(int strip, ChannelMode mode) implements Command {
    public SetChannelMode {
        if (mode == null) throw new IllegalArgumentException("a channel mode is missing");
    }

    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setChannelMode(strip, mode);
    }
}
