package org.longwave.dsp.meter;

import java.util.Arrays;

/**
 * One thread at a time: loudness after ITU-R BS.1770-5, EBU R 128, Tech 3341 and Tech 3342. Momentary (400 ms) and
 * short-term (3 s) loudness move every 10 ms; integrated loudness takes a block of 400 ms every 100 ms, with gates at
 * -70 LUFS and 10 LU below the mean; the loudness range takes the short-term loudness every 100 ms, with gates at
 * -70 LUFS and -20 LU. Memory does not grow with time: the blocks stand in histograms of 0.02 LU with exact sums, so
 * that an integration over days is within 0.02 LU of one that keeps every block. Levels are negative infinity when
 * there is nothing to measure.
 */
public final class LoudnessMeter {
    /** Loudness is measured in pieces of this many per second. */
    private static final int PIECES_PER_SECOND = 100;

    private static final int MOMENTARY_PIECES = 40;
    private static final int SHORT_TERM_PIECES = 300;
    /** Gating blocks overlap by 75 %. */
    private static final int PIECES_PER_BLOCK_STEP = 10;

    private static final double RELATIVE_GATE_LU = 10;
    private static final double RANGE_GATE_LU = 20;

    private final int pieceFrames;
    private final double[] weights;
    private final KWeighting[] filters;
    private final TruePeakMeter[] truePeaks;
    private final double[] sums;
    /** Weighted mean square of the last pieces. */
    private final double[] pieces = new double[SHORT_TERM_PIECES];

    private final LoudnessHistogram integrated = new LoudnessHistogram();
    private final LoudnessHistogram range = new LoudnessHistogram();
    private int next;
    private int inPiece;
    /** Pieces since the integration began. */
    private long integratedPieces;
    /** Nothing came before the integration's first piece. */
    private boolean fresh = true;

    private boolean paused;
    private double momentary;
    private double shortTerm;
    private double maxMomentary;
    private double maxShortTerm;
    private boolean looked;
    private double lookedLufs = Double.NEGATIVE_INFINITY;
    private double lookedRangeLu;

    /**
     * With true peak.
     *
     * @param rateHz 8000..384000
     * @param channels 1: mono; 2: stereo; other layouts by {@link #LoudnessMeter(int, boolean, double...)}
     */
    public LoudnessMeter(int rateHz, int channels) {
        this(rateHz, true, ones(channels));
    }

    /**
     * @param truePeak false saves that work; {@link #maxTruePeak()} then reads 0
     * @param weights one per channel: 1 for left, right, centre and mono, 1.41 for surround channels at the side, 0 for
     *     low-frequency effects (ITU-R BS.1770-5, table 3)
     */
    public LoudnessMeter(int rateHz, boolean truePeak, double... weights) {
        Checks.rate(rateHz);
        if (weights.length < 1 || weights.length > 24)
            throw new IllegalArgumentException("there are " + weights.length + " channels, allowed 1..24");
        this.weights = weights.clone();
        pieceFrames = Math.round((float) rateHz / PIECES_PER_SECOND);
        filters = new KWeighting[weights.length];
        truePeaks = new TruePeakMeter[truePeak ? weights.length : 0];
        sums = new double[weights.length];
        for (int c = 0; c < filters.length; c++) filters[c] = new KWeighting(rateHz);
        for (int c = 0; c < truePeaks.length; c++) truePeaks[c] = new TruePeakMeter(rateHz);
    }

