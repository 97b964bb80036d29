package org.longwave.api.command;

import org.longwave.api.RealTime;

/** Sends a strip, before its fader, to the monitor bus in place of the programme. Never touches the programme. */
public record SetPfl(int strip, boolean on) implements Command {
    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setPfl(strip, on);
    }
}
