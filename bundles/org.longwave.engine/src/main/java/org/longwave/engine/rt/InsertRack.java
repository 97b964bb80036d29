package org.longwave.engine.rt;

import org.longwave.api.RealTime;
import org.longwave.api.command.CommandTarget;

/**
 * The insert slots of a strip or a bus; engine thread. When effects change places they leave first, cross-fading to the
 * sound past them; once all are out they sit down in their new slots and come in again.
 */
@RealTime
public final class InsertRack {
    private final Insert[] slots = new Insert[CommandTarget.SLOTS];
    /** The wanted places while {@link #moving}. */
    private final Insert[] wanted = new Insert[CommandTarget.SLOTS];

    private boolean moving;
    private int count;

    /** Null: the slot is empty. While effects move: where it will be. */
    Insert insert(int slot) {
        return moving ? wanted[slot] : slots[slot];
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Returns what was in the slot, or null. */
    Insert swap(int slot, Insert next) {
        if (moving) sitDown();
        Insert old = slots[slot];
        slots[slot] = next;
        count += (next == null ? 0 : 1) - (old == null ? 0 : 1);
        return old;
    }

    void move(int from, int to) {
        plan();
        Insert moved = wanted[from];
        int step = from < to ? 1 : -1;
        for (int i = from; i != to; i += step) wanted[i] = wanted[i + step];
        wanted[to] = moved;
        goOut();
    }

    void exchange(int first, int second) {
        plan();
        Insert one = wanted[first];
        wanted[first] = wanted[second];
        wanted[second] = one;
        goOut();
    }

    private void plan() {
        if (!moving) System.arraycopy(slots, 0, wanted, 0, slots.length);
    }

    private void goOut() {
        moving = false;
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] != null) slots[i].leave(slots[i] != wanted[i]);
            moving |= slots[i] != wanted[i];
        }
    }

    private boolean allOut() {
        for (int i = 0; i < slots.length; i++)
            if (slots[i] != null && slots[i] != wanted[i] && !slots[i].isOut()) return false;
        return true;
    }

    private void sitDown() {
        moving = false;
        for (int i = 0; i < slots.length; i++) {
            Insert coming = wanted[i];
            if (coming != null && coming != slots[i]) coming.leave(false);
            slots[i] = coming;
        }
    }

    void process(float[][] samples, int from, int to) {
        if (moving && allOut()) sitDown();
        for (Insert insert : slots) if (insert != null) insert.process(samples, from, to);
    }

    float reductionDb(int slot) {
        Insert insert = slots[slot];
        return insert == null ? 0f : insert.reductionDb();
    }

    /** Effects that listen to a strip which is not among {@code graph}'s any more listen to themselves. */
    void forgetKeys(Graph graph) {
        for (Insert insert : slots) {
            if (insert == null) continue;
            Strip key = insert.key();
            if (key != null && graph.strip(key.number()) != key) insert.key(null);
        }
    }
}
