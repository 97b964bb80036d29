package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;

/**
 * An insert slot of a strip or a bus; any thread.
 *
 * @param onBus the owner is a bus, else a strip
 * @param number of the owner
 * @param slot 0..3
 */
public record SlotPlace(boolean onBus, int number, InsertRack rack, int slot) {
    /** As the command log writes it. */
    @ControlRoom
    public String words() {
        return (onBus ? "bus " : "strip ") + number + " " + slot;
    }
}
