package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.command.CommandTarget;
import org.longwave.engine.ring.DelayLine;

/**
 * Delays strips so that all arrive together, whatever their effects take; brings the lines they need. Each alignment is made for all strips there
 * are; one that comes after a newer one does nothing.
 */
@RealTime
public final class Align extends Order {
    private final long version;
    private final Strip[] strips;
    private final int[] frames;
    private final DelayLine[] lines;

    /**
     * @param version grows with each alignment
     * @param frames for each strip
     * @param lines for each strip: a longer one, or null when it has one that will do
     */
    public Align(long version, Strip[] strips, int[] frames, DelayLine[] lines, long atFrame) {
        super(atFrame);
        this.version = version;
        this.strips = strips.clone();
        this.frames = frames.clone();
        this.lines = lines.clone();
    }

    @Override
    protected int apply(Mixer mixer) {
        boolean holds = mixer.isNewAlignment(version);
        for (int s = 0; s < strips.length; s++) {
            if (lines[s] != null) strips[s].install(lines[s]);
            if (holds) strips[s].align(frames[s]);
        }
        return CommandTarget.APPLIED;
    }

    @Override
    @ControlRoom
    public String toString() {
        StringBuilder text = new StringBuilder("Align ").append(version);
        for (int s = 0; s < strips.length; s++) {
            text.append(' ').append(strips[s].number()).append('=').append(frames[s]);
            if (lines[s] != null) text.append(',').append(lines[s].capacityFrames());
        }
        return text.toString();
    }
}
