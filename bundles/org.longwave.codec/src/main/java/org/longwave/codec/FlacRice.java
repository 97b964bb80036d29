package org.longwave.codec;

/** A residual in Rice codes with the best partition (RFC 9639, 9.2.7), on the encoder's thread. */
final class FlacRice {
    private static final int MAX_ORDER = 6;

    private final long[][] sums = new long[MAX_ORDER + 1][1 << MAX_ORDER];
    private final int[] parameters = new int[1 << MAX_ORDER];
    private final int[] best = new int[1 << MAX_ORDER];
    private int bestOrder;

    /** Bits that {@code residual[from..count-1]} will take; {@link #write} then writes them so. */
    long plan(int[] residual, int from, int count) {
        int order = 0;
        while (order < MAX_ORDER && (count & (2 << order) - 1) == 0 && count >> order + 1 > from) order++;
        sum(residual, from, count, order);
        long least = Long.MAX_VALUE;
        for (int o = order; o >= 0; o--) {
            if (o < order) for (int p = 0; p < 1 << o; p++) sums[o][p] = sums[o + 1][2 * p] + sums[o + 1][2 * p + 1];
            long bits = 6;
            for (int p = 0; p < 1 << o; p++) {
                int n = (count >> o) - (p == 0 ? from : 0);
                parameters[p] = parameter(sums[o][p], n);
                bits += 5 + (long) n * (parameters[p] + 1) + (sums[o][p] >> parameters[p]);
            }
            if (bits < least) {
                least = bits;
                bestOrder = o;
                System.arraycopy(parameters, 0, best, 0, 1 << o);
            }
        }
        return least;
    }

    private void sum(int[] residual, int from, int count, int order) {
        int size = count >> order;
        for (int p = 0; p < 1 << order; p++) {
            long sum = 0;
            for (int i = Math.max(from, p * size); i < (p + 1) * size; i++) sum += folded(residual[i]) & 0xFFFF_FFFFL;
            sums[order][p] = sum;
        }
    }

    private static int folded(int value) {
        return value << 1 ^ value >> 31;
    }

    private static int parameter(long sum, int n) {
        if (n == 0) return 0;
        int k = 0;
        while (k < 30 && (long) n << k + 1 <= sum) k++;
        return k;
    }

    void write(BitWriter out, int[] residual, int from, int count) {
        int highest = 0;
        for (int p = 0; p < 1 << bestOrder; p++) highest = Math.max(highest, best[p]);
        int parameterBits = highest > 14 ? 5 : 4;
        out.put(parameterBits - 4, 2);
        out.put(bestOrder, 4);
        int size = count >> bestOrder;
        for (int p = 0; p < 1 << bestOrder; p++) {
            int k = best[p];
            out.put(k, parameterBits);
            for (int i = Math.max(from, p * size); i < (p + 1) * size; i++) {
                int value = folded(residual[i]);
                out.unary(value >>> k);
                if (k > 0) out.put(value, k);
            }
        }
    }
}
