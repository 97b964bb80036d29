package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Inverts the left or the right channel of a strip's input, over 10 ms.
 */
public record SetPolarity(int strip, boolean left, boolean right) implements Command {
    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setPolarity(strip, left, right);
    }
}
