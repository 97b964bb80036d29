package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Lets a monitor bus play the mean of both channels on each, over 10 ms.
 */
public record SetMono(int monitor, boolean on) implements Command {
    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setMono(monitor, on);
    }
}
