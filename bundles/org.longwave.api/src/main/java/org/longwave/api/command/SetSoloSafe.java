package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Keeps a strip from being muted by another one's solo.
 */
public record SetSoloSafe(int strip, boolean safe) implements Command {
    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setSoloSafe(strip, safe);
    }
}
