package org.longwave.benchmarks.rings;

import org.longwave.engine.ring.InputReader;
import org.longwave.engine.ring.InputRing;
import org.longwave.engine.ring.InputWriter;
import org.longwave.engine.ring.StoragePool;

/** The engine's input ring, a frame a call. */
final class InputRingFrameLane implements Lane {
    private final InputWriter writer;
    private final InputReader reader;

    InputRingFrameLane() {
        InputRing ring = InputRing.spread(2, CAPACITY_FRAMES, new StoragePool());
        writer = ring.writer();
        reader = ring.reader();
    }

    @Override
    public boolean offer(float[][] unit) {
        return writer.push(unit[0][0], unit[1][0]);
    }

    @Override
    public boolean poll(float[][] unit) {
        return reader.readAll(unit, 0, 1);
    }
}
