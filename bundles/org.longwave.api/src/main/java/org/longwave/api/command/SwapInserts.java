package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Lets the effects in two slots of a strip change places, as {@link MoveInsert} does.
 *
 * @param first slot, 0..3
 * @param second slot, 0..3
 */
public record SwapInserts(int strip, int first, int second) implements Command {
    public SwapInserts {
        Ranges.slot(first);
        Ranges.slot(second);
    }

    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.swapInserts(strip, first, second);
    }
}
