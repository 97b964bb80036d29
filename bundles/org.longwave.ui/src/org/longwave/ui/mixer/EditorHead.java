package org.longwave.ui.mixer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.InsertInfo;
import org.longwave.api.InsertSlot;
import org.longwave.api.effect.EffectInfo;
import org.longwave.api.effect.EffectParameter;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PopUp;
import org.longwave.ui.pane.PushButton;
import org.longwave.ui.pane.PushButton.Face;
import org.longwave.ui.pane.PushButton.Trigger;

/** Window thread. The head of an effect's editor: whose it is, in circuit, presets, A and B, reset, close. */
final class EditorHead {
    static final int HEIGHT = 44;
    private static final int BUTTON = 26;

    private final Pane pane;
    private final EffectValues values;
    private final Compare compare;
    private int right;

    /** Two settings to compare; outlives a layout. */
    static final class Compare {
        private final float[][] kept = new float[2][];
        private int now;
    }

    private EditorHead(Pane pane, EffectValues values, Compare compare) {
        this.pane = pane;
        this.values = values;
        this.compare = compare;
    }

    /** Adds it along the upper edge; returns where its free room ends at the right. */
    static int add(Pane pane, EffectValues values, Compare compare, Token identity) {
        EditorHead head = new EditorHead(pane, values, compare);
        pane.items().add(head.new Ground(identity));
        head.buttons();
        return head.right;
    }

    private Desk desk() {
        return pane.studio().desk();
    }

    private PushButton button(int least, Face face, Predicate<Frame> lit, Runnable act) {
        int width = PushButton.width(pane.look(), face, least);
        right -= width;
        PushButton button = new PushButton(
                pane, new Rectangle(right, (HEIGHT - BUTTON) / 2, width, BUTTON), face, lit, Trigger.RELEASE, act);
        pane.items().add(button);
        right -= 4;
        return button;
    }

    private void buttons() {
        right = pane.area().width - 12;
        button(
                86,
                Face.words(Nls.text("mixer.editor.close"), Nls.text("mixer.editor.close"))
                        .role(Role.BUTTON_SMALL),
                f -> false,
                () -> pane.canvas().getShell().close());
        right -= 8;
        button(
                64,
                Face.words(Nls.text("mixer.editor.reset"), Nls.text("mixer.editor.reset"))
                        .role(Role.BUTTON_SMALL),
                f -> false,
                this::reset);
        for (int side = 1; side >= 0; side--) {
            int which = side;
            String letter = side == 0 ? "A" : "B";
            button(
                    28,
                    Face.words(Nls.text("mixer.editor.setting", letter), letter)
                            .role(Role.BUTTON_SMALL)
                            .lit(Token.SELECT, Token.ON_SELECT),
                    f -> compare.now == which,
                    () -> choose(which));
        }
        right -= 4;
        button(
                90,
                Face.words(Nls.text("mixer.insert.presets"), Nls.text("mixer.insert.presets"))
                        .role(Role.BUTTON_SMALL),
                f -> false,
                this::presets);
        button(
                        96,
                        Face.words(Nls.text("mixer.editor.circuit"), Nls.text("mixer.editor.in"))
                                .role(Role.BUTTON_SMALL)
                                .lit(Token.OK, Token.ON_OK),
                        f -> values.insert() != null && !values.insert().bypassed(),
                        () -> {
                            InsertInfo now = values.insert();
                            if (now != null) desk().submit(InsertMenu.bypass(values.slot(), !now.bypassed()));
                        })
                .words(f -> Nls.text(
                        values.insert() != null && values.insert().bypassed()
                                ? "mixer.editor.bypassed"
                                : "mixer.editor.in"));
    }

    private void choose(int side) {
        if (side == compare.now) return;
        compare.kept[compare.now] = values.copy();
        compare.now = side;
        float[] other = compare.kept[side];
        if (other == null) return;
        send(Nls.text("mixer.undo.compare", owner(), side == 0 ? "A" : "B"), other);
    }

    private void reset() {
        InsertInfo now = values.insert();
        if (now == null) return;
        List<EffectParameter> all = now.parameters();
        float[] initial = new float[all.size()];
        for (int i = 0; i < initial.length; i++) initial[i] = all.get(i).initial();
        send(Nls.text("mixer.undo.reset", owner(), now.name()), initial);
    }

    private void send(String words, float[] to) {
        List<Float> list = new ArrayList<>();
        for (float v : to) list.add(v);
        desk().inserts().values(words, values.slot(), list);
    }

    private String owner() {
        return EffectWindow.owner(desk().state(), values.slot());
    }

    private void presets() {
        InsertInfo now = values.insert();
        EffectInfo effect = now == null ? null : desk().patch().effect(now.effect());
        if (effect == null || effect.presets().isEmpty()) return;
        PopUp menu = new PopUp(pane);
        InsertMenu.presetItems(desk(), menu, values.slot(), effect);
        menu.open(pane.canvas().toDisplay(right, HEIGHT));
    }

    /** Identity bar, names. */
    private final class Ground implements Item {
        private final Token identity;

        Ground(Token identity) {
            this.identity = identity;
        }

        @Override
        public Rectangle bounds() {
            return new Rectangle(0, 0, pane.area().width, HEIGHT);
        }

        @Override
        public void still(GC gc) {
            Look look = pane.look();
            gc.setBackground(look.colour(Token.PANEL));
            gc.fillRectangle(bounds());
            gc.setBackground(look.colour(identity));
            gc.fillRectangle(0, 0, 6, HEIGHT);
            gc.setForeground(look.colour(Token.LINE_SUBTLE));
            gc.drawLine(0, HEIGHT - 1, pane.area().width, HEIGHT - 1);
            gc.setFont(look.font(Role.LISTENERS));
            gc.setForeground(look.colour(Token.TEXT));
            String name = owner();
            Draw.text(gc, name, 18, HEIGHT / 2, SWT.LEFT);
            int x = 18 + gc.textExtent(name).x + 12;
            gc.setFont(look.font(Role.NARROW));
            gc.setForeground(look.colour(Token.TEXT3));
            InsertInfo now = values.insert();
            InsertSlot slot = values.slot();
            String what = now == null ? "" : Nls.text("mixer.editor.what", now.name(), slot.slot() + 1);
            Draw.text(gc, Draw.shorten(gc, what, Math.max(0, right - x - 8)), x, HEIGHT / 2, SWT.LEFT);
        }

        @Override
        public void paint(GC gc) {
            // all of it is still
        }
    }
}
