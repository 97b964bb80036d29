package org.longwave.engine.ring;

import java.util.concurrent.TimeUnit;
import org.longwave.api.StreamFormat;
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
 * Where the cost of a polling reader comes from: one other thread looks, without a pause, at only one of the things
 * that a reader looks at. Each look takes the cache line away from the writer's core.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WatchedWriteBenchmark {
    /** Blocks a sample. */
    public static final int BATCH = 200;

    /** nothing, published, intent, both, samples */
    @Param({"nothing"})
    public String watched;

    private final StreamFormat format = new StreamFormat(48_000, 2, 128);
    private final BusRing ring = new BusRing(format, 1024);
    private final float[][] block = format.newBlock();
    private final float[][] mine = format.newBlock();
    private final Cursor stopping = new Cursor();
    /** On lines of its own, as is {@link #stopping}: the readers look at what lies beside it. */
    private final Cursor frame = new Cursor();

    public volatile long sum;
    private Thread watcher;

    @Setup(Level.Trial)
    public void open() {
        if (watched.equals("nothing")) return;
        watcher = Thread.ofPlatform().daemon().start(this::watch);
    }

    private void watch() {
        long seen = 0;
        for (long n = 0; stopping.acquire() == 0; n++) {
            switch (watched) {
                case "published" -> seen += ring.published.acquire();
                case "intent" -> seen += ring.intent.acquire();
                case "both" -> seen += ring.published.acquire() + ring.intent.acquire();
                case "samples" -> seen += ring.copy(n, mine);
                default -> throw new IllegalArgumentException("watched is " + watched);
            }
            if (!watched.equals("samples")) Thread.onSpinWait(); // a reader that lags copies without a pause
        }
        sum = seen;
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
        if (watcher != null) watcher.join();
    }
}
