package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Sets how much of a strip goes to a bus, besides {@link Assign}; ramped over 10 ms.
 *
 * @param gainDb -120..+10; {@link Float#NEGATIVE_INFINITY} and -120 are off
 * @param preFader before the fader and mute, else after them
 */
public record SetSend(int strip, int bus, float gainDb, boolean preFader) implements Command {
    public SetSend {
        Ranges.gainDb(gainDb);
    }

    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setSend(strip, bus, gainDb, preFader);
    }
}
