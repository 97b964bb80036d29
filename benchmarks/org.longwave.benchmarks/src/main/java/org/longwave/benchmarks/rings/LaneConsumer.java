package org.longwave.benchmarks.rings;

import org.longwave.engine.ring.Cursor;

/**
 * The second thread of {@link LaneBenchmark}: polls, checks and counts. All that it looks at is its own or stands on
 * lines of its own: a field beside one that the producer writes with each unit would cost both of them a transfer a
 * unit, in every lane alike, and hide what the lanes cost.
 */
final class LaneConsumer implements Runnable {
    private final Lane carrier;
    private final int frames;
    /** Units taken. */
    private final Cursor taken = new Cursor();
    /** 1: end. */
    private final Cursor stopping = new Cursor();

    private volatile String fault;
    private Thread thread;

    LaneConsumer(Lane carrier, int frames) {
        this.carrier = carrier;
        this.frames = frames;
    }

    void start() {
        thread = Thread.ofPlatform().daemon().start(this);
    }

    @Override
    public void run() {
        float[][] mine = new float[2][frames];
        long n = 0;
        try {
            while (stopping.acquire() == 0) {
                if (carrier.poll(mine)) {
                    if (mine[0][0] != (n & LaneBenchmark.NUMBERS)) fault = "unit " + n + " arrived as " + mine[0][0];
                    taken.release(++n);
                } else Thread.onSpinWait();
            }
        } catch (InterruptedException e) {
            if (stopping.acquire() == 0) fault = "the reader was interrupted after " + n + " units";
        }
    }

    long taken() {
        return taken.acquire();
    }

    /** What went wrong, or null. */
    String stop() throws InterruptedException {
        stopping.release(1);
        thread.interrupt(); // it may be waiting in a lane that waits
        thread.join();
        return fault;
    }
}
