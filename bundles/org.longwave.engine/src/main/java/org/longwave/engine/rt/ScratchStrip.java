package org.longwave.engine.rt;

import org.longwave.api.StreamFormat;
import org.longwave.engine.ring.BusRing;
import org.longwave.engine.ring.Cursor;
import org.longwave.engine.ring.InputRing;

/** A strip that nobody hears, to run an insert just as the engine will; one thread of the control room. */
public final class ScratchStrip {
    private final int blockFrames;
    private final InputRing ring;
    private final Strip strip;
    private final Insert insert;
    private final Bus bus;
    private final Graph graph;
    private final float[][] cue;

    public ScratchStrip(StreamFormat format, Insert insert) {
        this.insert = insert;
        blockFrames = format.blockFrames();
        ring = new InputRing(format.channels(), 2 * blockFrames);
        strip = new Strip(0, format, new Scratch(format), StripStart.plain(0f, 0f, false, false));
        strip.swapFeed(new Feed(ring.reader(), new Cursor(), blockFrames, format.channels(), blockFrames));
        strip.rack().swap(0, insert);
        strip.routes().start(0, true, Float.NEGATIVE_INFINITY, false);
        bus = new Bus(0, format, new BusRing(format, 4), new BusStart(0f, 0f, false, false, 0, false));
        graph = new Graph(0, new Strip[] {strip}, new Bus[] {bus}, new Bus[0], new Strip[0]);
        cue = format.newBlock();
    }

    /** One block of {@code signal}, in two pieces when {@code splitAt} is inside it; returns what reached the bus. */
    public float[][] run(float[][] signal, int splitAt) {
        ring.writer().write(signal, 0, blockFrames);
        bus.clear();
        if (splitAt > 0 && splitAt < blockFrames) {
            strip.process(graph, cue, 0, splitAt);
            strip.process(graph, cue, splitAt, blockFrames);
        } else strip.process(graph, cue, 0, blockFrames);
        return bus.samples();
    }

    /** Lets the effect listen to the strip's own sound after the fader, of the piece before, or to itself again. */
    public void key(boolean on) {
        insert.key(on ? strip : null);
    }

    /** A result of {@link org.longwave.api.command.CommandTarget}. */
    public int set(int parameter, float value) {
        return insert.set(parameter, value);
    }

    public void bypass(boolean on) {
        insert.bypass(on);
    }
}
