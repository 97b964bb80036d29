package org.longwave.dsp;

/**
 * A look-ahead limiter of true peaks, linked over both channels; one thread, the engine's too. Allocation-free. Each
 * frame's wanted gain is min(1, ceiling / true peak); the minimum over the look-ahead is released exponentially and
 * averaged twice over the look-ahead, so the gain has arrived when the peak leaves the delay, and moves so smoothly
 * that no new peaks come from it. Below the ceiling it is a pure delay of {@link #latencyFrames()} frames, bit for bit,
 * and the same input gives the same bits however it is cut into calls. Input must be finite.
 */
public final class TruePeakLimiter {
    private static final int CHUNK = TruePeakDetector.MOST_FRAMES;
    /** Frames around a peak that must not be louder either, since an interpolated value hangs on its neighbours. */
    private static final int GUARD = 8;
    /** Gains are summed as whole numbers: exact, however long it runs. */
    private static final double UNIT = 1L << 40;

    private static final long FULL = 1L << 40;

    private final TruePeakDetector detector = new TruePeakDetector();
    private final int rateHz;
    private final int box;
    private final int latency;
    /** Frames of the past kept before each chunk. */
    private final int past;

    private final float[][] sound;
    private final float[] peaks = new float[CHUNK];
    private final int window;
    private final double[] queueGain;
    private final long[] queueFrame;
    private final long[] firstBox;
    private final long[] secondBox;
    private final double whole;

    private float ceiling;
    private float clamp;
    private long clampFrame;
    private double release;
    private int queueHead;
    private int queueSize;
    private int boxAt;
    private long frame;
    private double envelope = 1;
    private long firstSum;
    private long secondSum;
    /** Frames since a gain below 1 went into the boxes; they are full of ones when it is above their length. */
    private int quiet;

    private float least = 1f;

    /**
     * @param channels 1 or 2
     * @param ceilingGain highest true peak that leaves, linear, above 0
     * @param releaseMillis time constant of the way back, 1 and more
     */
    public TruePeakLimiter(int channels, int rateHz, float ceilingGain, double releaseMillis) {
        this.rateHz = rateHz;
        box = Math.max(32, rateHz / 1500);
        int ahead = 2 * (box - 1) + GUARD;
        latency = ahead + TruePeakDetector.AFTER;
        window = ahead + GUARD + 2;
        past = latency + TruePeakDetector.BEFORE + 1;
        sound = new float[channels][past + CHUNK];
        queueGain = new double[window + 2];
        queueFrame = new long[window + 2];
        firstBox = new long[box];
        secondBox = new long[box];
        whole = UNIT * box * box;
        ceiling = ceilingGain;
        clamp = ceilingGain;
        release(releaseMillis);
        reset();
    }

    /** From the next frame on. */
    public void release(double millis) {
        release = 1 - StrictMath.exp(-1000.0 / (millis * rateHz));
    }

    /** For sound that comes in from now on; what is in the delay keeps the higher one of the two. */
    public void ceiling(float gain) {
        clamp = Math.max(clamp, gain);
        if (gain != ceiling) clampFrame = frame + latency + window;
        ceiling = gain;
    }

    public int latencyFrames() {
        return latency;
    }

    /** Smallest gain applied in the last call of {@link #process}, 1: nothing was done. */
    public float leastGain() {
        return least;
    }

    /** Forgets all sound. */
    public void reset() {
        for (float[] channel : sound) for (int i = 0; i < channel.length; i++) channel[i] = 0f;
        for (int i = 0; i < box; i++) {
            firstBox[i] = FULL;
            secondBox[i] = FULL * box;
        }
        firstSum = FULL * box;
        secondSum = FULL * box * box;
        queueHead = 0;
        queueSize = 0;
        boxAt = 0;
        frame = 0;
        envelope = 1;
        quiet = 2 * box;
        clamp = ceiling;
        clampFrame = 0;
        least = 1f;
    }

    /** Works in place on frames {@code from} to {@code to}. */
    public void process(float[][] block, int from, int to) {
        least = 1f;
        for (int at = from; at < to; at += CHUNK) chunk(block, at, Math.min(CHUNK, to - at));
    }

    private void chunk(float[][] block, int at, int frames) {
        int first = past - TruePeakDetector.AFTER; // the interval that can be judged once frame `past` is known
        float top = 0f;
        for (int c = 0; c < sound.length; c++) {
            float[] line = sound[c];
            System.arraycopy(block[c], at, line, past, frames);
            for (int i = first - TruePeakDetector.BEFORE; i < past + frames; i++)
                top = Math.max(top, Math.abs(line[i]));
        }
        boolean loud = top * TruePeakDetector.GREATEST_SUM > ceiling;
        for (int i = 0; i < frames; i++) peaks[i] = 0f;
        if (loud) for (float[] line : sound) detector.raise(peaks, line, first, frames, ceiling);
        if (loud || !isStill()) for (int i = 0; i < frames; i++) limit(block, at, i);
        else pass(block, at, frames);
        for (float[] line : sound) System.arraycopy(line, frames, line, 0, past);
    }

    private boolean isStill() {
        return envelope == 1 && queueSize == 0 && quiet >= 2 * box && frame >= clampFrame;
    }

    private void pass(float[][] block, int at, int frames) {
        for (int c = 0; c < sound.length; c++) System.arraycopy(sound[c], past - latency, block[c], at, frames);
        frame += frames;
        boxAt = (int) ((boxAt + (long) frames) % box);
    }

    private void limit(float[][] block, int at, int i) {
        double wanted = peaks[i] > ceiling ? (double) ceiling / peaks[i] : 1;
        double floor = slidingMinimum(wanted);
        if (floor < envelope) envelope = floor;
        else {
            envelope += (floor - envelope) * release;
            if (envelope > 0.99999 && floor == 1) envelope = 1;
        }
        float gain = (float) (average() / whole);
        if (frame >= clampFrame) clamp = ceiling;
        int from = past - latency + i;
        for (int c = 0; c < sound.length; c++) {
            float y = sound[c][from] * gain;
            block[c][at + i] = Math.max(-clamp, Math.min(clamp, y));
        }
        least = Math.min(least, gain);
        frame++;
    }

    /** Minimum of the wanted gains of the last frames; ones are not stored. */
    private double slidingMinimum(double wanted) {
        int size = queueGain.length;
        if (queueSize > 0 && queueFrame[queueHead] <= frame - window) {
            queueHead = (queueHead + 1) % size;
            queueSize--;
        }
        while (queueSize > 0 && queueGain[(queueHead + queueSize - 1) % size] >= wanted) queueSize--;
        if (wanted < 1) {
            int at = (queueHead + queueSize) % size;
            queueGain[at] = wanted;
            queueFrame[at] = frame;
            queueSize++;
        }
        return queueSize > 0 ? queueGain[queueHead] : 1;
    }

    /** The envelope averaged over a box, and that over another, in units of 1/{@link #whole}. */
    private long average() {
        long value = (long) (envelope * UNIT);
        quiet = value == FULL ? Math.min(quiet + 1, 2 * box) : 0;
        firstSum += value - firstBox[boxAt];
        firstBox[boxAt] = value;
        secondSum += firstSum - secondBox[boxAt];
        secondBox[boxAt] = firstSum;
        if (++boxAt == box) boxAt = 0;
        return secondSum;
    }
}
