package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Moves a strip's fader to a level over some time.
 *
 * @param gainDb -120..+10 or {@link Float#NEGATIVE_INFINITY}
 * @param frames 1 and more
 */
public record Fade(int strip, float gainDb, long frames, FadeCurve curve) implements Command {
    public Fade {
        Ranges.gainDb(gainDb);
        Ranges.fade(frames, curve);
    }

    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.fade(strip, gainDb, frames, curve);
    }
}
