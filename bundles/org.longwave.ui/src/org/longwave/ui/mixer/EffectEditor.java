package org.longwave.ui.mixer;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.api.InsertInfo;
import org.longwave.api.effect.EffectParameter;
import org.longwave.ui.Studio;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.Control;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.Scale;
import org.longwave.ui.pane.Slider;

/** Window thread. The editor of any effect, made from what it says of its parameters: a slider for each, its reduction. */
final class EffectEditor {
    private static final int ROW = 38;
    private static final int GAP = 6;
    private static final int WIDTH = 600;

    private final EffectValues values;
    private final EditorHead.Compare compare = new EditorHead.Compare();
    private final Pane pane;

    EffectEditor(Composite parent, Studio studio, EffectValues values) {
        this.values = values;
        pane = new Pane(parent, studio, Token.PANEL, this::layout);
        pane.canvas().addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ESC) pane.canvas().getShell().close();
        });
    }

    static Point size(InsertInfo insert) {
        int rows = (insert.parameters().size() + 1) / 2;
        return new Point(WIDTH, EditorHead.HEIGHT + 16 + 28 + rows * (ROW + GAP) + 60);
    }

    Pane pane() {
        return pane;
    }

    private void layout(Pane p) {
        if (p.area().isEmpty() || values.insert() == null) return;
        InsertInfo insert = values.insert();
        EditorHead.add(p, values, compare, Token.LINE_STRONG);
        p.items().add(new EffectWatch(p, values, true));
        int y = EditorHead.HEIGHT + 10;
        p.items().add(new ReductionField(p, new Rectangle(12, y, p.area().width - 24, 24), new Reduction()));
        y += 24 + GAP;
        int width = (p.area().width - 24 - GAP) / 2;
        List<EffectParameter> all = insert.parameters();
        int rows = (all.size() + 1) / 2;
        for (int i = 0; i < all.size(); i++) {
            Rectangle at = new Rectangle(12 + (i / rows) * (width + GAP), y + (i % rows) * (ROW + GAP), width, ROW);
            p.items().add(slider(p, values, i, at, all.get(i).name()));
        }
        Caption.Style hint = Caption.Style.left(Role.STATUS, Token.TEXT3);
        Rectangle foot = new Rectangle(12, y + rows * (ROW + GAP), p.area().width - 24, 20);
        p.items().add(new Caption(p, foot, hint, f -> Nls.text("mixer.editor.hint")));
    }

    /** A slider for a parameter. */
    static Slider slider(Pane pane, EffectValues values, int index, Rectangle at, String label) {
        EffectParameter parameter = values.insert().parameters().get(index);
        Control control = new Control(parameter.name(), f -> values.of(index), v -> values.sent(index, v));
        return new Slider(pane, at, Scale.of(parameter), label, control).fonts(Role.NARROW, Role.BUTTON_SMALL);
    }

    private final class Reduction implements ReductionField.Source {
        @Override
        public String name() {
            return Nls.text("mixer.editor.reduction");
        }

        @Override
        public String label(Frame frame) {
            return name();
        }

        @Override
        public float reductionDb(Frame frame) {
            int slot = values.slot().slot();
            return values.slot().onBus()
                    ? frame.meters().busReductionDb(values.slot().owner(), slot)
                    : frame.meters().stripReductionDb(values.slot().owner(), slot);
        }

        @Override
        public void open() {
            // it is open already
        }

        @Override
        public boolean opens() {
            return false;
        }
    }
}
