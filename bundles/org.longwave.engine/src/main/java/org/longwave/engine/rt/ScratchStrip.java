package org.longwave.engine.rt;

import org.longwave.api.StreamFormat;
import org.longwave.engine.ring.Cursor;
import org.longwave.engine.ring.InputRing;

/** A strip that nobody hears, to run an insert just as the engine will; one thread of the control room. */
public final class ScratchStrip {
    private final int blockFrames;
    private final InputRing ring;
    private final Strip strip;
    private final Insert insert;
    private final float[][] program;
    private final float[][] cue;

    public ScratchStrip(StreamFormat format, Insert insert) {
        this.insert = insert;
        blockFrames = format.blockFrames();
        ring = new InputRing(format.channels(), 2 * blockFrames);
        strip = new Strip(0, format, 0f, 0f, false, false);
        strip.swapFeed(new Feed(ring.reader(), new Cursor(), blockFrames, format.channels(), blockFrames));
        strip.swapInsert(0, insert);
        program = format.newBlock();
        cue = format.newBlock();
    }

    /** One block of {@code signal}, in two pieces when {@code splitAt} is inside it; returns what reached the bus. */
    public float[][] run(float[][] signal, int splitAt) {
        ring.writer().write(signal, 0, blockFrames);
        for (float[] channel : program) for (int i = 0; i < blockFrames; i++) channel[i] = 0f;
        if (splitAt > 0 && splitAt < blockFrames) {
            strip.process(program, cue, 0, splitAt);
            strip.process(program, cue, splitAt, blockFrames);
        } else strip.process(program, cue, 0, blockFrames);
        return program;
    }

    /** A result of {@link org.longwave.api.command.CommandTarget}. */
    public int set(int parameter, float value) {
        return insert.set(parameter, value);
    }

    public void bypass(boolean on) {
        insert.bypass(on);
    }
}
