package org.longwave.engine.rt;

import java.util.Arrays;
import java.util.Random;
import org.longwave.api.StreamFormat;
import org.longwave.engine.ring.BusRing;
import org.longwave.engine.ring.Cursor;
import org.longwave.engine.ring.InputRing;
import org.longwave.engine.ring.MeterBoard;
import org.longwave.engine.ring.StoragePool;

/**
 * What strips cost the engine thread: many stereo inputs read from rings that were filled long before, every gain on
 * its way all the time; one thread, nothing else in the way.
 */
public final class StripCost {
    private static final int RING_FRAMES = 8192;

    private final StreamFormat format;
    private final InputRing[] rings;
    private final Feed[] feeds;
    private final Strip[] strips;
    private final Ramp[] gains;
    private final float[][] samples;
    private final float[][] program;
    private final float[][] cue;
    private final Graph graph;
    private final float[][] noise = new float[2][RING_FRAMES];
    private final MeterBoard board = new MeterBoard();
    private int fader;

    public StripCost(int inputs, int blockFrames) {
        format = new StreamFormat(48_000, 2, blockFrames);
        Random random = new Random(1);
        Scratch scratch = new Scratch(format);
        for (float[] channel : noise)
            for (int i = 0; i < RING_FRAMES; i++) channel[i] = (random.nextFloat() - 0.5f) / 100;
        StoragePool pool = new StoragePool();
        rings = new InputRing[inputs];
        feeds = new Feed[inputs];
        strips = new Strip[inputs];
        gains = new Ramp[2 * inputs];
        for (int n = 0; n < inputs; n++) {
            rings[n] = InputRing.spread(2, RING_FRAMES, pool);
            feeds[n] = new Feed(rings[n].reader(), new Cursor(), blockFrames, 2, blockFrames);
            strips[n] = new Strip(n, format, scratch, StripStart.plain(-10f, 0.1f, false, false));
            strips[n].routes().start(0, true, Float.NEGATIVE_INFINITY, false);
            strips[n].swapFeed(feeds[n]);
        }
        for (int n = 0; n < gains.length; n++) {
            gains[n] = new Ramp(1 << 30, 0.5f);
            gains[n].moveTo(0.25f);
        }
        samples = format.newBlock();
        cue = format.newBlock();
        Bus bus = new Bus(0, format, new BusRing(format, 4), new BusStart(0f, -1f, false, false, 0, false));
        program = bus.samples();
        graph = new Graph(0, strips, new Bus[] {bus}, new Bus[0], new Strip[0]);
    }

    private void refill() {
        for (InputRing ring : rings) ring.writer().write(noise, 0, RING_FRAMES);
    }

    private void clear() {
        for (float[] channel : program) Arrays.fill(channel, 0f);
    }

    private void readRampSum() {
        clear();
        int frames = format.blockFrames();
        for (int n = 0; n < feeds.length; n++) {
            feeds[n].fill(samples, 0, frames);
            gains[2 * n].mix(samples[0], program[0], 0, frames);
            gains[2 * n + 1].mix(samples[1], program[1], 0, frames);
        }
    }

    private void wholeStrip() {
        clear();
        float db = -10f - (fader++ & 1);
        for (Strip strip : strips) strip.fader().moveTo(db);
        for (Strip strip : strips) strip.process(graph, cue, 0, format.blockFrames());
        board.begin();
        for (Strip strip : strips) strip.publish(board, format.blockFrames());
        board.end(0);
    }

    /** Median nanoseconds a block over {@code rounds} fillings of the rings: ring read, ramp, sum. */
    public long readRampSumNanos(int rounds) {
        return median(rounds, this::readRampSum);
    }

    /** Median nanoseconds a block: the whole strip with peak and RMS meters, faders moving, values put on the board. */
    public long wholeStripNanos(int rounds) {
        return median(rounds, this::wholeStrip);
    }

    private long median(int rounds, Runnable block) {
        int blocks = RING_FRAMES / format.blockFrames() - 1;
        long[] nanos = new long[rounds * blocks];
        for (int r = 0; r < rounds; r++) {
            refill();
            for (int b = 0; b < blocks; b++) {
                long begun = System.nanoTime();
                block.run();
                nanos[r * blocks + b] = System.nanoTime() - begun;
            }
        }
        Arrays.sort(nanos, 0, nanos.length);
        return nanos[nanos.length / 2];
    }

    public long periodNanos() {
        return format.nanosOf(format.blockFrames());
    }
}
