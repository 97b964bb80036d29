package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Delays a strip, after its inserts; cross-faded over 10 ms.
 *
 * @param delayFrames 0 to one second of the station's rate; the engine refuses more
 */
public record SetDelay(int strip, int delayFrames) implements Command {
    public SetDelay {
        if (delayFrames < 0)
            throw new IllegalArgumentException("delayFrames is " + delayFrames + ", allowed 0 and more");
    }

    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setDelay(strip, delayFrames);
    }
}
