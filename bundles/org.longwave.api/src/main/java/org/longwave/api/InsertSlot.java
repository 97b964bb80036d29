package org.longwave.api;

import org.longwave.api.command.CommandTarget;

/**
 * A place for an effect; any thread.
 *
 * @param onBus the owner is a bus, else a strip
 * @param owner number of the strip or bus
 * @param slot 0 comes first, 3 last
 */
public record InsertSlot(boolean onBus, int owner, int slot) {
    public InsertSlot {
        if (owner < 0) throw new IllegalArgumentException("owner is " + owner + ", allowed 0 and more");
        if (slot < 0 || slot >= CommandTarget.SLOTS)
            throw new IllegalArgumentException("slot is " + slot + ", allowed 0.." + (CommandTarget.SLOTS - 1));
    }

    public static InsertSlot ofStrip(int strip, int slot) {
        return new InsertSlot(false, strip, slot);
    }

    public static InsertSlot ofBus(int bus, int slot) {
        return new InsertSlot(true, bus, slot);
    }
}
