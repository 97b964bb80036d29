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

    /** Blocks as the line does; 0 when it gave nothing. */
    int read(float[][] planar, int frames) throws DeviceException {
        int wanted = Math.min(frames, MAX_FRAMES);
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
