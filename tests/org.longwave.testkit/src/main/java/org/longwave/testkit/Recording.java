package org.longwave.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A WAV file read by code that shares nothing with the recorder, and what can be measured on it; any thread.
 *
 * @param startFrame time reference of the bext chunk (EBU Tech 3285), -1 without one
 * @param data the sample data as it stands in the file
 */
public record Recording(int rateHz, int channels, int bits, boolean isFloat, long startFrame, byte[] data) {
    public static Recording read(Path file) throws IOException {
        ByteBuffer b = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int rate = 0;
        int channels = 0;
        int bits = 0;
        boolean isFloat = false;
        long start = -1;
        b.position(12);
        while (b.remaining() >= 8) {
            byte[] name = new byte[4];
            b.get(name);
            int size = b.getInt();
            int at = b.position();
            switch (new String(name, java.nio.charset.StandardCharsets.US_ASCII)) {
                case "fmt " -> {
                    int tag = b.getShort(at) & 0xFFFF;
                    isFloat = tag == 3 || tag == 0xFFFE && b.getShort(at + 24) == 3;
                    channels = b.getShort(at + 2);
                    rate = b.getInt(at + 4);
                    bits = b.getShort(at + 14);
                }
                case "bext" -> start = b.getLong(at + 338);
                case "data" -> {
                    byte[] data = Arrays.copyOfRange(b.array(), at, at + size);
                    return new Recording(rate, channels, bits, isFloat, start, data);
                }
                default -> {}
            }
            b.position(at + size + (size & 1));
        }
        throw new IOException(file + " has no data chunk");
    }

    public int frames() {
        return data.length / frameBytes();
    }

    public int frameBytes() {
        return channels * bits / 8;
    }

    /** The bytes of {@code frames} frames from {@code first} on. */
    public byte[] bytes(long first, int frames) {
        int from = Math.toIntExact(first * frameBytes());
        return Arrays.copyOfRange(data, from, from + frames * frameBytes());
    }

    /** One channel, full scale +-1.0. */
    public double[] channel(int index) {
        ByteBuffer b = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        double[] x = new double[frames()];
        for (int i = 0; i < x.length; i++) {
            int at = i * frameBytes() + index * bits / 8;
            x[i] = switch (bits) {
                case 16 -> b.getShort(at) / 32_768.0;
                case 24 -> (b.getShort(at) & 0xFFFF | b.get(at + 2) << 16) / 8_388_608.0;
                default -> isFloat ? b.getFloat(at) : b.getInt(at) / 2_147_483_648.0;
            };
        }
        return x;
    }

    /**
     * A sine found in a signal by least squares.
     *
     * @param hz frequency
     * @param peakDb level of its peak in dBFS
     * @param worstResidual largest difference of any sample from the fitted sine: a click stands out
     */
    public record Tone(double hz, double peakDb, double worstResidual) {}

    /** Fits a sine near {@code nearHz}: frequency by parabolic search, amplitude and phase by least squares. */
    public static Tone fit(double[] x, int rateHz, double nearHz) {
        double low = nearHz - 0.5;
        double high = nearHz + 0.5;
        for (int i = 0; i < 60; i++) {
            double a = low + (high - low) / 3;
            double b = high - (high - low) / 3;
            if (coefficients(x, rateHz, a)[2] > coefficients(x, rateHz, b)[2]) high = b;
            else low = a;
        }
        double hz = (low + high) / 2;
        double[] c = coefficients(x, rateHz, hz);
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            double w = 2 * Math.PI * hz * i / rateHz;
            worst = Math.max(worst, Math.abs(x[i] - c[0] * Math.cos(w) - c[1] * Math.sin(w)));
        }
        return new Tone(hz, 20 * Math.log10(Math.hypot(c[0], c[1])), worst);
    }

    /** Cosine and sine amplitude at {@code hz}, and their power. */
    private static double[] coefficients(double[] x, int rateHz, double hz) {
        double cc = 0;
        double ss = 0;
        double cs = 0;
        double xc = 0;
        double xs = 0;
        for (int i = 0; i < x.length; i++) {
            double w = 2 * Math.PI * hz * i / rateHz;
            double c = Math.cos(w);
            double s = Math.sin(w);
            cc += c * c;
            ss += s * s;
            cs += c * s;
            xc += x[i] * c;
            xs += x[i] * s;
        }
        double det = cc * ss - cs * cs;
        double a = (xc * ss - xs * cs) / det;
        double b = (xs * cc - xc * cs) / det;
        return new double[] {a, b, a * xc + b * xs};
    }
}
