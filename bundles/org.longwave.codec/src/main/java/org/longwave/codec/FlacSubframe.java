package org.longwave.codec;

/** One channel of one block: tries what FLAC offers and keeps the shortest (RFC 9639, 9.2), on the encoder's thread. */
final class FlacSubframe {
    private static final int VERBATIM = 1;
    private static final int CONSTANT = 0;
    private static final int FIXED = 8;
    private static final int LPC = 32;

    private final FlacRice fixedRice = new FlacRice();
    private final FlacRice linearRice = new FlacRice();
    private final FlacPredictor predictor;
    private final int[] fixed;
    private final int[] linear;
    private final int[] coefficients = new int[FlacPredictor.MAX_ORDER];
    private int shift;
    private int kind;
    private int order;
    private int[] samples;
    private int count;
    private int bits;

    FlacSubframe(int blockFrames) {
        predictor = new FlacPredictor(blockFrames);
        fixed = new int[blockFrames];
        linear = new int[blockFrames];
    }

    /** Bits it will take; {@link #write} then writes it so. The samples must stay until then. */
    long plan(int[] planned, int frames, int sampleBits) {
        samples = planned;
        count = frames;
        bits = sampleBits;
        if (constant()) {
            kind = CONSTANT;
            return 8L + bits;
        }
        kind = VERBATIM;
        long least = 8L + (long) bits * count;
        int tried = bestFixed();
        if (tried <= count - 1) {
            difference(tried);
            long cost = 8L + (long) tried * bits + fixedRice.plan(fixed, tried, count);
            if (cost < least) {
                least = cost;
                kind = FIXED;
                order = tried;
            }
        }
        int most = Math.min(FlacPredictor.MAX_ORDER, count / 4);
        int lpc = most < 1 ? 0 : predictor.order(samples, count, most);
        if (lpc > 0 && predictor.residual(samples, count, lpc, linear)) {
            long cost = 8L + (long) lpc * (bits + FlacPredictor.PRECISION) + 9 + linearRice.plan(linear, lpc, count);
            if (cost < least) {
                least = cost;
                kind = LPC;
                order = lpc;
                shift = predictor.shift;
                System.arraycopy(predictor.quantised, 0, coefficients, 0, lpc);
            }
        }
        return least;
    }

    private boolean constant() {
        for (int i = 1; i < count; i++) if (samples[i] != samples[0]) return false;
        return true;
    }

    /** The order whose differences are smallest in sum. */
    private int bestFixed() {
        long[] sums = new long[5];
        long d1 = 0;
        long d2 = 0;
        long d3 = 0;
        long last = 0;
        for (int i = 0; i < count; i++) {
            long e0 = samples[i];
            long e1 = e0 - last;
            long e2 = e1 - d1;
            long e3 = e2 - d2;
            long e4 = e3 - d3;
            if (i >= 4) {
                sums[0] += Math.abs(e0);
                sums[1] += Math.abs(e1);
                sums[2] += Math.abs(e2);
                sums[3] += Math.abs(e3);
                sums[4] += Math.abs(e4);
            }
            last = e0;
            d1 = e1;
            d2 = e2;
            d3 = e3;
        }
        int best = 0;
        if (count > 4) for (int o = 1; o <= 4; o++) if (sums[o] < sums[best]) best = o;
        return best;
    }

    private void difference(int times) {
        System.arraycopy(samples, 0, fixed, 0, count);
        for (int o = 1; o <= times; o++) for (int i = count - 1; i >= o; i--) fixed[i] -= fixed[i - 1];
    }

    void write(BitWriter out) {
        int code = kind == FIXED ? FIXED | order : kind == LPC ? LPC | order - 1 : kind;
        out.put(code << 1, 8);
        switch (kind) {
            case CONSTANT -> out.put(samples[0], bits);
            case VERBATIM -> {
                for (int i = 0; i < count; i++) out.put(samples[i], bits);
            }
            case FIXED -> {
                for (int i = 0; i < order; i++) out.put(samples[i], bits);
                fixedRice.write(out, fixed, order, count);
            }
            default -> {
                for (int i = 0; i < order; i++) out.put(samples[i], bits);
                out.put(FlacPredictor.PRECISION - 1, 4);
                out.put(shift, 5);
                for (int i = 0; i < order; i++) out.put(coefficients[i], FlacPredictor.PRECISION);
                linearRice.write(out, linear, order, count);
            }
        }
    }
}
