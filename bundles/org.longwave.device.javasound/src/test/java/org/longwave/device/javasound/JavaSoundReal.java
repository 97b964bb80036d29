package org.longwave.device.javasound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against a real sound server; runs only with {@code -Dlongwave.real=true} and then fails when the tools are missing.
 * Sound passes null sinks sample by sample, so a tone must come out without one lost, doubled or changed frame. The
 * machine is not a real-time one: a run that it disturbed is repeated twice.
 */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class JavaSoundReal {
    private static final int RUNS = 3;
    private static final int WINDOW = 4800;
    private static final double CLEAN_DB = -100;

    @TempDir
    Path folder;

    private SoundServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = new SoundServer(folder);
        server.start();
    }

    @AfterEach
    void stopServer() throws Exception {
        if (server != null) server.close();
    }

    @Test
    void listsTheDefaultDeviceForBothUses() throws Exception {
        Process child = server.child("list");
        String all = new String(child.getInputStream().readAllBytes());
        assertTrue(all.contains("default"), all);
        assertTrue(all.contains("capture=true, playback=true"), all);
    }

    @Test
    void playsAToneClean() throws Exception {
        Path wav = folder.resolve("played.raw");
        double worst = 0;
        for (int run = 0; run < RUNS; run++) {
            Process record = server.run(
                    "parecord",
                    "-d",
                    "speaker.monitor",
                    "--raw",
                    "--format=float32le",
                    "--rate=48000",
                    "--channels=2",
                    "--latency-msec=50",
                    wav.toString());
            Process child = server.child("play", "3.5");
            assertEquals(0, child.waitFor());
            record.destroy();
            record.waitFor();
            worst = worstWindowDb(floats(wav, ByteOrder.LITTLE_ENDIAN), 3 * 48_000);
            if (worst <= CLEAN_DB) return;
        }
        assertTrue(worst <= CLEAN_DB, "worst tenth of a second has THD+N of " + worst + " dB");
    }

    @Test
    void capturesAToneClean() throws Exception {
        Path tone = folder.resolve("tone.raw");
        ByteBuffer bytes = ByteBuffer.allocate(8 * 48_000 * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 8 * 48_000; i++) {
            float x = (float) (SoundChild.PEAK * Math.sin(2 * Math.PI * SoundChild.HZ * i / 48_000));
            bytes.putFloat(x).putFloat(-x);
        }
        Files.write(tone, bytes.array());
        Path raw = folder.resolve("captured.raw");
        double worst = 0;
        for (int run = 0; run < RUNS; run++) {
            Process play = server.run(
                    "paplay",
                    "-d",
                    "feeder",
                    "--raw",
                    "--format=float32le",
                    "--rate=48000",
                    "--channels=2",
                    tone.toString());
            Process child = server.child("capture", "4", raw.toString());
            assertEquals(0, child.waitFor());
            play.destroy();
            play.waitFor();
            worst = worstWindowDb(floats(raw, ByteOrder.BIG_ENDIAN), 3 * 48_000);
            if (worst <= CLEAN_DB) return;
        }
        assertTrue(worst <= CLEAN_DB, "worst tenth of a second has THD+N of " + worst + " dB");
    }

    @Test
    void losesPlaybackWhenTheServerDiesAndIsBackAfterItsRestart() throws Exception {
        survivesTheServersDeath("watch-play");
    }

    @Test
    void losesCaptureWhenTheServerDiesAndIsBackAfterItsRestart() throws Exception {
        survivesTheServersDeath("watch-capture");
    }

    private void survivesTheServersDeath(String what) throws Exception {
        Process child = server.child(what);
        try (BufferedReader lines = child.inputReader()) {
            assertEquals("OPEN", lines.readLine());
            Thread.sleep(1000);
            server.kill();
            long killed = System.nanoTime();
            String lost = lines.readLine();
            double seconds = (System.nanoTime() - killed) / 1e9;
            assertTrue(lost.startsWith("LOST "), lost);
            assertTrue(seconds < 3, "noticed after " + seconds + " s");
            String refused = lines.readLine();
            assertTrue(refused.startsWith("UNAVAILABLE "), refused);
            server.start();
            String back = lines.readLine();
            while (back.startsWith("UNAVAILABLE ")) back = lines.readLine();
            assertEquals("OPEN", back);
            Thread.sleep(2500);
            assertFalse(lines.ready(), "stays open");
        } finally {
            child.destroyForcibly();
            child.waitFor();
        }
    }

    @Test
    void saysSoWhenThereIsNoSoundAtAll() throws Exception {
        server.kill();
        Files.writeString(folder.resolve("asound.conf"), "");
        Process child = server.child("open");
        String said = new String(child.getInputStream().readAllBytes());
        for (String use : new String[] {"capture", "playback"})
            assertTrue(
                    said.contains("UNAVAILABLE This machine has no sound device for " + use + "; connect one"), said);
    }

    private static FloatBuffer floats(Path file, ByteOrder order) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file)).order(order).asFloatBuffer();
    }

    /**
     * From the first to the last sound, without a window at each end: every window must be the tone, and continue it
     * with the same phase.
     */
    private static double worstWindowDb(FloatBuffer stereo, int leastFrames) {
        int frames = stereo.limit() / 2;
        int first = 0;
        while (first < frames && Math.abs(stereo.get(2 * first)) < 0.1) first++;
        int last = frames - 1;
        while (last > first && Math.abs(stereo.get(2 * last)) < 0.1) last--;
        int from = first + WINDOW;
        int until = last - WINDOW;
        assertTrue(until - from >= leastFrames - 2 * WINDOW, "only " + (last - first) + " frames of sound");
        double[] tone = fit(stereo, from);
        double worst = Double.NEGATIVE_INFINITY;
        for (int at = from; at + WINDOW <= until; at += WINDOW) worst = Math.max(worst, restDb(stereo, from, at, tone));
        assertEquals(SoundChild.PEAK, Math.hypot(tone[0], tone[1]), 1e-4, "peak");
        return worst;
    }

    /** Sine and cosine part of a window that holds nearly whole periods: 997 Hz makes 99.7 in a tenth of a second. */
    private static double[] fit(FloatBuffer stereo, int from) {
        double ss = 0;
        double cc = 0;
        double sc = 0;
        double ys = 0;
        double yc = 0;
        for (int i = 0; i < WINDOW; i++) {
            double s = Math.sin(2 * Math.PI * SoundChild.HZ * i / 48_000);
            double c = Math.cos(2 * Math.PI * SoundChild.HZ * i / 48_000);
            double y = stereo.get(2 * (from + i));
            ss += s * s;
            cc += c * c;
            sc += s * c;
            ys += y * s;
            yc += y * c;
        }
        double det = ss * cc - sc * sc;
        return new double[] {(ys * cc - yc * sc) / det, (yc * ss - ys * sc) / det};
    }

    private static double restDb(FloatBuffer stereo, int origin, int at, double[] tone) {
        double sum = 0;
        for (int i = at; i < at + WINDOW; i++) {
            double w = 2 * Math.PI * SoundChild.HZ * (i - origin) / 48_000;
            double expected = tone[0] * Math.sin(w) + tone[1] * Math.cos(w);
            double left = stereo.get(2 * i) - expected;
            double right = stereo.get(2 * i + 1) + expected;
            sum += left * left + right * right;
        }
        return 10 * Math.log10(sum / (2 * WINDOW) / (SoundChild.PEAK * SoundChild.PEAK / 2));
    }
}
