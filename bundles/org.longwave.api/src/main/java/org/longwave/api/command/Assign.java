package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Connects a strip, after its fader, to a bus at unity gain, or takes it away; ramped over 10 ms.
 */
public record Assign(int strip, int bus, boolean on) implements Command {
    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.assign(strip, bus, on);
    }
}
