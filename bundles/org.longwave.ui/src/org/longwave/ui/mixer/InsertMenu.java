package org.longwave.ui.mixer;

import org.eclipse.swt.graphics.Point;
import org.longwave.api.InsertInfo;
import org.longwave.api.InsertSetting;
import org.longwave.api.InsertSlot;
import org.longwave.api.StripInfo;
import org.longwave.api.command.Command;
import org.longwave.api.command.CommandTarget;
import org.longwave.api.command.MoveInsert;
import org.longwave.api.command.SetBusBypass;
import org.longwave.api.command.SetBypass;
import org.longwave.api.command.SetKey;
import org.longwave.api.effect.EffectInfo;
import org.longwave.api.effect.EffectPreset;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.desk.Patch;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PopUp;

/** Window thread. The menu of an insert slot: install, replace, open, preset, bypass, key, move, remove. */
final class InsertMenu {
    private InsertMenu() {}

    static void open(Pane pane, InsertSlot slot, Point at) {
        Desk desk = pane.studio().desk();
        Patch patch = desk.patch();
        InsertInfo insert = patch.inserts().get(slot);
        PopUp menu = new PopUp(pane);
        if (insert == null) {
            if (patch.effects().isEmpty()) menu.note(Nls.text("mixer.insert.noEffects"));
            effects(desk, menu, slot);
        } else filled(pane, menu, slot, insert);
        menu.open(at);
    }

    private static void effects(Desk desk, PopUp menu, InsertSlot slot) {
        for (EffectInfo effect : desk.patch().effects())
            menu.add(effect.name(), () -> desk.inserts().install(slot, InsertSetting.of(effect.id())));
    }

    private static void filled(Pane pane, PopUp menu, InsertSlot slot, InsertInfo insert) {
        Desk desk = pane.studio().desk();
        if (insert.missing()) menu.note(Nls.text("mixer.insert.missing", insert.effect()));
        else {
            menu.add(Nls.text("mixer.insert.open", insert.name()), () -> EffectWindow.open(pane, slot));
            menu.check(
                    Nls.text("mixer.insert.bypass"),
                    insert.bypassed(),
                    () -> desk.submit(bypass(slot, !insert.bypassed())));
            presets(desk, menu, slot, insert);
            if (insert.keyed() && !slot.onBus()) keys(desk, menu, slot, insert);
        }
        menu.line();
        effects(desk, menu.sub(Nls.text("mixer.insert.replace")), slot);
        if (!slot.onBus()) moves(desk, menu, slot);
        menu.add(Nls.text("mixer.insert.remove"), () -> desk.inserts().clear(slot));
    }

    static Command bypass(InsertSlot slot, boolean on) {
        return slot.onBus()
                ? new SetBusBypass(slot.owner(), slot.slot(), on)
                : new SetBypass(slot.owner(), slot.slot(), on);
    }

    static void presets(Desk desk, PopUp menu, InsertSlot slot, InsertInfo insert) {
        EffectInfo effect = desk.patch().effect(insert.effect());
        if (effect == null || effect.presets().isEmpty()) return;
        PopUp presets = menu.sub(Nls.text("mixer.insert.presets"));
        presetItems(desk, presets, slot, effect);
    }

    static void presetItems(Desk desk, PopUp presets, InsertSlot slot, EffectInfo effect) {
        for (EffectPreset preset : effect.presets())
            presets.add(preset.name(), () -> desk.inserts().preset(slot, preset.name()));
    }

    private static void keys(Desk desk, PopUp menu, InsertSlot slot, InsertInfo insert) {
        PopUp keys = menu.sub(Nls.text("mixer.insert.key"));
        keys.choice(
                Nls.text("mixer.insert.ownKey"),
                insert.key().isEmpty(),
                () -> desk.submit(new SetKey(slot.owner(), slot.slot(), -1)));
        for (StripInfo strip : desk.state().strips())
            if (strip.number() != slot.owner())
                keys.choice(
                        strip.label(),
                        strip.id().equals(insert.key()),
                        () -> desk.submit(new SetKey(slot.owner(), slot.slot(), strip.number())));
    }

    private static void moves(Desk desk, PopUp menu, InsertSlot slot) {
        PopUp moves = menu.sub(Nls.text("mixer.insert.move"));
        for (int to = 0; to < CommandTarget.SLOTS; to++) {
            if (to == slot.slot()) continue;
            MoveInsert move = new MoveInsert(slot.owner(), slot.slot(), to);
            moves.add(Nls.text("mixer.insert.toSlot", to + 1), () -> desk.submit(move));
        }
    }
}
