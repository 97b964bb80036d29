package org.longwave.benchmarks.rings;

import org.longwave.engine.ring.InputReader;
import org.longwave.engine.ring.InputRing;
import org.longwave.engine.ring.InputWriter;
import org.longwave.engine.ring.StoragePool;

/** The engine's input ring, a block a call. */
final class InputRingLane implements Lane {
    private final int frames;
    private final InputWriter writer;
    private final InputReader reader;

    InputRingLane(int frames) {
        this.frames = frames;
        InputRing ring = InputRing.spread(2, CAPACITY_FRAMES, new StoragePool());
        writer = ring.writer();
        reader = ring.reader();
    }

    @Override
    public boolean offer(float[][] unit) {
        return writer.writeAll(unit, 0, frames);
    }

    @Override
    public boolean poll(float[][] unit) {
        return reader.readAll(unit, 0, frames);
    }
}
