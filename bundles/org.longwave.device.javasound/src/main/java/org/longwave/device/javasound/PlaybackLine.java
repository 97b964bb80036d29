package org.longwave.device.javasound;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import javax.sound.sampled.SourceDataLine;
import org.longwave.api.AudioBlock;
import org.longwave.api.DeviceException;

/**
 * Consumer thread: an open playback line. It starts when its buffer is filled, and is filled anew when it ran empty: so
 * one stall makes one gap and not a row of them.
 */
final class PlaybackLine implements AutoCloseable {
    private static final long NOTHING_TAKEN_NANOS = 5_000_000L;

    private final SourceDataLine line;
    private final Pcm pcm;
    private final Pulse pulse;
    private byte[] bytes = new byte[0];
    private boolean running;
    private long underruns;

    PlaybackLine(JavaSoundDevices.Opened<SourceDataLine> opened, String device, LongSupplier clock) {
        line = opened.line();
        pcm = opened.pcm();
        pulse = new Pulse(line, device, pcm.rateHz(), clock);
    }

    Pcm pcm() {
        return pcm;
    }

    long underruns() {
        return underruns;
    }

    /** What the line holds and has not played. */
    long bufferedFrames() {
        return Math.max(0, line.getBufferSize() - line.available()) / pcm.frameBytes();
    }

    /** Blocks until the line took the block. */
    void write(AudioBlock block) throws DeviceException {
        int length = block.frames() * pcm.frameBytes();
        if (bytes.length < length) bytes = new byte[length];
        pcm.encode(block.channel(0), block.channel(block.channels() - 1), block.frames(), bytes);
        if (running && line.available() >= line.getBufferSize()) {
            underruns++;
            line.stop();
            running = false;
        }
        int done = 0;
        if (!running) {
            // a line that stands takes what fits and returns
            done = Math.max(0, line.write(bytes, 0, length));
            pulse.check(done / pcm.frameBytes());
            if (done < length || line.available() < length) start();
        }
        while (running && done < length) {
            int n = Math.max(0, line.write(bytes, done, length - done));
            done += n;
            pulse.check(n / pcm.frameBytes());
            if (n > 0) continue;
            if (Thread.currentThread().isInterrupted()) return;
            LockSupport.parkNanos(NOTHING_TAKEN_NANOS);
        }
    }

    private void start() {
        line.start();
        running = true;
        pulse.rest();
    }

    @Override
    public void close() {
        line.close();
    }
}
