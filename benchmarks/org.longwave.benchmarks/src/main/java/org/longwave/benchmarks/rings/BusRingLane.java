package org.longwave.benchmarks.rings;

import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;
import org.longwave.engine.ring.BusReader;
import org.longwave.engine.ring.BusRing;
import org.longwave.engine.ring.Cursor;

/** The engine's broadcast ring with one reader. The reader gets its own copy, as in the engine. */
final class BusRingLane implements Lane {
    private final int frames;
    private final BusRing ring;
    private final BusReader reader;
    private final AudioBlock block;
    private final Credit credit = new Credit();
    /** The writer's; on lines of its own. */
    private final Cursor frame = new Cursor();

    BusRingLane(int frames) {
        this.frames = frames;
        StreamFormat format = new StreamFormat(48_000, 2, frames);
        ring = new BusRing(format, CAPACITY_FRAMES / frames);
        reader = ring.joinNewest(0);
        block = new AudioBlock(format);
    }

    @Override
    public boolean offer(float[][] unit) {
        if (!credit.mayWrite()) return false;
        ring.write(unit, frame.plain());
        frame.setOpaque(frame.plain() + frames);
        credit.wrote();
        return true;
    }

    /** Fills the reader's own block; only the first sample is handed on for the check. */
    @Override
    public boolean poll(float[][] unit) {
        int result = reader.read(block);
        if (result == BusReader.EMPTY) return false;
        if (result == BusReader.DROPOUT || block.lostBlocks() > 0)
            throw new IllegalStateException("the lossless lane lost blocks");
        unit[0][0] = block.channel(0)[0];
        credit.took();
        return true;
    }
}
