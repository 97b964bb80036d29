package org.longwave.device.javasound;

import java.util.function.LongSupplier;
import javax.sound.sampled.DataLine;
import org.longwave.api.DeviceException;
import org.longwave.api.DeviceException.Reason;

/**
 * Device and consumer threads: notices that a line has died. When a sound server goes away Java Sound neither throws
 * nor tells: reads and writes return 0 at once for ever, or take everything while the position stands still.
 */
final class Pulse {
    static final long SILENT_NANOS = 1_000_000_000L;

    private final DataLine line;
    private final String device;
    private final LongSupplier clock;
    /** More frames than any buffer holds: if so many went through, the position must have moved. */
    private final long limitFrames;

    private long movedNanos;
    private long flowedNanos;
    private long position = Long.MIN_VALUE;
    private long framesSinceMove;

    Pulse(DataLine line, String device, int rateHz, LongSupplier clock) {
        this.line = line;
        this.device = device;
        this.clock = clock;
        limitFrames = rateHz;
        movedNanos = clock.getAsLong();
        flowedNanos = movedNanos;
    }

    /** Counts the time without sound anew: until now nothing had to flow. */
    void rest() {
        flowedNanos = clock.getAsLong();
    }

    /** After each transfer of {@code frames}, 0 too. */
    void check(int frames) throws DeviceException {
        long now = clock.getAsLong();
        if (frames > 0) flowedNanos = now;
        else if (now - flowedNanos >= SILENT_NANOS) throw lost("it takes and gives nothing any more");
        long newest = line.getLongFramePosition();
        framesSinceMove += frames;
        if (newest != position) {
            position = newest;
            movedNanos = now;
            framesSinceMove = 0;
        } else if (framesSinceMove > limitFrames && now - movedNanos >= SILENT_NANOS) {
            throw lost("its position stands still");
        }
    }

    private DeviceException lost(String why) {
        return new DeviceException(
                Reason.LOST,
                "The sound device \"" + device + "\" was lost: " + why
                        + ". Check the device and the sound server; it is opened again by itself.");
    }
}