    private static double[] ones(int channels) {
        if (channels < 1 || channels > 2)
            throw new IllegalArgumentException("channels is " + channels + ", allowed 1..2 without weights");
        double[] ones = new double[channels];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Measures frames {@code from} to {@code from + frames} of planar sound, full scale +-1.0. */
    public void process(float[][] planar, int from, int frames) {
        for (int c = 0; c < truePeaks.length; c++) truePeaks[c].process(planar[c], from, frames);
        for (int done = 0; done < frames; ) {
            int n = Math.min(frames - done, pieceFrames - inPiece);
            energies(planar, from + done, n);
            done += n;
            inPiece += n;
            if (inPiece == pieceFrames) endPiece();
        }
    }

    private void energies(float[][] planar, int from, int frames) {
        int c = 0;
        for (; c + 1 < filters.length; c += 2) filters[c].energies(filters[c + 1], planar, c, from, frames, sums);
        if (c < filters.length) sums[c] += filters[c].energy(planar[c], from, frames);
    }

    private void endPiece() {
        double power = 0;
        for (int c = 0; c < sums.length; c++) {
            power += weights[c] * sums[c] / pieceFrames;
            sums[c] = 0;
        }
        inPiece = 0;
        pieces[next] = power;
        next = next + 1 == SHORT_TERM_PIECES ? 0 : next + 1;
        momentary = mean(MOMENTARY_PIECES);
        shortTerm = mean(SHORT_TERM_PIECES);
        if (!paused) integrate();
    }

    private double mean(int count) {
        double sum = 0;
        for (int i = 0, at = next; i < count; i++) {
            at = at == 0 ? SHORT_TERM_PIECES - 1 : at - 1;
            sum += pieces[at];
        }
        return sum / count;
    }

    private void integrate() {
        integratedPieces++;
        if (fresh || integratedPieces >= MOMENTARY_PIECES) maxMomentary = Math.max(maxMomentary, momentary);
        if (fresh || integratedPieces >= SHORT_TERM_PIECES) maxShortTerm = Math.max(maxShortTerm, shortTerm);
        if (integratedPieces % PIECES_PER_BLOCK_STEP != 0) return;
        if (integratedPieces >= MOMENTARY_PIECES) integrated.add(momentary);
        if (integratedPieces >= SHORT_TERM_PIECES) range.add(shortTerm);
        looked = false;
    }

    /** Begins the integration anew: I, LRA, the maxima and true peak; momentary and short-term loudness go on. */
    public void reset() {
        integrated.clear();
        range.clear();
        integratedPieces = 0;
        fresh = false;
        maxMomentary = 0;
        maxShortTerm = 0;
        looked = false;
        for (TruePeakMeter t : truePeaks) t.reset();
    }

    /** Forgets everything, as if new. */
    public void clear() {
        reset();
        for (KWeighting f : filters) f.clear();
        for (TruePeakMeter t : truePeaks) t.clear();
        Arrays.fill(pieces, 0);
        Arrays.fill(sums, 0);
        inPiece = 0;
        momentary = 0;
        shortTerm = 0;
        fresh = true;
    }

    /** Whether I, LRA and the highest M and S stand still; M, S and true peak go on. No block spans a pause. */
    public void pause(boolean on) {
        if (paused == on) return;
        paused = on;
        if (paused) return;
        fresh = false;
        integratedPieces = 0;
    }

    public boolean isPaused() {
        return paused;
    }

    /** Over the last 400 ms, in LUFS. */
    public double momentaryLufs() {
        return LoudnessHistogram.lufs(momentary);
    }

    /** Over the last 3 s, in LUFS. */
    public double shortTermLufs() {
        return LoudnessHistogram.lufs(shortTerm);
    }

    public double maxMomentaryLufs() {
        return LoudnessHistogram.lufs(maxMomentary);
    }

    public double maxShortTermLufs() {
        return LoudnessHistogram.lufs(maxShortTerm);
    }

    /** Programme loudness since the last reset, in LUFS. */
    public double integratedLufs() {
        look();
        return lookedLufs;
    }

    /** LRA since the last reset, in LU; 0 before 3 s. */
    public double rangeLu() {
        look();
        return lookedRangeLu;
    }

    private void look() {
        if (looked) return;
        looked = true;
        lookedLufs = integrated.gatedLufs(RELATIVE_GATE_LU);
        lookedRangeLu = range.rangeLu(RANGE_GATE_LU);
    }

    /** Blocks of 400 ms above the absolute gate, ten a second. */
    public long gatedBlocks() {
        return integrated.count();
    }

    /** The highest true peak of all channels since the last reset, linear. */
    public float maxTruePeak() {
        float max = 0;
        for (TruePeakMeter t : truePeaks) max = Math.max(max, t.max());
        return max;
    }
}
