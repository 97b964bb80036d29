package org.longwave.benchmarks.resample;

import java.util.Random;
import org.longwave.dsp.CaptureEdge;
import org.longwave.dsp.Resampler.Grade;
import org.longwave.dsp.TimeLine;

/** A tone through a capture edge that has locked to a device, in virtual time; one thread. */
final class EdgeTone {
    private static final double HZ = 997;
    private static final double PEAK = 0.9;
    private static final int RATE = 48_000;
    private static final int STEP = 960;
    private static final long SETTLED_NANOS = 150_000_000_000L;

    private EdgeTone() {}

    /** The device runs {@code ppm} fast, moves in steps of 20 ms, and is looked at every 4 to 6 ms. */
    static double thdNoiseDb(Grade grade, double ppm) {
        double rateHz = RATE * (1 + ppm * 1e-6);
        Random random = new Random(21);
        CaptureEdge edge = new CaptureEdge(1, RATE, RATE, grade);
        edge.delay(60_000_000);
        TimeLine schedule = new TimeLine(0, 0, 1e9 / RATE);
        float[][] in = new float[1][2 * STEP];
        float[][] out = new float[1][256];
        float[] heard = new float[6 * RATE];
        int heardFrames = 0;
        long given = 0;
        for (long now = 0; heardFrames < heard.length; now += 4_000_000 + (long) (random.nextDouble() * 2_000_000)) {
            int n = (int) ((long) Math.floor(now * 1e-9 * rateHz / STEP) * STEP - given);
            if (n <= 0) continue;
            for (int i = 0; i < n; i++) {
                double turns = HZ * ((given + i) / rateHz);
                in[0][i] = (float) (PEAK * Math.sin(2 * Math.PI * (turns - Math.floor(turns))));
            }
            given += n;
            edge.arrived(n, now);
            for (int at = 0, made = 1; made > 0 || at < n; at += edge.consumedFrames()) {
                made = edge.process(in, at, n - at, out, 256, schedule);
                if (now < SETTLED_NANOS) continue;
                int kept = Math.min(made, heard.length - heardFrames);
                System.arraycopy(out[0], 0, heard, heardFrames, kept);
                heardFrames += kept;
            }
        }
        return Thdn.of(heard, HZ / RATE);
    }
}
