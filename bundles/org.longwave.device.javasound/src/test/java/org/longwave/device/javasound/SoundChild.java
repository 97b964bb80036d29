package org.longwave.device.javasound;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.longwave.api.AudioBlock;
import org.longwave.api.DeviceException;
import org.longwave.api.StreamFormat;
import org.longwave.api.input.InputControl;
import org.longwave.dsp.Resampler;

/** Runs in a JVM of its own, with the environment that shows it the test's sound server. */
final class SoundChild {
    static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 256);
    static final double HZ = 997;
    static final double PEAK = 0.5;

    private SoundChild() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "list" -> JavaSoundDevices.list().forEach(d -> say(d.toString()));
            case "open" -> open();
            case "play" -> play(Double.parseDouble(args[1]));
            case "capture" -> capture(Double.parseDouble(args[1]), Path.of(args[2]));
            case "watch-play" -> watch(playing());
            case "watch-capture" -> watch(capturing());
            default -> throw new IllegalArgumentException(args[0]);
        }
        say("END");
        System.exit(0);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private interface Device {
        void open() throws DeviceException;

        void step() throws DeviceException;

        void close();
    }

    private static void open() {
        for (Device device : new Device[] {playing(), capturing()}) {
            try {
                device.open();
                say("OPEN");
            } catch (DeviceException e) {
                say(e.reason() + " " + e.getMessage());
            }
            device.close();
        }
    }

    /** As the engine's host does: on a failure closes, waits, opens again. */
    private static void watch(Device device) throws InterruptedException {
        while (true) {
            try {
                device.open();
                say("OPEN");
                while (true) device.step();
            } catch (DeviceException e) {
                say(e.reason() + " " + e.getMessage());
            }
            device.close();
            Thread.sleep(300);
        }
    }

    private static void play(double seconds) throws DeviceException {
        Device device = playing();
        device.open();
        for (long i = 0; i < seconds * 48_000 / 256; i++) device.step();
        device.close();
    }

    private static Device playing() {
        Playback playback = new Playback(new PlaybackSettings("default", "program", Resampler.Grade.STANDARD));
        AudioBlock block = new AudioBlock(FORMAT);
        return new Device() {
            private long frame;
            private long start;

            @Override
            public void open() throws DeviceException {
                playback.open(FORMAT);
                start = System.nanoTime();
                frame = 0;
            }

            @Override
            public void step() throws DeviceException {
                for (int i = 0; i < 256; i++) {
                    block.channel(0)[i] = (float) (PEAK * Math.sin(2 * Math.PI * HZ * (frame + i) / 48_000));
                    block.channel(1)[i] = -block.channel(0)[i];
                }
                frame += 256;
                for (long left; (left = start + FORMAT.nanosOf(frame) - System.nanoTime()) > 0; )
                    LockSupport.parkNanos(left);
                playback.block(block);
            }

            @Override
            public void close() {
                playback.close();
            }
        };
    }

    private static Device capturing() {
        JavaSoundCapture capture = new JavaSoundCapture("default");
        float[][] planar = new float[2][256];
        return new Device() {
            @Override
            public void open() throws DeviceException {
                capture.open(FORMAT, new Unasked());
            }

            @Override
            public void step() throws DeviceException {
                if (capture.read(planar, 256) == 0) LockSupport.parkNanos(3_000_000);
            }

            @Override
            public void close() {
                capture.close();
            }
        };
    }

    /** For an input that asks its host for nothing. */
    private static final class Unasked implements InputControl {
        @Override
        public CompletableFuture<Void> hold() {
            throw new AssertionError();
        }

        @Override
        public CompletableFuture<Void> resume() {
            throw new AssertionError();
        }

        @Override
        public CompletableFuture<Void> restart() {
            throw new AssertionError();
        }

        @Override
        public CompletableFuture<Void> cue() {
            throw new AssertionError();
        }

        @Override
        public long queuedFrames() {
            throw new AssertionError();
        }
    }

    private static void capture(double seconds, Path file) throws Exception {
        JavaSoundCapture capture = new JavaSoundCapture("default");
        capture.open(FORMAT, new Unasked());
        say("OPEN");
        float[][] planar = new float[2][256];
        try (OutputStream out = Files.newOutputStream(file);
                DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out, 1 << 16))) {
            for (long done = 0; done < seconds * 48_000; ) {
                int n = capture.read(planar, 256);
                for (int i = 0; i < n; i++) {
                    data.writeFloat(planar[0][i]);
                    data.writeFloat(planar[1][i]);
                }
                done += n;
                if (n == 0) LockSupport.parkNanos(3_000_000);
            }
        }
        capture.close();
    }
}
