package org.longwave.benchmarks.resample;

import java.util.Arrays;
import java.util.Optional;
import org.longwave.benchmarks.resample.NativeResamplers.Converter;
import org.longwave.dsp.Resampler;
import org.longwave.dsp.Resampler.Grade;

/** {@code bench resample}: distortion and noise of tones, and speed, of each grade and of others' resamplers. */
public final class ResampleReport {
    private static final double[] HERTZ = {997, 10_000, 18_000, 20_000};
    private static final int[][] RATES = {{44_100, 48_000}, {48_000, 44_100}};
    private static final double PEAK = 0.9;

    private record Contender(String name, Converter converter, double at997, double to20k) {}

    private ResampleReport() {}

    /** True: both grades keep what they promise, also through an edge that steers the ratio. */
    public static boolean run(boolean isShort) throws Throwable {
        int seconds = isShort ? 2 : 5;
        Contender[] contenders = {
            ours("Longwave STANDARD", Grade.STANDARD, -110, -104),
            ours("Longwave HIGH", Grade.HIGH, -140, -128),
            other("libsamplerate fastest", NativeResamplers.libsamplerate(2)),
            other("libsamplerate medium", NativeResamplers.libsamplerate(1)),
            other("libsamplerate best", NativeResamplers.libsamplerate(0)),
            other("soxr HQ", NativeResamplers.soxr(4)),
            other("soxr VHQ", NativeResamplers.soxr(6)),
        };
        boolean passed = true;
        for (int[] rates : RATES) {
            System.out.printf(
                    "THD+N in dB (notch of AES17, no low pass) of a sine at %.1f dBFS, %d to %d Hz; speed in x real time,"
                            + " stereo, one thread%n",
                    20 * Math.log10(PEAK), rates[0], rates[1]);
            System.out.printf("  %-22s %9s %9s %9s %9s %9s%n", "", "997 Hz", "10 kHz", "18 kHz", "20 kHz", "speed");
            for (Contender c : contenders) passed &= row(c, rates[0], rates[1], seconds);
        }
        return passed & throughEdges();
    }

    private static Contender ours(String name, Grade grade, double at997, double to20k) {
        return new Contender(
                name, (in, channels, a, b) -> resample(in, channels, (int) a, (int) b, grade), at997, to20k);
    }

    private static Contender other(String name, Optional<Converter> converter) {
        return new Contender(name, converter.orElse(null), 0, 0);
    }

    private static boolean row(Contender c, int inHz, int outHz, int seconds) throws Throwable {
        if (c.converter() == null) {
            System.out.printf("  %-22s not installed%n", c.name());
            return true;
        }
        StringBuilder line = new StringBuilder(String.format("  %-22s", c.name()));
        boolean passed = true;
        for (double hz : HERTZ) {
            float[] out = c.converter().convert(sine(hz, inHz, 2 * inHz), 1, inHz, outHz);
            double db = Thdn.of(Arrays.copyOfRange(out, 2000, out.length - 2000), hz / outHz);
            line.append(String.format(" %9.1f", db));
            passed &= db <= (hz < 1000 ? c.at997() : c.to20k()) || c.to20k() == 0;
        }
        float[] stereo = noise(2 * inHz);
        long best = Long.MAX_VALUE;
        for (long end = System.nanoTime() + seconds * 1_000_000_000L; System.nanoTime() < end; ) {
            long begun = System.nanoTime();
            c.converter().convert(stereo, 2, inHz, outHz);
            best = Math.min(best, System.nanoTime() - begun);
        }
        line.append(String.format(" %9.0f", 1e9 / best));
        if (c.to20k() != 0) line.append(passed ? "  PASS" : "  FAIL").append(limit(c));
        System.out.println(line);
        return passed;
    }

    private static String limit(Contender c) {
        return String.format(" <= %.0f at 997 Hz, <= %.0f to 20 kHz", c.at997(), c.to20k());
    }

    private static boolean throughEdges() {
        System.out.println("997 Hz through a capture edge that has locked, 48000 Hz nominal on both sides");
        boolean passed = true;
        for (Grade grade : Grade.values())
            for (double ppm : new double[] {-300, 100}) {
                double db = EdgeTone.thdNoiseDb(grade, ppm);
                double limit = grade == Grade.STANDARD ? -110 : -140;
                passed &= db <= limit;
                System.out.printf(
                        "  %-9s %+.0f ppm %11.1f dB  %s <= %.0f%n",
                        grade, ppm, db, db <= limit ? "PASS" : "FAIL", limit);
            }
        return passed;
    }

    private static float[] resample(float[] in, int channels, int inHz, int outHz, Grade grade) {
        Resampler resampler = new Resampler(channels, inHz, outHz, grade);
        int frames = in.length / channels;
        float[][] planar = new float[channels][frames + resampler.lookaheadFrames()];
        for (int i = 0; i < in.length; i++) planar[i % channels][i / channels] = in[i];
        float[][] out = new float[channels][(int) ((long) frames * outHz / inHz) + 2];
        int made = resampler.process(planar, 0, planar[0].length, out, 0, out[0].length);
        float[] all = new float[made * channels];
        for (int i = 0; i < all.length; i++) all[i] = out[i % channels][i / channels];
        return all;
    }

    private static float[] sine(double hz, int rateHz, int frames) {
        float[] x = new float[frames];
        for (int i = 0; i < frames; i++) x[i] = (float) (PEAK * Math.sin(2 * Math.PI * hz * i / rateHz));
        return x;
    }

    private static float[] noise(int frames) {
        java.util.Random random = new java.util.Random(3);
        float[] x = new float[frames];
        for (int i = 0; i < frames; i++) x[i] = random.nextFloat() - 0.5f;
        return x;
    }
}
