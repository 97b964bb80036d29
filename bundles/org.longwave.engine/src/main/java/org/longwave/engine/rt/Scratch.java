package org.longwave.engine.rt;

import org.longwave.api.StreamFormat;

/** Blocks that hold nothing from one call to the next; one set for each thread that runs strips. */
public final class Scratch {
    final float[][] first;
    final float[][] second;
    /** The strip at work: before its fader and after it. So few blocks stay in the nearest cache. */
    final float[][] before;

    final float[][] after;
    final float[] curve;

    public Scratch(StreamFormat format) {
        first = format.newBlock();
        second = format.newBlock();
        before = format.newBlock();
        after = format.newBlock();
        curve = new float[format.blockFrames()];
    }
}
