package org.longwave.engine.rt;

import org.longwave.api.StreamFormat;
import org.longwave.benchmarks.baseline.Mixdown;
import org.longwave.engine.ring.Cursor;
import org.longwave.engine.ring.InputRing;
import org.longwave.engine.ring.StoragePool;

/** The engine's design: an input ring and a feed for each input, with the engine's target and capacity of live inputs. */
public final class RingMixdown implements Mixdown {
    private static final float GAIN = 0.3f;
    private static final int RING_FRAMES = 8192;

    private final int blockFrames;
    private final InputRing[] rings;
    private final Cursor[] overflows;
    private final Feed[] feeds;
    private final Ramp gain = new Ramp(480, GAIN);
    private final float[][] samples;

    public RingMixdown(int inputs, StreamFormat format, int targetFrames) {
        blockFrames = format.blockFrames();
        samples = format.newBlock();
        StoragePool pool = new StoragePool();
        rings = new InputRing[inputs];
        overflows = new Cursor[inputs];
        feeds = new Feed[inputs];
        for (int n = 0; n < inputs; n++) {
            rings[n] = InputRing.spread(2, RING_FRAMES, pool);
            overflows[n] = new Cursor();
            feeds[n] = new Feed(rings[n].reader(), overflows[n], targetFrames, 2, blockFrames);
        }
    }

    @Override
    public void push(int input, float[][] planar, int frames) {
        int n = rings[input].writer().write(planar, 0, frames);
        if (n < frames) overflows[input].add((long) frames - n);
    }

    @Override
    public void mix(float[][] program) {
        for (float[] channel : program) for (int i = 0; i < blockFrames; i++) channel[i] = 0f;
        for (Feed feed : feeds) {
            if (!feed.fill(samples, 0, blockFrames)) continue;
            for (int c = 0; c < 2; c++) gain.mix(samples[c], program[c], 0, blockFrames);
        }
    }

    @Override
    public long waitingFrames(int input) {
        return rings[input].fillFrames();
    }

    @Override
    public long underruns(int input) {
        return feeds[input].underruns();
    }

    /** Frames given up so that the delay returns to its target. */
    public long trimmedFrames(int input) {
        return feeds[input].trimmedFrames();
    }
}
