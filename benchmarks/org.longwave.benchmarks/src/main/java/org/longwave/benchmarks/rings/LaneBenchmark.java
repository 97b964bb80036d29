package org.longwave.benchmarks.rings;

import java.util.concurrent.TimeUnit;
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
 * Time for {@link #BATCH} units carried, lossless and checked, through one lane. Sampled batch by batch: the mean is the
 * throughput; the median leaves out the batches in which a lock, or the machine, made one of the two threads sleep.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LaneBenchmark {
    static final int BATCH = 2048;
    /** Numbers that a float holds exactly. */
    static final int NUMBERS = (1 << 24) - 1;

    @Param({"longwave"})
    public String lane;

    @Param({"128"})
    public int frames;

    /** 1: the same thread offers and polls in turn; 2: another thread polls. */
    @Param({"2"})
    public int threads;

    private Lane carrier;
    private float[][] source;
    private float[][] target;
    private long sent;
    private long takenAlone;
    private String fault;
    private LaneConsumer consumer;

    @Setup(Level.Trial)
    public void open() {
        carrier = Lane.of(lane, frames);
        source = new float[2][frames];
        target = new float[2][frames];
        for (int i = 0; i < frames; i++) source[0][i] = source[1][i] = i / 1000f;
        if (threads == 2) {
            consumer = new LaneConsumer(carrier, frames);
            consumer.start();
        }
    }

    @Benchmark
    public long carry() throws InterruptedException {
        return threads == 1 ? alone() : across();
    }

    private long alone() throws InterruptedException {
        for (int i = 0; i < BATCH; i++) {
            source[0][0] = sent++ & NUMBERS;
            if (!carrier.offer(source)) throw new IllegalStateException("full with nothing in it");
            while (!carrier.poll(target)) Thread.onSpinWait(); // Agrona's reader may see its padding first
            if (target[0][0] != (takenAlone++ & NUMBERS)) fault = "arrived as " + target[0][0];
        }
        return takenAlone;
    }

    private long across() throws InterruptedException {
        long n = sent;
        for (int i = 0; i < BATCH; i++) {
            source[0][0] = n & NUMBERS;
            while (!carrier.offer(source)) Thread.onSpinWait();
            n++;
        }
        sent = n;
        while (consumer.taken() < n) Thread.onSpinWait();
        return n;
    }

    @TearDown(Level.Trial)
    public void close() throws InterruptedException {
        if (consumer != null) fault = consumer.stop();
        if (fault != null) throw new IllegalStateException(lane + ": " + fault);
    }
}
