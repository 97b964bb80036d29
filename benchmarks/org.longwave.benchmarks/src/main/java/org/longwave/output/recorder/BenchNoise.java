package org.longwave.output.recorder;

import java.util.SplittableRandom;
import org.longwave.api.StreamFormat;
import org.longwave.api.input.AudioInput;
import org.longwave.api.input.InputControl;

/** Noise with a slope like music's, so that a compressing encoder has ordinary work; its device thread. */
final class BenchNoise implements AudioInput {
    private final SplittableRandom random = new SplittableRandom(1);
    private final double[] slow = new double[2];
    private double common;

    @Override
    public void open(StreamFormat format, InputControl control) {
        // nothing to open
    }

    @Override
    public int read(float[][] planar, int frames) {
        for (int i = 0; i < frames; i++) frame(planar, i);
        return frames;
    }

    void fill(float[][] planar) {
        read(planar, planar[0].length);
    }

    private void frame(float[][] planar, int i) {
        common = 0.98 * common + 0.02 * (random.nextDouble() - 0.5);
        for (int c = 0; c < planar.length; c++) {
            slow[c] = 0.9 * slow[c] + 0.1 * (random.nextDouble() - 0.5);
            planar[c][i] = (float) (2 * common + 0.3 * slow[c]);
        }
    }

    @Override
    public void close() {
        // nothing to close
    }
}
