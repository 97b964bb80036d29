package org.longwave.dsp.meter;

import java.util.Arrays;

/** A test's sound: tones after each other, the same in all channels unless said otherwise; peak levels in dBFS. */
final class Tone {
    private final int rateHz;
    private final int channels;
    private float[] samples = new float[0];
    private double phase;

    Tone(int rateHz, int channels) {
        this.rateHz = rateHz;
        this.channels = channels;
    }

    static double amplitude(double dbfs) {
        return Math.pow(10, dbfs / 20);
    }

    Tone add(double dbfs, double seconds) {
        return add(1000, amplitude(dbfs), seconds);
    }

    Tone silence(double seconds) {
        return add(1000, 0, seconds);
    }

    Tone add(double hz, double amplitude, double seconds) {
        int at = samples.length;
        int n = (int) Math.round(seconds * rateHz);
        samples = Arrays.copyOf(samples, at + n);
        for (int i = 0; i < n; i++) {
            samples[at + i] = (float) (amplitude * Math.sin(2 * Math.PI * phase));
            phase += hz / rateHz;
            phase -= Math.floor(phase);
        }
        return this;
    }

    float[] samples() {
        return samples;
    }

    float[][] planar() {
        float[][] planar = new float[channels][];
        Arrays.fill(planar, samples);
        return planar;
    }

    /** Feeds all of it in blocks of an odd length. */
    LoudnessMeter into(LoudnessMeter meter) {
        feed(meter, planar(), () -> {});
        return meter;
    }

    /** The same, with a look after every block of 441 frames. */
    static void feed(LoudnessMeter meter, float[][] planar, Runnable look) {
        for (int at = 0; at < planar[0].length; at += 441) {
            meter.process(planar, at, Math.min(441, planar[0].length - at));
            look.run();
        }
    }
}
