package org.longwave.engine.rt;

import org.longwave.api.RealTime;
import org.longwave.engine.ring.DelayLine;

/**
 * What a strip waits: the operator's delay and what it needs to arrive together with slower strips; engine thread.
 * Without a line there is none. A change waits until the line holds enough, then cross-fades over 10 ms; another one
 * meanwhile waits for its end. At 0 the sound is not touched.
 */
@RealTime
final class StripDelay {
    private final Ramp blend;
    private DelayLine line;
    /** A longer line that is filling, or null. */
    private DelayLine longer;

    private int userFrames;
    private int alignFrames;
    private int current;
    private int target;
    private boolean fading;

    StripDelay(int rampFrames) {
        blend = new Ramp(rampFrames, 0f);
    }

    /** The one in use goes on until this one holds enough. */
    void install(DelayLine next) {
        if (line == null) line = next;
        else longer = next;
    }

    boolean hasLine() {
        return line != null;
    }

    /** There is a line for so much delay and the alignment. */
    boolean fits(int frames) {
        if (frames == 0) return true;
        DelayLine longest = longer == null ? line : longer;
        return longest != null && to(frames + alignFrames) <= longest.capacityFrames();
    }

    void user(int frames) {
        userFrames = frames;
    }

    void align(int frames) {
        alignFrames = frames;
    }

    int userFrames() {
        return userFrames;
    }

    int alignFrames() {
        return alignFrames;
    }

    void process(float[][] samples, Scratch scratch, int from, int to) {
        if (line == null) return;
        line.write(samples, from, to);
        if (longer != null) longer.write(samples, from, to);
        if (!fading) look();
        if (!fading) {
            if (current > 0) line.read(samples, from, to, current);
            return;
        }
        line.read(scratch.first, from, to, current);
        (longer == null ? line : longer).read(scratch.second, from, to, target);
        for (int c = 0; c < samples.length; c++) blend.blend(scratch.first[c], scratch.second[c], samples[c], from, to);
        blend.advance(to - from);
        if (!blend.isMoving()) end();
    }

    private void look() {
        int wanted = userFrames + alignFrames;
        if (longer == null && wanted == current) return;
        DelayLine to = longer == null ? line : longer;
        if (to.writtenFrames() < to(wanted) || to.capacityFrames() < to(wanted)) return;
        target = wanted;
        fading = true;
        blend.jumpTo(0f);
        blend.moveTo(1f);
    }

    /** A block more than the delay itself: what is read begins before what was written last. */
    private static long to(int delayFrames) {
        return delayFrames + 1024L;
    }

    private void end() {
        current = target;
        fading = false;
        if (longer == null) return;
        line = longer;
        longer = null;
    }
}
