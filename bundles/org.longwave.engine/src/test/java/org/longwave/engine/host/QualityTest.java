package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.SetBalance;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetMaster;
import org.longwave.api.output.Priority;
import org.longwave.dsp.TruePeakLimiter;

/**
 * The whole path beside a reference in double precision: two strips with fader and balance moves, the master fader,
 * the limiter below its ceiling (a pure delay).
 */
class QualityTest {
    private static final double ALLOWED_DB = -140;

    /** A gain in double precision, with the law of the strips: a straight line over 10 ms to each new target. */
    private static final class Gain {
        private final int ramp;
        private double value;
        private double start;
        private double target;
        private int left;

        Gain(int rateHz) {
            ramp = rateHz / 100;
            value = start = target = 1;
        }

        void to(double gain) {
            start = value;
            target = gain;
            left = ramp;
        }

        double next() {
            if (left > 0) {
                left--;
                value = left == 0 ? target : start + (target - start) * (ramp - left) / ramp;
            }
            return value;
        }
    }

    private static double db(double db) {
        return Math.pow(10, db / 20);
    }

    /** The error of both channels as RMS against the reference's RMS, in dB. */
    private static double errorDb(int rateHz, int blockFrames, double seconds) {
        return errorDb(rateHz, blockFrames, seconds, 0);
    }

    /** @param seeded relative error planted in the reference */
    private static double errorDb(int rateHz, int blockFrames, double seconds, double seeded) {
        StreamFormat format = new StreamFormat(rateHz, 2, blockFrames);
        Studio studio = new Studio(format, 0.5);
        Listener out = new Listener();
        ConsumerRunner runner = studio.addConsumer("q", Names.PROGRAM, Priority.RECORDING, out);
        double[] hz = {997, 61};
        for (int s = 0; s < 2; s++) {
            studio.addInput("i" + s, false, new ToneInput(hz[s], 0.2));
            studio.addStrip(new StripSpec("s" + s, "", "i" + s, "line", s, 0f, 0f, false, false));
        }
        int[] numbers = studio.strips().stream().mapToInt(info -> info.number()).toArray();
        long frames = (long) (seconds * rateHz) / blockFrames * blockFrames;
        long every = rateHz / 7 + 13;
        for (long f = 0; f < frames; f += blockFrames) {
            for (int s = 0; s < 2; s++) while (studio.inputRunner("i" + s).doWork()) Thread.onSpinWait();
            for (long m = (f + every - 1) / every * every; m < f + blockFrames; m += every) {
                int k = (int) (m / every);
                if (k == 0) continue;
                studio.submit(new SetFader(numbers[0], fader(k)), m);
                studio.submit(new SetBalance(numbers[1], balance(k)), m);
                studio.submit(new SetMaster(0, master(k)), m);
            }
            studio.step();
            while (runner.doWork()) Thread.onSpinWait();
        }
        return compare(out, hz, rateHz, every, seeded);
    }

    private static float fader(int k) {
        return -0.7f * (k % 17);
    }

    private static float balance(int k) {
        return (k % 9 - 4) / 5f;
    }

    private static float master(int k) {
        return -0.3f * (k % 5);
    }

    private static double compare(Listener out, double[] hz, int rateHz, long every, double seeded) {
        float[][] got = {out.channel(0), out.channel(1)};
        int latency = new TruePeakLimiter(2, rateHz, 1f, 80).latencyFrames();
        Gain fader = new Gain(rateHz);
        Gain[] balance = {new Gain(rateHz), new Gain(rateHz)};
        Gain master = new Gain(rateHz);
        double error = 0;
        double power = 0;
        for (int i = 0; i < got[0].length - latency; i++) {
            if (i > 0 && i % every == 0) {
                int k = (int) (i / every);
                fader.to(db(fader(k)));
                double b = balance(k);
                balance[0].to(b > 0 ? Math.cos(b * Math.PI / 2) : 1);
                balance[1].to(b < 0 ? Math.cos(-b * Math.PI / 2) : 1);
                master.to(db(master(k)));
            }
            double first = ToneInput.sample(hz[0], 0.2, rateHz, i) * fader.next();
            double second = ToneInput.sample(hz[1], 0.2, rateHz, i);
            double m = master.next() * (1 + seeded);
            for (int c = 0; c < 2; c++) {
                double want = (first + second * balance[c].next()) * m;
                error += Math.pow(got[c][i + latency] - want, 2);
                power += want * want;
            }
        }
        return 10 * Math.log10(error / power);
    }

    @Test
    void everyBlockSizeAndRateIsTrueToTheReference() {
        int[] rates = {44_100, 48_000, 96_000, 192_000};
        int[] blocks = {64, 100, 128, 256, 441, 512, 1024};
        for (int rate : rates)
            for (int block : blocks) {
                double db = errorDb(rate, block, 1.5);
                assertTrue(db < ALLOWED_DB, () -> rate + " Hz, " + block + " frames: " + db + " dB");
            }
    }

    @Test
    void longSignalDoesNotDriftAway() {
        double db = errorDb(48_000, 128, 60);
        assertTrue(db < ALLOWED_DB, () -> db + " dB");
    }

    @Test
    void seededErrorOfAMillionthIsSeen() {
        double db = errorDb(48_000, 128, 1.5, 1e-6);
        assertEquals(-120, db, 1);
    }
}
