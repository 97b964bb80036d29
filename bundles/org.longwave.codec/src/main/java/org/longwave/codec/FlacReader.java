package org.longwave.codec;

/**
 * Decodes frames of FLAC (RFC 9639, 9) as other encoders make them too, of at most two channels and 24 bits; one thread
 * at a time. A frame that is damaged is an {@link IllegalStateException}, or one of an array.
 */
final class FlacReader {
    private static final int SYNC = 0x3FFE;
    private static final int[] BITS = {0, 8, 12, 0, 16, 20, 24, 32};
    private static final int LEFT_SIDE = 8;
    private static final int RIGHT_SIDE = 9;
    private static final int MID_SIDE = 10;
    private static final int LARGEST = 65_535;

    private final int channels;
    private final int bits;

    /** @param bits of a sample, as the stream's head says */
    FlacReader(int channels, int bits) {
        if (channels > 2 || bits < 4 || bits > 24)
            throw new IllegalStateException("FLAC of " + channels + " channels and " + bits + " bits");
        this.channels = channels;
        this.bits = bits;
    }

    /** The sound of one frame, interleaved. */
    float[] frame(byte[] packet) {
        BitReader in = new BitReader(packet);
        check(in.number(14) == SYNC, "no frame");
        in.bits(2);
        int sizeCode = in.number(4);
        int rateCode = in.number(4);
        int assignment = in.number(4);
        int bitsCode = in.number(3);
        in.bits(1);
        check(bitsCode == 0 || BITS[bitsCode] == bits, "another width");
        check(assignment < 8 ? assignment + 1 == channels : channels == 2 && assignment <= MID_SIDE, "other channels");
        codedNumber(in);
        int count = size(sizeCode, in);
        in.bits(rateCode == 12 ? 8 : rateCode == 13 || rateCode == 14 ? 16 : 0);
        in.bits(8);
        int[][] samples = new int[channels][];
        for (int c = 0; c < channels; c++) {
            boolean side = assignment == RIGHT_SIDE ? c == 0 : assignment >= LEFT_SIDE && c == 1;
            samples[c] = subframe(in, count, bits + (side ? 1 : 0));
        }
        if (assignment >= LEFT_SIDE) apart(samples[0], samples[1], assignment);
        return interleaved(samples, count);
    }

    private static void check(boolean good, String what) {
        if (!good) throw new IllegalStateException(what);
    }

    /** As UTF-8 writes a character, and up to seven bytes. */
    private static void codedNumber(BitReader in) {
        int ones = 0;
        while (ones < 8 && in.flag()) ones++;
        check(ones != 1 && ones != 8, "no frame number");
        in.bits(7 - ones);
        for (int i = 1; i < ones; i++) in.bits(8);
    }

    private static int size(int code, BitReader in) {
        int size = switch (code) {
            case 1 -> 192;
            case 2, 3, 4, 5 -> 576 << code - 2;
            case 6 -> in.number(8) + 1;
            case 7 -> in.number(16) + 1;
            default -> code == 0 ? 0 : 256 << code - 8;
        };
        check(size > 0 && size <= LARGEST, "no block size");
        return size;
    }

    private static int[] subframe(BitReader in, int count, int width) {
        check(!in.flag(), "no subframe");
        int type = in.number(6);
        int wasted = in.flag() ? in.zeros() + 1 : 0;
        int real = width - wasted;
        check(real > 0, "no bits are left");
        int[] samples = new int[count];
        if (type == 0) java.util.Arrays.fill(samples, in.signed(real));
        else if (type == 1) for (int i = 0; i < count; i++) samples[i] = in.signed(real);
        else if (type >= 8 && type <= 12) fixed(in, samples, type - 8, real);
        else if (type >= 32) linear(in, samples, type - 31, real);
        else throw new IllegalStateException("a reserved subframe");
        if (wasted > 0) for (int i = 0; i < count; i++) samples[i] <<= wasted;
        return samples;
    }

    private static final int[][] FIXED = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

    private static void fixed(BitReader in, int[] samples, int order, int width) {
        for (int i = 0; i < order; i++) samples[i] = in.signed(width);
        residual(in, samples, order);
        predict(samples, FIXED[order], 0);
    }

    private static void linear(BitReader in, int[] samples, int order, int width) {
        for (int i = 0; i < order; i++) samples[i] = in.signed(width);
        int precision = in.number(4) + 1;
        check(precision < 16, "no precision");
        int shift = in.signed(5);
        check(shift >= 0, "a negative shift");
        int[] weights = new int[order];
        for (int i = 0; i < order; i++) weights[i] = in.signed(precision);
        residual(in, samples, order);
        predict(samples, weights, shift);
    }

    private static void predict(int[] samples, int[] weights, int shift) {
        for (int i = weights.length; i < samples.length; i++) {
            long sum = 0;
            for (int k = 0; k < weights.length; k++) sum += (long) weights[k] * samples[i - 1 - k];
            samples[i] += (int) (sum >> shift);
        }
    }

    /** Rice codes in partitions. */
    private static void residual(BitReader in, int[] into, int order) {
        int method = in.number(2);
        check(method < 2, "a reserved residual");
        int parameterBits = method == 0 ? 4 : 5;
        int escape = (1 << parameterBits) - 1;
        int partitions = 1 << in.number(4);
        int each = into.length / partitions;
        check(each * partitions == into.length && each >= order, "partitions that do not fit");
        int at = order;
        for (int p = 0; p < partitions; p++) {
            int parameter = in.number(parameterBits);
            int raw = parameter == escape ? in.number(5) : 0;
            for (int end = (p + 1) * each; at < end; at++)
                into[at] = parameter == escape ? in.signed(raw) : rice(in, parameter);
        }
    }

    private static int rice(BitReader in, int parameter) {
        long folded = (long) in.zeros() << parameter | in.bits(parameter);
        return (int) (folded >>> 1 ^ -(folded & 1));
    }

    /** Left and right from their difference and one of them, or their mean. */
    private static void apart(int[] first, int[] second, int assignment) {
        for (int i = 0; i < first.length; i++) {
            int a = first[i];
            int b = second[i];
            if (assignment == LEFT_SIDE) {
                second[i] = a - b;
            } else if (assignment == RIGHT_SIDE) {
                first[i] = a + b;
            } else {
                int twice = a << 1 | b & 1;
                first[i] = twice + b >> 1;
                second[i] = twice - b >> 1;
            }
        }
    }

    private float[] interleaved(int[][] samples, int count) {
        float scale = 1f / (1 << bits - 1);
        float[] interleaved = new float[count * channels];
        for (int i = 0; i < count; i++)
            for (int c = 0; c < channels; c++) interleaved[i * channels + c] = samples[c][i] * scale;
        return interleaved;
    }
}
