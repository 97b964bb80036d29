package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.command.CommandTarget;

/** Puts a new graph in the place of the one it was built from; strips that stay keep their state. */
@RealTime
public final class SwapGraph extends Order {
    private Graph graph;

    public SwapGraph(Graph graph) {
        super(NOW);
        this.graph = graph;
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
        return "SwapGraph";
    }

    /** After the answer: the graph that is no longer used. */
    @ControlRoom
    public Graph retired() {
        return graph;
    }
}
