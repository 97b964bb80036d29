package org.longwave.dsp;

/**
 * Brings a bus's blocks to an encoder's or file's rate and number of channels, on the one thread that owns it. Where
 * nothing is to change the samples pass untouched. Mono of two channels is their mean; two of mono are the same twice.
 */
public final class FormatChanger {
    private static final int ROOM = 64;

    private final int inChannels;
    private final int outChannels;
    private final Resampler resampler;
    private final double outPerIn;
    private final int tailFrames;
    private float[][] mixed;
    private float[][] out;
    private int frames;
    private long taken;
    private long given;

    /** @param inChannels 1 or 2 */
    public FormatChanger(int inRateHz, int inChannels, int outRateHz, int outChannels) {
        this.inChannels = inChannels;
        this.outChannels = outChannels;
        outPerIn = (double) outRateHz / inRateHz;
        resampler = inRateHz == outRateHz
                ? null
                : new Resampler(Math.min(inChannels, outChannels), inRateHz, outRateHz, Resampler.Grade.HIGH);
        tailFrames = resampler == null ? 0 : resampler.lookaheadFrames();
        mixed = new float[Math.min(inChannels, outChannels)][0];
        out = new float[outChannels][0];
    }

    /**
     * The frames of the new shape that are ready now: {@link #frames()} of each channel, in arrays that are used again by
     * the next call (or are the caller's own when nothing is to change).
     */
    public float[][] change(float[][] planar, int count) {
        taken += count;
        return spread(resampled(mixed(planar, count), count));
    }

    /** At the end of the sound: what the resampler still looks ahead for. */
    public float[][] rest() {
        if (resampler == null) {
            frames = 0;
            return out;
        }
        float[][] last = resampled(new float[mixed.length][tailFrames + ROOM], tailFrames + ROOM);
        long due = Math.round(taken * outPerIn);
        frames = (int) Math.max(0, Math.min(frames, due - given + frames));
        return spread(last);
    }

    /** Frames in what was returned last. */
    public int frames() {
        return frames;
    }

    private float[][] mixed(float[][] planar, int count) {
        if (inChannels <= outChannels) return planar;
        if (mixed[0].length < count) mixed = new float[1][count];
        for (int i = 0; i < count; i++) mixed[0][i] = (planar[0][i] + planar[1][i]) * 0.5f;
        return mixed;
    }

    private float[][] resampled(float[][] from, int count) {
        if (resampler == null) {
            frames = count;
            given += count;
            return from;
        }
        int most = (int) Math.ceil(count * outPerIn) + ROOM;
        if (out[0].length < most) out = new float[outChannels][most];
        frames = resampler.process(from, 0, count, out, 0, most);
        given += frames;
        return out;
    }

    private float[][] spread(float[][] from) {
        if (outChannels <= inChannels) return from;
        if (from == out) System.arraycopy(out[0], 0, out[1], 0, frames);
        return from == out ? out : new float[][] {from[0], from[0]};
    }
}
