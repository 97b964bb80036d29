package org.longwave.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.longwave.api.AudioBlock;
import org.longwave.api.DeviceException;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.BusConsumer;

/**
 * Stands in for the engine in real time: {@link Sounds} on one bus, each consumer on a thread of its own that reads a
 * ring of two seconds at its own pace and is told what it lost. Nobody holds it up.
 */
public final class LiveBus implements AutoCloseable {
    public static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 256);
    private static final int RING_BLOCKS = 375;
    private static final long LATE_NANOS = 100_000_000;

    private final Sound sound;
    private final float[][][] ring = new float[RING_BLOCKS][2][FORMAT.blockFrames()];
    private final List<Reader> readers = new CopyOnWriteArrayList<>();
    private final Thread maker;
    private volatile long made;
    private volatile boolean over;

    /** What is on the bus: a pure function of the place. */
    public interface Sound {
        float at(long frame, int channel, int rateHz);
    }

    public LiveBus() {
        this(Sounds::at);
    }

    public LiveBus(Sound sound) {
        this.sound = sound;
        maker = Thread.ofPlatform().daemon().name("live-bus").start(this::make);
    }

    private void make() {
        long start = System.nanoTime();
        while (!over) {
            long block = made;
            for (int c = 0; c < 2; c++)
                for (int i = 0; i < FORMAT.blockFrames(); i++)
                    ring[(int) (block % RING_BLOCKS)][c][i] =
                            sound.at(block * FORMAT.blockFrames() + i, c, FORMAT.rateHz());
            made = block + 1;
            long wait = start + FORMAT.nanosOf((block + 1) * FORMAT.blockFrames()) - System.nanoTime();
            if (wait > 0) LockSupport.parkNanos(wait);
            // as the engine does: after a standstill of the machine the schedule moves on, nobody is lapped
            else if (wait < -LATE_NANOS) start -= wait;
        }
    }

    /** Frames made so far. */
    public long frames() {
        return made * FORMAT.blockFrames();
    }

    /** Gives a consumer the bus from now on; running the result ends that. */
    public Runnable attach(String name, BusConsumer consumer) {
        Reader reader = new Reader(name, consumer);
        readers.add(reader);
        reader.thread.start();
        return () -> {
            reader.end = true;
            readers.remove(reader);
        };
    }

    /** Blocks that consumers lost because they were slow, by all that are there now. */
    public long lostBlocks() {
        return readers.stream().mapToLong(r -> r.lost).sum();
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        List<Reader> last = new ArrayList<>(readers);
        last.forEach(r -> r.end = true);
        maker.join();
        for (Reader reader : last) reader.thread.join(2000);
    }

    private final class Reader {
        final Thread thread;
        private final BusConsumer consumer;
        volatile boolean end;
        volatile long lost;

        Reader(String name, BusConsumer consumer) {
            this.consumer = consumer;
            thread = Thread.ofPlatform().daemon().name("lw-out-" + name).unstarted(this::run);
        }

        private void run() {
            try {
                consumer.open(FORMAT);
                read();
            } catch (DeviceException failed) {
                throw new AssertionError(failed);
            } finally {
                consumer.close();
            }
        }

        private void read() throws DeviceException {
            AudioBlock block = new AudioBlock(FORMAT);
            long next = made;
            while (!end) {
                long newest = made;
                long behind = newest - next;
                long gap = 0;
                if (behind >= RING_BLOCKS - 8) {
                    gap = behind - RING_BLOCKS / 2;
                    lost = lost + gap;
                    next += gap;
                }
                if (next == newest) {
                    LockSupport.parkNanos(5_000_000);
                    continue;
                }
                for (int c = 0; c < 2; c++)
                    System.arraycopy(ring[(int) (next % RING_BLOCKS)][c], 0, block.channel(c), 0, FORMAT.blockFrames());
                block.place(next * FORMAT.blockFrames(), gap, gap * FORMAT.blockFrames());
                consumer.block(block);
                next++;
            }
        }
    }
}
