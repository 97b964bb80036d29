package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.command.CommandTarget;

/** Puts a new graph in the place of the one it was built from; strips that stay keep their state. */
@RealTime
public final class SwapGraph extends Order {
    private final String words;
    private Graph graph;

    /** @param words which strips there are now, as the command log writes it */
    public SwapGraph(Graph graph, String words) {
        super(NOW);
        this.graph = graph;
        this.words = words;
    }

    @Override
    protected int apply(Mixer mixer) {
        Graph old = mixer.graph();
        if (old.version() != graph.base()) return STALE_GRAPH;
        mixer.install(graph);
        graph = old; // handed back with the answer, so that nothing is released on the engine thread
        return CommandTarget.APPLIED;
    }

    @Override
    @ControlRoom
    public String toString() {
        return words.isEmpty() ? "SwapGraph" : "SwapGraph " + words;
    }

    /** After the answer: the graph that is no longer used. */
    @ControlRoom
    public Graph retired() {
        return graph;
    }
}
