package org.longwave.output.icecast;

import java.util.Arrays;
import org.longwave.api.codec.StreamDecoder;
import org.longwave.dsp.PowerCells;

/** Decodes what was heard and keeps how loud it was, in cells of 10 ms; on the listening thread. */
final class HeardPower {
    private final StreamDecoder decoder;
    private final boolean mono;
    private final float[] frames = new float[4096];
    private PowerCells cells;
    private int rateHz;
    private float[] power = new float[Listening.ENOUGH_CELLS];
    private int count;

    HeardPower(StreamDecoder decoder, boolean mono) {
        this.decoder = decoder;
        this.mono = mono;
    }

    void push(byte[] bytes, int length) {
        decoder.push(bytes, length);
        for (int pulled = decoder.pull(frames); pulled > 0; pulled = decoder.pull(frames)) {
            if (cells == null || rateHz != decoder.rateHz()) {
                rateHz = decoder.rateHz();
                cells = new PowerCells(rateHz, mono, this::cell);
            }
            cells.add(frames, decoder.channels(), pulled);
        }
    }

    private void cell(float mean) {
        if (count == power.length) power = Arrays.copyOf(power, count * 2);
        power[count++] = mean;
    }

    int cells() {
        return count;
    }

    float[] power() {
        return Arrays.copyOf(power, count);
    }
}
