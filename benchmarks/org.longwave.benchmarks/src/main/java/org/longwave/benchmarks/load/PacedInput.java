package org.longwave.benchmarks.load;

import java.util.concurrent.locks.LockSupport;
import org.longwave.api.StreamFormat;
import org.longwave.api.input.AudioInput;
import org.longwave.api.input.InputControl;

/**
 * A live device that brings noise in bursts of 1024 frames by the system's clock, and keeps what is not taken from it for
 * a sixth of a second, as a sound card does; its device thread.
 */
final class PacedInput implements AudioInput {
    private static final int BURST_FRAMES = 1024;
    private static final int BUFFER_FRAMES = 8 * BURST_FRAMES;

    private final float[] noise;
    private final long phaseNanos;
    private StreamFormat format;
    private long begun;
    private long given;
    private long due;

    PacedInput(float[] noise, long phaseNanos) {
        this.noise = noise;
        this.phaseNanos = phaseNanos;
    }

    @Override
    public void open(StreamFormat streamFormat, InputControl control) {
        format = streamFormat;
        begun = System.nanoTime() + phaseNanos;
    }

    @Override
    public int read(float[][] planar, int frames) {
        while (given >= due) waitForBurst();
        int n = (int) Math.min(frames, due - given);
        for (float[] channel : planar) System.arraycopy(noise, (int) (given % BURST_FRAMES), channel, 0, n);
        given += n;
        return n;
    }

    private void waitForBurst() {
        long at = begun + format.nanosOf(due + BURST_FRAMES);
        for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) LockSupport.parkNanos(left);
        // what the buffer had no place for is gone: the next frame is one of later
        begun += Math.max(0, System.nanoTime() - at - format.nanosOf(BUFFER_FRAMES));
        due += BURST_FRAMES;
    }

    @Override
    public void close() {
        given = 0;
        due = 0;
    }
}
