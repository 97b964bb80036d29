package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Turns a monitor bus down by its dim level, 20 dB, or up again; ramped over 10 ms.
 */
public record SetDim(int monitor, boolean on) implements Command {
    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setDim(monitor, on);
    }
}
