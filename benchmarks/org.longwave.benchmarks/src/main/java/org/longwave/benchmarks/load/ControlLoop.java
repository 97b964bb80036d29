package org.longwave.benchmarks.load;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** A thread that only wakes up once a period: what the machine itself does to the engine's schedule. */
final class ControlLoop {
    private final long periodNanos;
    private final long[] wakes;
    private final Thread thread;
    private int count;
    private int missed;
    private volatile boolean stopping;

    ControlLoop(long periodNanos, int most) {
        this.periodNanos = periodNanos;
        wakes = new long[most];
        thread = Thread.ofPlatform()
                .name("control-loop")
                .priority(Thread.MAX_PRIORITY)
                .daemon()
                .start(this::run);
    }

    private void run() {
        long origin = System.nanoTime();
        for (long n = 1; !stopping && count < wakes.length; n++) {
            long deadline = origin + n * periodNanos;
            for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime())
                LockSupport.parkNanos(left);
            long lateness = System.nanoTime() - deadline;
            if (lateness > periodNanos) missed++;
            wakes[count++] = lateness;
        }
    }

    /** Ends the loop; lateness of each waking, nanoseconds. */
    long[] stop() throws InterruptedException {
        stopping = true;
        thread.join();
        return Arrays.copyOf(wakes, count);
    }

    int missed() {
        return missed;
    }
}
