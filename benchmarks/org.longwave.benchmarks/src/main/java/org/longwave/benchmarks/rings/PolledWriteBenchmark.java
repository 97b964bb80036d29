package org.longwave.benchmarks.rings;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
 * What one block costs the writer of a bus ring that writes one in {@link #PERIOD_NANOS}, a thousand times as often as the
 * engine, while readers poll without a pause and keep up: most of their looks find nothing new. A sample is one block;
 * it includes reading the clock twice, whose own cost {@link #clock} tells.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PolledWriteBenchmark {
    private static final int TRAINING_BLOCKS = 200_000;
    static final long PERIOD_NANOS = 3000;

    @Param({"0", "1", "3"})
    public int readers;

    private final StreamFormat format = new StreamFormat(48_000, 2, 128);
    private final BusRing ring = new BusRing(format, 1024);
    private final float[][] block = format.newBlock();
    /** By all readers. */
    private final AtomicLong taken = new AtomicLong();

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
        while (stopping.acquire() == 0) if (reader.read(mine) == BusReader.EMPTY) Thread.onSpinWait();
        taken.addAndGet(reader.takenBlocks());
    }

    /** Late by more than a few blocks: the thread was set aside; what was missed is not made up for. */
    @Setup(Level.Invocation)
    public void pace() {
        due += PERIOD_NANOS;
        long now = System.nanoTime();
        if (now - due > 4 * PERIOD_NANOS) due = now;
        while (System.nanoTime() < due) Thread.onSpinWait();
    }

    @Benchmark
    public void write() {
        ring.write(block, frame.plain());
        frame.setOpaque(frame.plain() + format.blockFrames());
    }

    @Benchmark
    public void clock() {}

    @TearDown(Level.Trial)
    public void close() throws InterruptedException {
        stopping.release(1);
        for (Thread t : threads) t.join();
        long written = ring.publishedBlocks() - TRAINING_BLOCKS;
        if (readers > 0 && taken.get() < written / 2)
            throw new IllegalStateException(readers + " readers took " + taken + " of " + written + " blocks");
    }
}
