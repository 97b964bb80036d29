package org.longwave.ui.mixer;

import java.util.Arrays;
import org.longwave.api.InsertInfo;
import org.longwave.api.InsertSlot;
import org.longwave.api.command.Command;
import org.longwave.api.command.SetBusEffectParameter;
import org.longwave.api.command.SetEffectParameter;
import org.longwave.ui.desk.Desk;

/**
 * Window thread. The parameters of the effect in a slot, as an editor shows them: the hand's value until the engine has
 * answered, and for half a second at most; then the engine's.
 */
final class EffectValues {
    private static final long WAIT_NANOS = 500_000_000L;

    private final Desk desk;
    private final InsertSlot slot;
    private InsertInfo insert;
    private float[] shown = new float[0];
    private float[] mine = new float[0];
    private long[] sentNanos = new long[0];
    private boolean[] pending = new boolean[0];

    EffectValues(Desk desk, InsertSlot slot) {
        this.desk = desk;
        this.slot = slot;
        read(System.nanoTime());
    }

    InsertSlot slot() {
        return slot;
    }

    /** Null when nothing is there, or what is there does not run. */
    InsertInfo insert() {
        return insert;
    }

    /** Once a frame: sends what the hand moved, takes what the engine answered; true when something changed. */
    boolean frame(long nanos) {
        for (int i = 0; i < pending.length; i++) {
            if (pending[i]) desk.submit(order(i, mine[i]));
            pending[i] = false;
        }
        return read(nanos);
    }

    private boolean read(long nanos) {
        InsertInfo now = desk.patch().inserts().get(slot);
        if (now != null && now.missing()) now = null;
        boolean changed = now == null != (insert == null);
        if (now != null && insert != null)
            changed = !now.effect().equals(insert.effect()) || now.bypassed() != insert.bypassed();
        insert = now;
        if (now == null) return changed;
        int n = now.values().size();
        if (shown.length != n) {
            shown = new float[n];
            mine = new float[n];
            sentNanos = new long[n];
            pending = new boolean[n];
            changed = true;
        }
        for (int i = 0; i < n; i++) {
            float engine = now.values().get(i);
            if (sentNanos[i] != 0 && (engine == mine[i] || nanos - sentNanos[i] > WAIT_NANOS)) sentNanos[i] = 0;
            float next = sentNanos[i] != 0 ? mine[i] : engine;
            changed |= next != shown[i];
            shown[i] = next;
        }
        return changed;
    }

    float of(int parameter) {
        return parameter < shown.length ? shown[parameter] : Float.NaN;
    }

    /** Those that are shown; not to be changed. */
    float[] all() {
        return shown;
    }

    float[] copy() {
        return Arrays.copyOf(shown, shown.length);
    }

    /** Shows a value at once and sends it with the next frame. */
    void move(int parameter, float value) {
        note(parameter, value);
        shown[parameter] = value;
        pending[parameter] = true;
    }

    private void note(int parameter, float value) {
        mine[parameter] = value;
        sentNanos[parameter] = System.nanoTime();
    }

    /** The order for a value that somebody else sends now. */
    Command sent(int parameter, float value) {
        if (parameter < mine.length) note(parameter, value);
        return order(parameter, value);
    }

    private Command order(int parameter, float value) {
        return slot.onBus()
                ? new SetBusEffectParameter(slot.owner(), slot.slot(), parameter, value)
                : new SetEffectParameter(slot.owner(), slot.slot(), parameter, value);
    }
}
