package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.command.CommandTarget;

/** Puts an effect into a strip's slot, or empties the slot; what was there is handed back. */
@RealTime
public final class InstallEffect extends Order {
    private final Strip strip;
    private final int slot;
    private final String recipe;
    private Insert insert;

    /**
     * @param slot 0..3
     * @param insert tried out already; null empties the slot
     * @param recipe how to make the same one again, as the command log writes it; empty with no insert
     */
    public InstallEffect(Strip strip, int slot, Insert insert, String recipe, long atFrame) {
        super(atFrame);
        this.recipe = recipe;
        this.strip = strip;
        this.slot = slot;
        this.insert = insert;
    }

    @Override
    protected int apply(Mixer mixer) {
        insert = strip.swapInsert(slot, insert);
        return CommandTarget.APPLIED;
    }

    /** After the answer: what was in the slot, or null. */
    @ControlRoom
    public Insert retired() {
        return insert;
    }

    @Override
    @ControlRoom
    public String toString() {
        return "InstallEffect " + strip.number() + " " + slot + " " + (recipe.isEmpty() ? "none" : recipe);
    }
}
