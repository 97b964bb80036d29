package org.longwave.ui.mixer;

import org.eclipse.swt.graphics.Point;
import org.longwave.api.InsertInfo;
import org.longwave.api.InsertSlot;
import org.longwave.api.StripInfo;
import org.longwave.ui.desk.Patch;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Pane;

/** Window thread. The first dynamics effect of a strip, a compressor before all others, and what it turns down now. */
final class StripDynamics implements ReductionField.Source {
    private final Pane pane;
    private final StripInfo strip;
    private Patch readOf;
    private InsertInfo insert;
    private String label = "";

    StripDynamics(Pane pane, StripInfo strip) {
        this.pane = pane;
        this.strip = strip;
    }

    private InsertInfo insert() {
        Patch patch = pane.studio().desk().patch();
        if (patch == readOf) return insert;
        readOf = patch;
        insert = null;
        for (int slot = 0; slot < 4; slot++) {
            InsertInfo here = patch.insert(false, strip.number(), slot);
            if (here == null || here.missing() || equalises(here)) continue;
            boolean compressor = here.effect().contains("compressor");
            if (insert == null || compressor && !insert.effect().contains("compressor")) insert = here;
        }
        label = insert == null ? Nls.text("mixer.dyn.none") : words(insert);
        return insert;
    }

    private static boolean equalises(InsertInfo here) {
        return EqModel.of(here) != null || here.effect().contains("-eq");
    }

    private static String words(InsertInfo insert) {
        String key = "mixer.dyn." + insert.effect().replace("longwave.", "");
        String name = Nls.knows(key) ? Nls.text(key) : insert.name();
        return insert.bypassed() ? name + " " + Nls.text("mixer.eq.bypassed") : name;
    }

    @Override
    public String name() {
        return Nls.text("mixer.dyn.of", strip.label());
    }

    @Override
    public String label(Frame frame) {
        insert();
        return label;
    }

    @Override
    public float reductionDb(Frame frame) {
        InsertInfo now = insert();
        if (now == null || now.bypassed()) return Float.NaN;
        return frame.meters().stripReductionDb(strip.number(), now.slot());
    }

    @Override
    public void open() {
        InsertInfo now = insert();
        if (now != null) EffectWindow.open(pane, now.place());
        else menu(pane.canvas().toDisplay(6, Blocks.TOP + 80));
    }

    @Override
    public boolean menu(Point at) {
        InsertInfo now = insert();
        InsertSlot slot = now != null ? now.place() : free();
        if (slot == null) pane.studio().desk().refuse(Nls.text("mixer.insert.noFree", strip.label()));
        else InsertMenu.open(pane, slot, at);
        return true;
    }

    private InsertSlot free() {
        for (int s = 0; s < 4; s++) {
            InsertSlot slot = InsertSlot.ofStrip(strip.number(), s);
            if (!pane.studio().desk().patch().inserts().containsKey(slot)) return slot;
        }
        return null;
    }
}
