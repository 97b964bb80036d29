package org.longwave.engine.ring;

import java.lang.foreign.MemorySegment;
import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;

/**
 * A wait-free ring of planar float frames from one device thread to the engine thread; made in the control room. Full
 * and empty are values, never waits; any capacity, all of it usable. Positions are 64-bit counts of frames since the
 * ring was made; each side keeps its own position and a cached copy of the other's in its handle, and loads the
 * other's cursor only when the cached copy says "not enough". Storage is off-heap, so that no collector ever moves it;
 * it is lent by a pool until both ends are closed.
 */
public final class InputRing {
    /**
     * Storage of a live input's ring, all channels. More than its capacity needs: a slot that comes round while the
     * other core still holds its lines costs two to three times as much as one that has left the inner caches.
     */
    private static final int SPREAD_BYTES = 256 << 10;
    /** Where so much is lent already, the rings are far apart by their number; more would only cost memory and time. */
    private static final long ENOUGH_BYTES = 16 << 20;

    private final int channels;
    private final int capacityFrames;
    final long mask;
    final MemorySegment[] storage;
    private final StoragePool.Lease[] leases;
    /** Frames written so far. Written by the device thread. */
    final Cursor tail = new Cursor();
    /** Frames read so far. Written by the engine thread. */
    final Cursor head = new Cursor();
    /** 1 when the writer has gone; sticky. */
    final Cursor writerClosed = new Cursor();
    /** 1 when the reader has gone; sticky. */
    final Cursor readerClosed = new Cursor();
    /** Position + 1 at which the present programme ends; 0: no end known. Written by the device thread. */
    final Cursor end = new Cursor();

    private final InputWriter writer;
    private final InputReader reader;

    /** A ring with storage of its own. */
    public InputRing(int channels, int capacityFrames) {
        this(channels, capacityFrames, new StoragePool());
    }

    /** @param capacityFrames 1..16777216 */
    public InputRing(int channels, int capacityFrames, StoragePool pool) {
        this(channels, capacityFrames, capacityFrames, pool);
    }

    /** A ring whose slots come round late enough to be cheap between two cores, unless many rings see to that. */
    public static InputRing spread(int channels, int capacityFrames, StoragePool pool) {
        boolean few = pool.lentBytes() < ENOUGH_BYTES;
        int slots = few ? SPREAD_BYTES / Float.BYTES / Math.max(1, channels) : capacityFrames;
        return new InputRing(channels, capacityFrames, slots, pool);
    }

    private InputRing(int channels, int capacityFrames, int leastSlots, StoragePool pool) {
        if (channels < 1 || channels > 2)
            throw new IllegalArgumentException("channels is " + channels + ", allowed 1..2");
        if (capacityFrames < 1 || capacityFrames > 1 << 24)
            throw new IllegalArgumentException("capacityFrames is " + capacityFrames + ", allowed 1..16777216");
        this.channels = channels;
        this.capacityFrames = capacityFrames;
        int wanted = Math.max(capacityFrames, leastSlots);
        int slots = wanted == 1 ? 1 : Integer.highestOneBit(wanted - 1) << 1;
        mask = slots - 1L;
        storage = new MemorySegment[channels];
        leases = new StoragePool.Lease[channels];
        for (int c = 0; c < channels; c++) {
            leases[c] = pool.take((long) slots * Float.BYTES, 2);
            storage[c] = leases[c].segment();
        }
        writer = new InputWriter(this);
        reader = new InputReader(this);
    }

    public int channels() {
        return channels;
    }

    public int capacityFrames() {
        return capacityFrames;
    }

    /** The one writing handle; device thread. */
    public InputWriter writer() {
        return writer;
    }

    /** The one reading handle; engine thread. */
    public InputReader reader() {
        return reader;
    }

    /** Frames waiting, as any thread sees them now. */
    public long fillFrames() {
        long h = head.acquire();
        return Math.max(0, tail.acquire() - h);
    }

    /** One of the two ends is closed; once for each. */
    @ControlRoom
    void release() {
        for (StoragePool.Lease lease : leases) lease.release();
    }

    @RealTime
    static long bytes(long frames) {
        return frames * Float.BYTES;
    }
}
