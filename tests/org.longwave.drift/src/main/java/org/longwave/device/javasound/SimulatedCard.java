package org.longwave.device.javasound;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.function.LongSupplier;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;
import org.longwave.api.DeviceException;
import org.longwave.api.StreamFormat;
import org.longwave.api.input.AudioInput;
import org.longwave.api.input.InputControl;
import org.longwave.api.output.BusConsumer;
import org.longwave.dsp.Resampler;

/**
 * A sound card with a clock of its own under a hand clock, as Java Sound's lines show one: it plays and captures in
 * steps, and what it plays comes back at its input after a constant number of its frames. Driven by one thread. The
 * bundle's own lines and playback run on it; only the two line objects of the JDK are replaced.
 */
public final class SimulatedCard {
    /** From a frame played to the same frame captured. */
    public static final int LOOP_FRAMES = 240;

    private static final int BUFFER_FRAMES = 4800;
    private static final int RING = 1 << 17;
    private static final Pcm PCM = new Pcm(48_000, 2, 32);

    private final double rateHz;
    private final int stepFrames;
    private final LongSupplier clock;
    /** What was or will be played at each frame of the card since it was made, 4 bytes a channel. */
    private final byte[] air = new byte[RING * PCM.frameBytes()];

    /** Frames of the card's life that were lost. */
    private long lost;

    private long most = Long.MIN_VALUE;

    private long captureBase = Long.MIN_VALUE;
    private long captured;
    private long playBase = Long.MIN_VALUE;
    private long written;
    private long playedBefore;
    private long underruns;
    private long overruns;

    /** @param stepFrames it moves in steps of so many */
    public SimulatedCard(double ppm, int stepFrames, LongSupplier clock) {
        rateHz = 48_000 * (1 + ppm * 1e-6);
        this.stepFrames = stepFrames;
        this.clock = clock;
    }

    /** Frames its converter has made until now, in whole steps, without those it lost. */
    private long life() {
        most = Math.max(most, (long) Math.floor(clock.getAsLong() * 1e-9 * rateHz / stepFrames) * stepFrames - lost);
        return most;
    }

    /** It stands still for so many of its frames from now on. */
    public void lose(int frames) {
        lost += frames;
    }

    /** Times its buffer was empty while it played. */
    public long underruns() {
        return underruns;
    }

    /** Times its capture buffer was full. */
    public long overruns() {
        return overruns;
    }

    public AudioInput capture() {
        return new AudioInput() {
            private CaptureLine line;

            @Override
            public void open(StreamFormat format, InputControl control) {
                line = new CaptureLine(new JavaSoundDevices.Opened<>(target(), PCM), "simulated", clock);
                control.deviceRate(line.pcm().rateHz());
                control.deviceStep(line.stepFrames());
            }

            @Override
            public int read(float[][] planar, int frames) throws DeviceException {
                return line.read(planar, frames);
            }

            @Override
            public void close() {
                line.close();
            }
        };
    }

    /** @param pause waits for so many nanoseconds */
    public BusConsumer playback(java.util.function.LongConsumer pause) {
        return new Playback(
                new PlaybackSettings("simulated", "program", Resampler.Grade.STANDARD),
                (device, hz) ->
                        new PlaybackLine(new JavaSoundDevices.Opened<>(source(), PCM), "simulated", clock, pause),
                Clock.systemUTC());
    }

    private TargetDataLine target() {
        return proxy(TargetDataLine.class);
    }

    private SourceDataLine source() {
        return proxy(SourceDataLine.class);
    }

    private <L> L proxy(Class<L> kind) {
        boolean capture = kind == TargetDataLine.class;
        return kind.cast(Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, (self, method, args) -> {
            return switch (method.getName()) {
                case "start" -> capture ? startCapture() : startPlaying();
                case "stop", "close" -> null;
                case "getBufferSize" -> BUFFER_FRAMES * PCM.frameBytes();
                case "available" -> (int) (capture ? capturedNow() : BUFFER_FRAMES - queued()) * PCM.frameBytes();
                case "getLongFramePosition" -> life();
                case "write" -> write((byte[]) args[0], (int) args[1], (int) args[2]);
                case "read" -> read((byte[]) args[0], (int) args[2]);
                default -> throw new AssertionError("unexpected call: " + method);
            };
        }));
    }

    private Object startCapture() {
        captureBase = life();
        captured = 0;
        return null;
    }

    private long capturedNow() {
        long there = life() - captureBase - captured;
        if (there > BUFFER_FRAMES) {
            // the card goes on: the oldest are gone
            captured += there - BUFFER_FRAMES;
            overruns++;
            return BUFFER_FRAMES;
        }
        return there;
    }

    private int read(byte[] into, int length) {
        int frames = (int) Math.min(length / PCM.frameBytes(), capturedNow());
        for (int i = 0; i < frames; i++) {
            int at = slot(captureBase + captured + i - LOOP_FRAMES);
            System.arraycopy(air, at, into, i * PCM.frameBytes(), PCM.frameBytes());
        }
        captured += frames;
        return frames * PCM.frameBytes();
    }

    private static int slot(long frame) {
        return (int) (frame & RING - 1) * PCM.frameBytes();
    }

    private Object startPlaying() {
        if (written > playedBefore + BUFFER_FRAMES) throw new AssertionError("more written than fits");
        playBase = life() - playedBefore;
        return null;
    }

    /** Frames that wait to be played. */
    private long queued() {
        if (playBase == Long.MIN_VALUE) return written - playedBefore;
        long left = written - (life() - playBase);
        if (left > 0) return left;
        if (left < 0) underruns++;
        playedBefore = written;
        playBase = Long.MIN_VALUE;
        return 0;
    }

    private int write(byte[] bytes, int offset, int length) {
        int frames = (int) Math.min(length / PCM.frameBytes(), BUFFER_FRAMES - queued());
        // a line that does not run yet plays from its start on: only silence is put in before
        long base = playBase == Long.MIN_VALUE ? life() - playedBefore : playBase;
        for (int i = 0; i < frames; i++)
            System.arraycopy(bytes, offset + i * PCM.frameBytes(), air, slot(base + written + i), PCM.frameBytes());
        written += frames;
        return frames * PCM.frameBytes();
    }
}
