package org.longwave.engine.host;

import java.lang.invoke.VarHandle;
import org.longwave.api.StreamFormat;
import org.longwave.dsp.TimeLine;
import org.longwave.engine.ring.Cursor;

/**
 * When each frame of the engine is due: written by the engine's thread, read by any as a sequence lock. By the system's
 * clock it is one straight line for ever; with a device as reference its rate follows the device's, slowly, and the
 * line has corners but no steps.
 */
final class Schedule {
    /** Time constant of following a reference. */
    private static final double FOLLOW_SECONDS = 5;

    private static final double MAX_PPM = 1000;

    private final double nominalFrameNanos;
    private final TimeLine line;
    private final Cursor version = new Cursor();
    private long frame;
    private long nanos;
    private double frameNanos;
    private volatile boolean running;
    /** What the reference says; 0: there is none. */
    private volatile double wantedFrameNanos;

    Schedule(StreamFormat format) {
        nominalFrameNanos = 1e9 / format.rateHz();
        frameNanos = nominalFrameNanos;
        line = new TimeLine(0, 0, nominalFrameNanos);
    }

    /** Control room, before the engine's thread starts: this frame is due then. */
    void begin(long atFrame, long atNanos) {
        put(atFrame, atNanos, nominalFrameNanos);
        running = true;
    }

    void end() {
        running = false;
    }

    /** Any thread: the engine works by it. False: it is driven by hand or from outside. */
    boolean isRunning() {
        return running;
    }

    private void put(long atFrame, long atNanos, double newFrameNanos) {
        line.set(atFrame, atNanos, newFrameNanos);
        version.setOpaque(version.plain() + 1);
        VarHandle.storeStoreFence(); // pairs with loadLoadFence in read
        frame = atFrame;
        nanos = atNanos;
        frameNanos = newFrameNanos;
        version.release(version.plain() + 1); // pairs with acquire in read
    }

    /** Any thread. */
    void read(TimeLine into) {
        while (true) {
            long before = version.acquire(); // pairs with release in put
            long f = frame;
            long n = nanos;
            double length = frameNanos;
            VarHandle.loadLoadFence(); // pairs with storeStoreFence in put
            if ((before & 1) == 0 && version.opaque() == before) {
                into.set(f, n, length);
                return;
            }
            Thread.onSpinWait();
        }
    }

    /** Engine thread. */
    long nanosOf(long atFrame) {
        return line.nanosAt(atFrame);
    }

    /** Device thread of the reference: how long its frames are, in frames of the station's rate. */
    void follow(double newFrameNanos) {
        double limit = MAX_PPM * 1e-6;
        wantedFrameNanos = Math.clamp(newFrameNanos, nominalFrameNanos * (1 - limit), nominalFrameNanos * (1 + limit));
    }

    /** Engine thread, before the block at this frame: goes after the reference. */
    void steer(long atFrame, int blockFrames) {
        double wanted = wantedFrameNanos;
        if (wanted == 0 || wanted == frameNanos) return;
        double part = Math.min(1, blockFrames * nominalFrameNanos * 1e-9 / FOLLOW_SECONDS);
        double next = frameNanos + (wanted - frameNanos) * part;
        put(atFrame, line.nanosAt(atFrame), Math.abs(wanted - next) < 1e-9 * nominalFrameNanos ? wanted : next);
    }

    /** Any thread: how much faster than nominal it runs by the monotonic clock. */
    double ppm() {
        return (nominalFrameNanos / frameNanos - 1) * 1e6;
    }
}
