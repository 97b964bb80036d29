package org.longwave.engine.rt;

import org.longwave.api.MeterFrame;
import org.longwave.api.RealTime;

/**
 * Which strips and buses run: immutable, built in the control room, swapped in by one order. Strips stand in the
 * order of the desk; {@link #strip(int)} finds one by its number.
 */
@RealTime
public final class Graph {
    final Strip[] strips;
    final Bus program;
    final Bus monitor;
    private final Strip[] byNumber = new Strip[MeterFrame.MAX_STRIPS];
    private final long version;
    private final long base;

    /** @param base version of the graph this one was built from */
    public Graph(long base, Strip[] strips, Bus program, Bus monitor) {
        this.base = base;
        this.version = base + 1;
        this.strips = strips.clone();
        this.program = program;
        this.monitor = monitor;
        for (Strip s : strips) byNumber[s.number()] = s;
    }

    public long version() {
        return version;
    }

    public long base() {
        return base;
    }

    /** Null: there is none with that number. */
    Strip strip(int number) {
        return number < 0 || number >= byNumber.length ? null : byNumber[number];
    }

    /** Null: there is none with that number. */
    Bus bus(int number) {
        if (number == program.number()) return program;
        return number == monitor.number() ? monitor : null;
    }
}
