package org.longwave.dsp.meter;

import java.util.Arrays;

/**
 * One thread at a time: the spectrum of one or two channels by a Fourier transform with a Hann window, half overlapped.
 * Each bin is the mean power of the channels; a sine of full scale on a bin reads 1.0 there. Levels rise at once and
 * fade with a time constant of 250 ms.
 */
public final class FftSpectrum {
    private static final double FADE_SECONDS = 0.25;

    private final Fft fft;
    private final float[] window;
    private final float[][] history;
    private final float[] re;
    private final float[] im;
    private final float[] power;
    private final float keep;
    private final float scale;
    private int filled;

    /** @param size frames in a transform, a power of two, 16..65536 */
    public FftSpectrum(int rateHz, int channels, int size) {
        Checks.rate(rateHz);
        if (channels < 1 || channels > 2)
            throw new IllegalArgumentException("channels is " + channels + ", allowed 1..2");
        fft = new Fft(size);
        window = new float[size];
        for (int i = 0; i < size; i++) window[i] = (float) (0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / size));
        history = new float[channels][size];
        re = new float[size];
        im = new float[size];
        power = new float[size / 2 + 1];
        keep = (float) StrictMath.exp(-size / 2.0 / rateHz / FADE_SECONDS);
        // a sine's half lies in its bin, and the window's mean is one half: amplitude = |Z| * 4 / size
        scale = 16f / ((float) size * size);
    }

    /** Bins, from 0 Hz to half the rate. */
    public int bins() {
        return power.length;
    }

    public void process(float[][] planar, int from, int frames) {
        int size = window.length;
        for (int done = 0; done < frames; ) {
            int n = Math.min(frames - done, size - filled);
            for (int c = 0; c < history.length; c++) System.arraycopy(planar[c], from + done, history[c], filled, n);
            filled += n;
            done += n;
            if (filled < size) continue;
            transform();
            for (float[] h : history) System.arraycopy(h, size / 2, h, 0, size / 2);
            filled = size / 2;
        }
    }

    private void transform() {
        int size = window.length;
        for (int i = 0; i < size; i++) {
            re[i] = window[i] * Checks.finite(history[0][i]);
            im[i] = history.length == 1 ? 0 : window[i] * Checks.finite(history[1][i]);
        }
        fft.transform(re, im);
        // left is the real part, right the imaginary one: |L|^2 + |R|^2 = (|Z(k)|^2 + |Z(-k)|^2) / 2
        float each = scale / (2 * history.length);
        for (int k = 0; k < power.length; k++) {
            int mirror = k == 0 ? 0 : size - k;
            float now = each * (square(k) + square(mirror));
            power[k] = Math.max(now, power[k] * keep);
            if (power[k] < 1e-20f) power[k] = 0;
        }
    }

    private float square(int k) {
        return re[k] * re[k] + im[k] * im[k];
    }

    /** Copies the bins' levels, linear. */
    public void levels(float[] into, int at) {
        for (int k = 0; k < power.length; k++) into[at + k] = (float) Math.sqrt(power[k]);
    }

    public void clear() {
        Arrays.fill(power, 0f);
        filled = 0;
    }
}
