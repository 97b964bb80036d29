package org.longwave.engine.rt;

import org.longwave.api.RealTime;

/**
 * Finds delay that stays: the surplus of a live ring that no delivery used for a whole second; engine thread. The law:
 * over a window of 1 s of frames read, the least fill before a read is noted. A device that delivers in chunks makes
 * the fill swing by a chunk, but its valley stays below target + one block, because reading began on the chunk that
 * reached the target. When the valley of a window stays above target + margin (two blocks, at least 5 ms), then valley
 * - target frames were never needed: an engine gap or a stalled machine has left them there. After any disturbance a
 * new window begins.
 */
@RealTime
final class FillWatch {
    private final int targetFrames;
    private final int marginFrames;
    private final int windowFrames;
    private int seenFrames;
    private int valley = Integer.MAX_VALUE;

    FillWatch(int targetFrames, int blockFrames, int rateHz) {
        this.targetFrames = targetFrames;
        marginFrames = Math.max(2 * blockFrames, rateHz / 200);
        windowFrames = rateHz;
    }

    void restart() {
        seenFrames = 0;
        valley = Integer.MAX_VALUE;
    }

    /** Before {@code frames} of a ring that holds {@code fill} are read: the surplus, 0 nearly always. */
    int surplus(int fill, int frames) {
        valley = Math.min(valley, fill);
        seenFrames += frames;
        if (seenFrames < windowFrames) return 0;
        int lowest = valley;
        restart();
        return lowest > targetFrames + marginFrames ? lowest - targetFrames : 0;
    }
}
