package org.longwave.benchmarks.rings;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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
 * What one block costs the writer of a bus ring at the engine's pace, a block in 2.67 ms, while readers park between
 * two looks, as consumers do. A sample is one block; it includes reading the clock twice.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PacedWriteBenchmark {
    private static final int TRAINING_BLOCKS = 200_000;
    private static final long PARK_NANOS = 1_000_000;

    @Param({"0", "1", "3"})
    public int readers;

    private final StreamFormat format = new StreamFormat(48_000, 2, 128);
    private final BusRing ring = new BusRing(format, 1024);
    private final float[][] block = format.newBlock();
    private Thread[] threads;
    /** On lines of its own, as is {@link #stopping}: the readers look at what lies beside it. */
    private final Cursor frame = new Cursor();

    private long due;
    private final Cursor stopping = new Cursor();

    @Setup(Level.Trial)
    public void open() {
        threads = new Thread[readers];
        for (int i = 0; i < readers; i++)
            threads[i] = Thread.ofPlatform().daemon().start(() -> poll(ring.joinNewest(2)));
        for (int i = 0; i < TRAINING_BLOCKS; i++) write();
        due = System.nanoTime();
    }

    private void poll(BusReader reader) {
        AudioBlock mine = new AudioBlock(format);
        while (stopping.acquire() == 0) if (reader.read(mine) == BusReader.EMPTY) LockSupport.parkNanos(PARK_NANOS);
    }

    @Setup(Level.Invocation)
    public void pace() {
        due += format.nanosOf(format.blockFrames());
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) LockSupport.parkNanos(left);
    }

    @Benchmark
    public void write() {
        ring.write(block, frame.plain());
        frame.setOpaque(frame.plain() + format.blockFrames());
    }

    @TearDown(Level.Trial)
    public void close() throws InterruptedException {
        stopping.release(1);
        for (Thread t : threads) t.join();
    }
}
