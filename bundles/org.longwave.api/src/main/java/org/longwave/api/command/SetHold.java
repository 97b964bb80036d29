package org.longwave.api.command;

import org.longwave.api.RealTime;

/** Holds a strip's input: it fades out within a block and its ring is not read, so nothing counts as an underrun. */
public record SetHold(int strip, boolean held) implements Command {
    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setHold(strip, held);
    }
}
