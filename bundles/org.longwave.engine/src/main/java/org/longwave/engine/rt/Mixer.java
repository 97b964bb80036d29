package org.longwave.engine.rt;

import org.longwave.api.RealTime;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.CommandTarget;
import org.longwave.engine.ring.MeterBoard;

/** The graph at work and what orders act on; engine thread. A block is begun, processed in pieces, then published. */
@RealTime
public final class Mixer implements CommandTarget {
    /**
     * Names the loops and their arithmetic: the same name makes the same bits. Another one when a change of the mixer,
     * its ramps, limiter or inserts changes a single bit of what comes out.
     */
    public static final String KERNEL = "plain-1";

    private final int blockFrames;
    private final float[][] cue;
    private final Ramp cueBlend;
    private final MeterBoard board = new MeterBoard();
    private Graph graph;

    public Mixer(StreamFormat format, Graph initial) {
        blockFrames = format.blockFrames();
        cue = format.newBlock();
        cueBlend = new Ramp(format.rateHz() / 100, 0f);
        graph = initial;
    }

    public MeterBoard board() {
        return board;
    }

    Graph graph() {
        return graph;
    }

    void install(Graph next) {
        graph = next;
    }

    void begin() {
        graph.program.clear();
        for (float[] channel : cue) for (int i = 0; i < channel.length; i++) channel[i] = 0f;
    }

    /** Mixes frames {@code from} to {@code to}; no order takes effect in between. */
    void process(int from, int to) {
        Graph g = graph;
        Bus program = g.program;
        Bus monitor = g.monitor;
        boolean anyPfl = false;
        for (Strip strip : g.strips) {
            strip.process(program.samples(), cue, from, to);
            anyPfl |= strip.isPfl();
        }
        program.scale(from, to);
        cueBlend.moveTo(anyPfl ? 1f : 0f);
        for (int c = 0; c < cue.length; c++)
            cueBlend.blend(program.samples()[c], cue[c], monitor.samples()[c], from, to);
        cueBlend.advance(to - from);
        monitor.scale(from, to);
    }

    void publish(long frame) {
        Graph g = graph;
        board.begin();
        for (Strip strip : g.strips) {
            strip.publish(board, blockFrames);
            strip.publishTaps(frame);
        }
        g.program.publish(board, frame);
        g.monitor.publish(board, frame);
        board.end(frame + blockFrames);
    }

    @Override
    public int setFader(int strip, float gainDb) {
        Strip s = graph.strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.fader(gainDb);
        return APPLIED;
    }

    @Override
    public int setBalance(int strip, float balance) {
        Strip s = graph.strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.balance(balance);
        return APPLIED;
    }

    @Override
    public int setMute(int strip, boolean muted) {
        Strip s = graph.strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.mute(muted);
        return APPLIED;
    }

    @Override
    public int setPfl(int strip, boolean on) {
        Strip s = graph.strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.pfl(on);
        return APPLIED;
    }

    @Override
    public int setMaster(int bus, float gainDb) {
        Bus b = graph.bus(bus);
        if (b == null) return NO_SUCH_BUS;
        b.master(gainDb);
        return APPLIED;
    }

    @Override
    public int setHold(int strip, boolean held) {
        Strip s = graph.strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.hold(held);
        return APPLIED;
    }

    @Override
    public int flushInput(int strip) {
        Strip s = graph.strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        s.flush();
        return APPLIED;
    }

    @Override
    public int setEffectParameter(int strip, int slot, int parameter, float value) {
        Strip s = graph.strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        Insert insert = s.insert(slot);
        return insert == null ? NO_EFFECT : insert.set(parameter, value);
    }

    @Override
    public int setBypass(int strip, int slot, boolean bypassed) {
        Strip s = graph.strip(strip);
        if (s == null) return NO_SUCH_STRIP;
        Insert insert = s.insert(slot);
        if (insert == null) return NO_EFFECT;
        insert.bypass(bypassed);
        return APPLIED;
    }
}
