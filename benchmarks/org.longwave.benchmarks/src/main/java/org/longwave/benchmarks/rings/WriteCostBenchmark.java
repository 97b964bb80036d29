package org.longwave.benchmarks.rings;

import java.util.concurrent.TimeUnit;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;
import org.longwave.engine.ring.BusReader;
import org.longwave.engine.ring.BusRing;
import org.longwave.engine.ring.Cursor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What a block costs the writer of a bus ring while readers poll it without a pause. Samples of {@link #BATCH} blocks;
 * the median leaves out the samples in which the writer itself was preempted.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WriteCostBenchmark {
    static final int BATCH = 200;

    @Param({"0", "1", "3"})
    public int readers;

    private final StreamFormat format = new StreamFormat(48_000, 2, 128);
    private final BusRing ring = new BusRing(format, 1024);
    private final float[][] block = format.newBlock();
    private Thread[] threads;
    /** On lines of its own, as is {@link #stopping}: the readers look at what lies beside it. */
    private final Cursor frame = new Cursor();

    private final Cursor stopping = new Cursor();

    @Setup(Level.Trial)
    public void open() {
        threads = new Thread[readers];
        for (int i = 0; i < readers; i++)
            threads[i] = Thread.ofPlatform().daemon().start(() -> poll(ring.joinNewest(2)));
    }

    private void poll(BusReader reader) {
        AudioBlock mine = new AudioBlock(format);
        while (stopping.acquire() == 0) if (reader.read(mine) == BusReader.EMPTY) Thread.onSpinWait();
    }

    @Benchmark
    public void write() {
        for (int i = 0; i < BATCH; i++) {
            ring.write(block, frame.plain());
            frame.setOpaque(frame.plain() + format.blockFrames());
        }
    }

    @TearDown(Level.Trial)
    public void close() throws InterruptedException {
        stopping.release(1);
        for (Thread t : threads) t.join();
    }
}
