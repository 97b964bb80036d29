package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.command.CommandTarget;

/** Puts an effect into a slot of a strip or bus, or empties the slot; what was there is handed back. */
@RealTime
public final class InstallEffect extends Order {
    private final SlotPlace place;
    private final String recipe;
    private Insert insert;

    /**
     * @param insert tried out already; null empties the slot
     * @param recipe how to make the same one again, as the command log writes it; empty with no insert
     */
    public InstallEffect(SlotPlace place, Insert insert, String recipe, long atFrame) {
        super(atFrame);
        this.place = place;
        this.recipe = recipe;
        this.insert = insert;
    }

    @Override
    protected int apply(Mixer mixer) {
        insert = place.rack().swap(place.slot(), insert);
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
        return "InstallEffect " + place.words() + " " + (recipe.isEmpty() ? "none" : recipe);
    }
}
