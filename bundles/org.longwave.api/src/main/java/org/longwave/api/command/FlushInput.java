package org.longwave.api.command;

import org.longwave.api.RealTime;

/** Drops every frame that waits in the strip's input ring. Meant for a strip that is held. */
public record FlushInput(int strip) implements Command {
    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.flushInput(strip);
    }
}
