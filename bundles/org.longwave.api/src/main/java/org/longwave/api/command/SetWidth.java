package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Sets a strip's stereo width: how much of the difference of the channels it keeps, over 10 ms.
 *
 * @param width 0 (mono) .. 1 (as it comes) .. 2 (twice as wide)
 */
public record SetWidth(int strip, float width) implements Command {
    public SetWidth {
        if (!(width >= 0 && width <= 2)) throw new IllegalArgumentException("width is " + width + ", allowed 0..2");
    }

    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setWidth(strip, width);
    }
}
