package org.longwave.output.recorder;

import java.util.Arrays;

/**
 * Lowest and highest sample of each piece of a recording, made while it is recorded: at most {@value #MAX_BINS} pieces,
 * which double in length when there are too many. Disk thread.
 */
final class Overview {
    static final int MAX_BINS = 2048;
    private static final int FIRST_FRAMES = 256;

    private final int channels;
    private final float[] low = new float[MAX_BINS];
    private final float[] high = new float[MAX_BINS];
    private int binFrames = FIRST_FRAMES;
    private int bins;
    private int inBin;
    private float peak;

    Overview(int channels) {
        this.channels = channels;
    }

    void add(float[] interleaved, int offset, int frames) {
        for (int done = 0; done < frames; ) {
            int now = room(frames - done);
            float least = 0;
            float most = 0;
            int end = (offset + done + now) * channels;
            for (int i = (offset + done) * channels; i < end; i++) {
                float x = interleaved[i];
                // what is not a number is neither
                if (x < least) least = x;
                if (x > most) most = x;
            }
            low[bins - 1] = Math.min(low[bins - 1], least);
            high[bins - 1] = Math.max(high[bins - 1], most);
            peak = Math.max(peak, Math.max(-least, most));
            done += taken(now);
        }
    }

    void silence(long frames) {
        for (long done = 0; done < frames; ) done += taken(room(frames - done));
    }

    /** How many of some frames belong into the piece that is being filled. */
    private int room(long frames) {
        if (inBin == 0) {
            if (bins == MAX_BINS) halve();
            low[bins] = high[bins] = 0;
            bins++;
        }
        return (int) Math.min(frames, binFrames - inBin);
    }

    private int taken(int frames) {
        inBin += frames;
        if (inBin == binFrames) inBin = 0;
        return frames;
    }

    private void halve() {
        for (int i = 0; i < MAX_BINS / 2; i++) {
            low[i] = Math.min(low[2 * i], low[2 * i + 1]);
            high[i] = Math.max(high[2 * i], high[2 * i + 1]);
        }
        bins = MAX_BINS / 2;
        binFrames *= 2;
    }

    /** Highest sample, linear. */
    float peak() {
        return peak;
    }

    int bins() {
        return bins;
    }

    /** Frames that one piece stands for. */
    int binFrames() {
        return binFrames;
    }

    float[] low() {
        return Arrays.copyOf(low, bins);
    }

    float[] high() {
        return Arrays.copyOf(high, bins);
    }
}
