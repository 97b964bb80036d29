package org.longwave.dsp;

import java.util.ArrayDeque;

/** Decoded sound on its way from a decoder to whoever pulls it, in pieces of one rate and width; one thread at a time. */
public final class PcmQueue {
    private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
    private int taken;
    private int rateHz;
    private int channels;

    private record Piece(float[] interleaved, int channels, int rateHz) {
        int frames() {
            return interleaved.length / channels;
        }
    }

    /** @param interleaved whole frames; ours from now on */
    public void add(float[] interleaved, int channels, int rateHz) {
        if (interleaved.length >= channels) pieces.add(new Piece(interleaved, channels, rateHz));
    }

    /** Frames written, all of one rate and width; 0 when there are none. */
    public int pull(float[] into) {
        Piece first = pieces.peekFirst();
        if (first == null) return 0;
        rateHz = first.rateHz;
        channels = first.channels;
        int count = Math.min(into.length / channels, first.frames() - taken);
        System.arraycopy(first.interleaved, taken * channels, into, 0, count * channels);
        taken += count;
        if (taken == first.frames()) {
            pieces.removeFirst();
            taken = 0;
        }
        return count;
    }

    /** Of what was pulled last. */
    public int rateHz() {
        return rateHz;
    }

    public int channels() {
        return channels;
    }
}
