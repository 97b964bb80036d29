package org.longwave.engine.rt;

import org.longwave.api.MeterFrame;
import org.longwave.api.RealTime;

/**
 * Which strips and buses run: immutable, built in the control room, swapped in by one order. Strips stand in the order
 * they are processed, keys before those that listen to them; {@link #strip(int)} finds one by its number.
 */
@RealTime
public final class Graph {
    /** For {@link #guest}. */
    private static final int NOBODY = -1;

    final Strip[] strips;
    final Bus[] buses;
    final Bus[] mixMinuses;
    private final Bus program;
    private final Strip[] byNumber = new Strip[MeterFrame.MAX_STRIPS];
    private final Bus[] busByNumber = new Bus[MeterFrame.MAX_BUSES];
    private final int[] guests = new int[MeterFrame.MAX_BUSES];
    private final long version;
    private final long base;

    /**
     * @param base version of the graph this one was built from
     * @param buses the programme first
     * @param mixMinuses those of them that follow the programme
     * @param guests for each of {@code mixMinuses} the strip it leaves out; null: there is none at present
     */
    public Graph(long base, Strip[] strips, Bus[] buses, Bus[] mixMinuses, Strip[] guests) {
        this.base = base;
        version = base + 1;
        this.strips = strips.clone();
        this.buses = buses.clone();
        this.mixMinuses = mixMinuses.clone();
        program = buses[0];
        for (Strip s : strips) byNumber[s.number()] = s;
        for (Bus b : buses) busByNumber[b.number()] = b;
        for (int m = 0; m < mixMinuses.length; m++)
            this.guests[mixMinuses[m].number()] = guests[m] == null ? NOBODY : guests[m].number();
    }

    public long version() {
        return version;
    }

    public long base() {
        return base;
    }

    Bus program() {
        return program;
    }

    /** Null: there is none with that number. */
    Strip strip(int number) {
        return number < 0 || number >= byNumber.length ? null : byNumber[number];
    }

    /** Null: there is none with that number. */
    Bus bus(int number) {
        return number < 0 || number >= busByNumber.length ? null : busByNumber[number];
    }

    /** Of a mix-minus: the number of the strip it leaves out, or -1. */
    int guest(Bus mixMinus) {
        return guests[mixMinus.number()];
    }

    /** What a monitor hears of a bus; the programme when that bus has gone. */
    float[][] heard(int bus) {
        Bus b = bus(bus);
        return b == null || b.isMonitor() ? program.samples() : b.samples();
    }
}
