package org.longwave.engine.rt;

import org.longwave.api.RealTime;
import org.longwave.api.StreamFormat;
import org.longwave.engine.ring.MeterBoard;

/** The graph at work and what orders act on; engine thread. A block is begun, processed in pieces, then published. */
@RealTime
public final class Mixer {
    /**
     * Names the loops and their arithmetic: the same name makes the same bits. Another one when a change of the mixer,
     * its ramps, limiter or inserts changes a single bit of what comes out.
     */
    public static final String KERNEL = "plain-4";

    private final int blockFrames;
    private final float[][] cue;
    private final MeterBoard board = new MeterBoard();
    private final Switchboard switchboard = new Switchboard(this);
    private Graph graph;
    private long alignment;

    public Mixer(StreamFormat format, Graph initial) {
        blockFrames = format.blockFrames();
        cue = format.newBlock();
        graph = initial;
    }

    public MeterBoard board() {
        return board;
    }

    Graph graph() {
        return graph;
    }

    /** Where commands go. */
    Switchboard switchboard() {
        return switchboard;
    }

    /** Between two pieces of a block. */
    void install(Graph next) {
        Graph old = graph;
        graph = next;
        for (Strip s : old.strips) if (next.strip(s.number()) != s) board.clearStrip(s.number());
        for (Strip s : next.strips) s.rack().forgetKeys(next);
        for (Bus b : next.buses) b.rack().forgetKeys(next);
        for (Bus b : old.buses) if (next.bus(b.number()) != b) forget(b);
        for (Bus b : next.buses) if (old.bus(b.number()) != b) b.clear();
        hearSolo();
    }

    private void forget(Bus bus) {
        board.clearBus(bus.number());
        for (Strip s : graph.strips) s.routes().forget(bus.number());
    }

    /** True: no newer alignment has been carried out. */
    boolean isNewAlignment(long version) {
        if (version <= alignment) return false;
        alignment = version;
        return true;
    }

    /** After a solo has changed, or a strip has come or gone. */
    void hearSolo() {
        boolean any = false;
        for (Strip s : graph.strips) any |= s.isSolo();
        for (Strip s : graph.strips) s.hearSolo(any);
    }

    void begin() {
        for (Bus bus : graph.buses) bus.clear();
        for (float[] channel : cue) for (int i = 0; i < channel.length; i++) channel[i] = 0f;
    }

    /** Mixes frames {@code from} to {@code to}; no order takes effect in between. */
    void process(int from, int to) {
        Graph g = graph;
        boolean cued = false;
        boolean micOpen = false;
        for (Strip strip : g.strips) {
            strip.process(g, cue, from, to);
            cued |= strip.isCued();
            micOpen |= strip.isMicOpen();
        }
        for (Bus bus : g.buses) {
            bus.hearMic(micOpen);
            if (!bus.isMonitor()) bus.finish(from, to);
        }
        for (Bus bus : g.buses) {
            if (!bus.isMonitor()) continue;
            bus.monitor().take(g, cue, cued, bus.samples(), from, to);
            bus.finish(from, to);
        }
    }

    void publish(long frame) {
        Graph g = graph;
        board.begin();
        for (Strip strip : g.strips) {
            strip.publish(board, blockFrames);
            strip.publishTaps(frame);
        }
        for (Bus bus : g.buses) bus.publish(board, frame);
        board.end(frame + blockFrames);
    }
}
