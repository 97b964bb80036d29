package org.longwave.api;

import java.util.List;

/**
 * How the whole desk stood at one moment: what a scene keeps, and what an undo compares; any thread. A strip or bus of
 * which no block has been made yet is not in it.
 *
 * @param frame end of the newest block: an order that was applied at an earlier frame is in it
 * @param strips in the order of the station file
 */
public record DeskState(long frame, List<StripState> strips, List<BusState> buses) {
    public DeskState {
        strips = List.copyOf(strips);
        buses = List.copyOf(buses);
    }
}
