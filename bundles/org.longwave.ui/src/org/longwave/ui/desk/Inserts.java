package org.longwave.ui.desk;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.longwave.api.AudioEngine;
import org.longwave.api.InsertInfo;
import org.longwave.api.InsertSetting;
import org.longwave.api.InsertSlot;
import org.longwave.api.command.Applied;
import org.longwave.api.effect.EffectInfo;
import org.longwave.ui.nls.Nls;

/** Any thread. The desk's door to the insert slots: nobody waits, a refusal is said, a change can be taken back. */
public final class Inserts {
    private final Desk desk;

    Inserts(Desk desk) {
        this.desk = desk;
    }

    /** Tries the effect out and puts it into the slot; what is there plays on until then. */
    public void install(InsertSlot slot, InsertSetting setting) {
        String name = name(setting.effect());
        desk.say(Nls.text("mixer.insert.trial", name));
        change(Nls.text("mixer.undo.install", owner(slot), name), slot, setting, true);
    }

    public void clear(InsertSlot slot) {
        change(Nls.text("mixer.undo.clear", owner(slot)), slot, null, true);
    }

    /** Sets all parameters in one go. */
    public void values(String words, InsertSlot slot, List<Float> values) {
        InsertInfo was = desk.patch().inserts().get(slot);
        if (was == null || was.missing()) {
            desk.refuse(Nls.text("mixer.insert.gone"));
            return;
        }
        change(words, slot, new InsertSetting(was.effect(), values, was.bypassed(), was.key()), false);
    }

    public void preset(InsertSlot slot, String preset) {
        InsertInfo was = desk.patch().inserts().get(slot);
        EffectInfo effect = was == null ? null : desk.patch().effect(was.effect());
        if (effect == null) {
            desk.refuse(Nls.text("mixer.insert.gone"));
            return;
        }
        effect.presets().stream()
                .filter(p -> p.name().equals(preset))
                .findFirst()
                .ifPresentOrElse(
                        p -> values(Nls.text("mixer.undo.preset", owner(slot), preset), slot, p.values()),
                        () -> desk.refuse(Nls.text("mixer.insert.noPreset", preset)));
    }

    private void change(String words, InsertSlot slot, InsertSetting after, boolean whole) {
        InsertInfo info = desk.patch().inserts().get(slot);
        InsertSetting before = info == null ? null : InsertSetting.of(info);
        String place = slot.onBus() ? Places.bus(desk.state(), slot.owner()) : Places.strip(desk.state(), slot.owner());
        apply(slot, after, whole, () -> desk.did(new Change(this, words, place, slot, before, after, whole)));
    }

    /** As {@link #apply}, when the strip or bus is still the one it was. */
    private void again(String words, String place, InsertSlot slot, InsertSetting to, boolean whole) {
        AudioEngine engine = desk.state().engine();
        if (engine != null && !Places.still(engine, List.of(place))) desk.refuse(Nls.text("undo.gone", words));
        else apply(slot, to, whole, () -> {});
    }

    private void apply(InsertSlot slot, InsertSetting to, boolean whole, Runnable done) {
        AudioEngine engine = desk.state().engine();
        if (engine == null) {
            desk.refuse(Nls.text("desk.noEngine"));
            return;
        }
        CompletableFuture<Applied> answer =
                to == null ? engine.clear(slot) : whole ? engine.install(slot, to) : engine.set(slot, to.values());
        answer.whenComplete((applied, failure) -> {
            if (failure != null) desk.refuse(Desk.words(failure));
            else done.run();
        });
    }

    private String name(String effect) {
        EffectInfo info = desk.patch().effect(effect);
        return info == null ? effect : info.name();
    }

    private String owner(InsertSlot slot) {
        return slot.onBus() ? desk.state().busLabel(slot.owner()) : desk.state().stripLabel(slot.owner());
    }

    /**
     * What was in a slot, and what is.
     *
     * @param place who has the slot: "strip 3 is mic1"
     * @param before null for nothing
     * @param after null for nothing
     * @param whole the effect itself and not its parameters alone
     */
    private record Change(
            Inserts inserts,
            String words,
            String place,
            InsertSlot slot,
            InsertSetting before,
            InsertSetting after,
            boolean whole)
            implements Undoable {
        @Override
        public void back() {
            inserts.again(words, place, slot, before, whole);
        }

        @Override
        public void forth() {
            inserts.again(words, place, slot, after, whole);
        }
    }
}
