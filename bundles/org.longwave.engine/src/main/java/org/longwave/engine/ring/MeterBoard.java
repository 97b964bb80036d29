package org.longwave.engine.ring;

import java.lang.invoke.VarHandle;
import org.longwave.api.ControlRoom;
import org.longwave.api.MeterFrame;
import org.longwave.api.RealTime;

/**
 * The newest meters as a sequence lock: the engine thread writes, any number of readers copy and retry when they met a
 * write. The writer never waits.
 */
@RealTime
public final class MeterBoard {
    private final float[] values;
    private final Cursor version = new Cursor();
    private long frame;

    public MeterBoard() {
        this(MeterFrame.LENGTH);
    }

    /** @param length values in a snapshot; less than a {@link MeterFrame}'s only where no such frame is read */
    public MeterBoard(int length) {
        values = new float[length];
    }

    /** Engine thread: values may be put until {@link #end}. */
    public void begin() {
        version.setOpaque(version.plain() + 1);
        VarHandle.storeStoreFence(); // pairs with loadLoadFence in read
    }

    public void put(int index, float value) {
        values[index] = value;
    }

    /** Engine thread, at any time: the strip has gone, its number reads 0 from the next snapshot on. */
    public void clearStrip(int strip) {
        clear(strip * MeterFrame.STRIP_FIELDS, MeterFrame.STRIP_FIELDS);
    }

    /** Engine thread, at any time: the bus has gone. */
    public void clearBus(int bus) {
        clear(MeterFrame.MAX_STRIPS * MeterFrame.STRIP_FIELDS + bus * MeterFrame.BUS_FIELDS, MeterFrame.BUS_FIELDS);
    }

    private void clear(int at, int fields) {
        long now = frame;
        begin();
        for (int i = at; i < at + fields; i++) put(i, 0f);
        end(now);
    }

    public void end(long atFrame) {
        frame = atFrame;
        version.release(version.plain() + 1); // pairs with acquire in read
    }

    /** Any other thread: copies a consistent snapshot. */
    @ControlRoom
    public void read(MeterFrame into) {
        into.frame(read(into.values()));
    }

    /** Any other thread: as above, into a plain array; returns the snapshot's frame. */
    @ControlRoom
    public long read(float[] into) {
        while (true) {
            long before = version.acquire();
            if ((before & 1) == 0) {
                System.arraycopy(values, 0, into, 0, values.length);
                long at = frame;
                VarHandle.loadLoadFence(); // pairs with storeStoreFence in begin
                if (version.opaque() == before) return at;
            }
            Thread.onSpinWait();
        }
    }
}
