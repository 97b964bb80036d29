package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Sends a strip, after its fader, to the monitor buses in place of their source. Never touches the programme.
 */
public record SetAfl(int strip, boolean on) implements Command {
    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setAfl(strip, on);
    }
}
