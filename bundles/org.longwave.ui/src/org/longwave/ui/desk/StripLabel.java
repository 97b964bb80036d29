package org.longwave.ui.desk;

import java.util.List;
import org.longwave.api.AudioEngine;
import org.longwave.api.StripInfo;
import org.longwave.ui.nls.Nls;

/**
 * Any thread. What is written on a strip, and its colour, were changed.
 *
 * @param place whose strip it was: "strip 3 is mic1"
 */
public record StripLabel(Desk desk, String words, String place, int strip, Written before, Written after)
        implements Undoable {
    /** @param colour the kind whose identity colour it is */
    public record Written(String label, String colour) {}

    /**
     * Writes on a strip; nothing when it says so already.
     *
     * @param label empty: as the station file says
     * @throws IllegalArgumentException it is too long
     */
    public static void change(Desk desk, StripInfo strip, String label, String colour) {
        Written before = new Written(strip.label(), strip.colour());
        Written after = new Written(label.strip(), colour);
        if (after.label().length() > StripInfo.LONGEST_LABEL)
            throw new IllegalArgumentException(Nls.text("mixer.label.long", StripInfo.LONGEST_LABEL));
        if (after.equals(before)) return;
        String words = after.label().equals(before.label())
                ? Nls.text("undo.colour", strip.label(), Nls.text("mixer.colour." + colour))
                : Nls.text("undo.label", strip.label(), after.label().isEmpty() ? strip.id() : after.label());
        StripLabel change =
                new StripLabel(desk, words, Places.strip(desk.state(), strip.number()), strip.number(), before, after);
        desk.order(words, () -> {
            change.write(after);
            desk.did(change);
        });
    }

    private void write(Written what) {
        AudioEngine engine = desk.state().engine();
        if (engine == null) throw new IllegalStateException(Nls.text("desk.noEngine"));
        if (!Places.still(engine, List.of(place))) throw new IllegalStateException(Nls.text("undo.gone", words));
        engine.scribble(strip, what.label(), what.colour());
    }

    @Override
    public void back() {
        desk.order(words, () -> write(before));
    }

    @Override
    public void forth() {
        desk.order(words, () -> write(after));
    }
}
