package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Moves an effect to another slot of its strip; those in between move up or down by one. Without a click:
 * the effects that move are led past for some 20 ms.
 *
 * @param from slot, 0..3
 * @param to slot, 0..3
 */
public record MoveInsert(int strip, int from, int to) implements Command {
    public MoveInsert {
        Ranges.slot(from);
        Ranges.slot(to);
    }

    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.moveInsert(strip, from, to);
    }
}
