package org.longwave.dsp.meter;

/** One thread at a time: a Fourier transform in place, radix 2, tables by {@link StrictMath}. */
public final class Fft {
    private final int size;
    private final float[] cos;
    private final float[] sin;
    private final int[] reversed;

    /** @param size a power of two, 16..65536 */
    public Fft(int size) {
        if (size < 16 || size > 65_536 || Integer.bitCount(size) != 1)
            throw new IllegalArgumentException("size is " + size + ", allowed powers of two from 16 to 65536");
        this.size = size;
        cos = new float[size / 2];
        sin = new float[size / 2];
        for (int i = 0; i < size / 2; i++) {
            cos[i] = (float) StrictMath.cos(2 * Math.PI * i / size);
            sin[i] = (float) -StrictMath.sin(2 * Math.PI * i / size);
        }
        reversed = new int[size];
        int shift = Integer.numberOfLeadingZeros(size) + 1;
        for (int i = 0; i < size; i++) reversed[i] = Integer.reverse(i) >>> shift;
    }

    public int size() {
        return size;
    }

    /** Forward, without scaling: a constant 1 becomes {@link #size()} in place 0. */
    public void transform(float[] re, float[] im) {
        for (int i = 0; i < size; i++) {
            int j = reversed[i];
            if (j <= i) continue;
            float r = re[i];
            re[i] = re[j];
            re[j] = r;
            float m = im[i];
            im[i] = im[j];
            im[j] = m;
        }
        for (int half = 1; half < size; half <<= 1) stage(re, im, half);
    }

    private void stage(float[] re, float[] im, int half) {
        int stride = size / (2 * half);
        for (int start = 0; start < size; start += 2 * half)
            for (int k = 0; k < half; k++) {
                float wr = cos[k * stride];
                float wi = sin[k * stride];
                int a = start + k;
                int b = a + half;
                float r = re[b] * wr - im[b] * wi;
                float m = re[b] * wi + im[b] * wr;
                re[b] = re[a] - r;
                im[b] = im[a] - m;
                re[a] += r;
                im[a] += m;
            }
    }
}
