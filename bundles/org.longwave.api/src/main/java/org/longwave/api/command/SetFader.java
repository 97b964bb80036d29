package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Moves a strip's fader; the gain is ramped over 10 ms.
 *
 * @param strip {@link org.longwave.api.StripInfo#number()}
 * @param gainDb -120..+10 or {@link Float#NEGATIVE_INFINITY}
 */
public record SetFader(int strip, float gainDb) implements Command {
    public SetFader {
        Ranges.gainDb(gainDb);
    }

    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.setFader(strip, gainDb);
    }
}
