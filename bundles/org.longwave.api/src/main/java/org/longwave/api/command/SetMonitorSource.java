package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Chooses the bus that a monitor bus hears, before that bus's limiter; cross-faded over 10 ms.
 *
 * @param monitor number of a bus of kind monitor
 * @param source number of a bus that is not
 */
public record SetMonitorSource(int monitor, int source) implements Command {
    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setMonitorSource(monitor, source);
    }
}
