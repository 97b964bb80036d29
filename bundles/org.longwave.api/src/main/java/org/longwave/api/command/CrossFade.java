package org.longwave.api.command;

import org.longwave.api.RealTime;

/**
 * Closes one strip's fader and opens another one's to the level the first one had, over the same time.
 *
 * @param from strip that goes
 * @param to strip that comes
 * @param frames 1 and more
 */
public record CrossFade(int from, int to, long frames, FadeCurve curve) implements Command {
    public CrossFade {
        if (from == to) throw new IllegalArgumentException("a cross-fade needs two strips, both are " + from);
        Ranges.fade(frames, curve);
    }

    @Override
    @RealTime
    public int applyTo(CommandTarget target) {
        return target.crossFade(from, to, frames, curve);
    }
}
