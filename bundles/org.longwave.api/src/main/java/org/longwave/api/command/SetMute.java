package org.longwave.api.command;

import org.longwave.api.RealTime;

/** Mutes a strip, or lets it through again, over 10 ms. PFL still hears it. */
public record SetMute(int strip, boolean muted) implements Command {
    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setMute(strip, muted);
    }
}
