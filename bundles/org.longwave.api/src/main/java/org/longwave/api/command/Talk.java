package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Talkback: sends a strip, before its fader, to a bus at unity gain as long as the key is held.
 */
public record Talk(int strip, int bus, boolean on) implements Command {
    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.talk(strip, bus, on);
    }
}
