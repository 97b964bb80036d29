package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.StreamFormat;

/**
 * What a strip reads when a show is rendered again: the samples it read then, in the place of a {@link Feed}. One
 * thread, the renderer's, fills the block and then runs the engine.
 */
@RealTime
public final class RecordedInput {
    private final float[][] block;

    public RecordedInput(StreamFormat format) {
        block = format.newBlock();
    }

    /** The block that comes next; to be filled before the engine makes it. */
    @ControlRoom
    public float[][] block() {
        return block;
    }

    boolean fill(float[][] into, int from, int to) {
        for (int c = 0; c < block.length; c++) System.arraycopy(block[c], from, into[c], from, to - from);
        return true;
    }
}
