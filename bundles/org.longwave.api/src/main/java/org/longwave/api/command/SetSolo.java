package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Solo in place: as long as any strip has it, all others that have it not, and are not safe, are muted everywhere.
 * The control room refuses it while something is on air or recording, and unless it was unlocked.
 */
public record SetSolo(int strip, boolean on) implements Command {
    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setSolo(strip, on);
    }
}
