package org.longwave.device.javasound;

import java.util.function.LongSupplier;
import javax.sound.sampled.TargetDataLine;
import org.longwave.api.DeviceException;

/** Device thread: an open capture line as planar float. */
final class CaptureLine implements AutoCloseable {
    private static final int MAX_FRAMES = 1024;

    private final TargetDataLine line;
    private final Pcm pcm;
    private final Pulse pulse;
    private final byte[] bytes;

    CaptureLine(JavaSoundDevices.Opened<TargetDataLine> opened, String device, LongSupplier clock) {
        line = opened.line();
        pcm = opened.pcm();
        bytes = new byte[MAX_FRAMES * pcm.frameBytes()];
        line.start();
        pulse = new Pulse(line, device, pcm.rateHz(), clock);
    }

    Pcm pcm() {
        return pcm;
    }

    /** A line moves in steps of a quarter of its buffer at most. */
    int stepFrames() {
        return Math.max(1, line.getBufferSize() / pcm.frameBytes() / 4);
    }

    /**
     * What is there, at most {@code frames}; 0 when nothing is. Does not wait: a line that is waited for returns in steps
     * of its own, and late; one that is looked at shows when its frames came.
     */
    int read(float[][] planar, int frames) throws DeviceException {
        int there = line.available() / pcm.frameBytes();
        int wanted = Math.min(there, Math.min(frames, MAX_FRAMES));
        if (wanted <= 0) {
            pulse.check(0);
            return 0;
        }
        int n = Math.max(0, line.read(bytes, 0, wanted * pcm.frameBytes())) / pcm.frameBytes();
        pulse.check(n);
        pcm.decode(bytes, planar, n);
        return n;
    }

    @Override
    public void close() {
        line.close();
    }
}
