package org.longwave.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What a bad neighbour does: a spinning thread for every core and one that makes garbage. */
public final class Nuisances implements AutoCloseable {
    private static final int CHUNK_BYTES = 32 * 1024;
    private static final int KEPT = 256;

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;
    private volatile double sink;

    /** @param garbageBytesPerSecond 0: none */
    public Nuisances(int hogs, long garbageBytesPerSecond) {
        for (int i = 0; i < hogs; i++) start("hog-" + i, this::hog);
        if (garbageBytesPerSecond > 0) start("garbage", () -> litter(garbageBytesPerSecond));
    }

    private void start(String name, Runnable work) {
        threads.add(Thread.ofPlatform().name(name).daemon().start(work));
    }

    private void hog() {
        double x = 1;
        while (!stopping) for (int i = 0; i < 1000; i++) x = Math.sqrt(x + i);
        sink = x;
    }

    private void litter(long bytesPerSecond) {
        byte[][] kept = new byte[KEPT][];
        long begun = System.nanoTime();
        for (long n = 0; !stopping; n++) {
            kept[(int) (n % KEPT)] = new byte[CHUNK_BYTES];
            long ahead = begun + (long) (n * 1e9 * CHUNK_BYTES / bytesPerSecond) - System.nanoTime();
            if (ahead > 1_000_000) LockSupport.parkNanos(ahead);
        }
        sink = kept.length;
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        for (Thread t : threads) t.join();
    }
}
