package org.longwave.ui.mixer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. The ground of a band's card with its number; white edge for the chosen one. A click chooses it. */
final class EqCard implements Item {
    private final Pane pane;
    private final Rectangle bounds;
    private final EffectValues values;
    private final EqModel model;
    private final int band;
    private final int[] chosen;
    private boolean isChosen;
    private boolean isOn;

    EqCard(Pane pane, Rectangle bounds, EffectValues values, EqModel model, int band, int[] chosen) {
        this.pane = pane;
        this.bounds = bounds;
        this.values = values;
        this.model = model;
        this.band = band;
        this.chosen = chosen;
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public boolean active() {
        return true;
    }

    @Override
    public void frame(Frame frame) {
        boolean nowChosen = chosen[0] == band;
        boolean nowOn = values.of(model.parameter(band, EqModel.TYPE)) > 0;
        if (nowChosen == isChosen && nowOn == isOn) return;
        isChosen = nowChosen;
        isOn = nowOn;
        pane.dirty(bounds);
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        Token edge = isChosen ? Token.FOCUS : Token.LINE_SUBTLE;
        Draw.box(gc, bounds, 3, look.colour(Token.STRIP), look.colour(edge), isChosen ? 2 : 1);
        number(gc, look, band + 1, bounds.x + 20, bounds.y + 20, isChosen, isOn, 11);
    }

    /** A number in a ring; filled with white when it is chosen, dashed when it does nothing. */
    static void number(GC gc, Look look, int number, int x, int y, boolean chosen, boolean on, int radius) {
        gc.setBackground(look.colour(chosen ? Token.FIELD_VALUE : Token.STRIP));
        gc.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        gc.setForeground(look.colour(on ? Token.FIELD_VALUE : Token.TEXT3));
        gc.setLineWidth(2);
        if (!on) gc.setLineStyle(SWT.LINE_DOT);
        gc.drawOval(x - radius, y - radius, 2 * radius, 2 * radius);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setLineWidth(1);
        gc.setFont(look.font(Role.BUTTON_SMALL));
        gc.setForeground(look.colour(chosen ? Token.FIELD : on ? Token.FIELD_VALUE : Token.TEXT3));
        Draw.text(gc, Integer.toString(number), x, y, SWT.CENTER);
    }

    @Override
    public void press(MouseEvent e) {
        chosen[0] = band;
    }

    /** Only the ground. */
    record Ground(Pane pane, Rectangle bounds) implements Item {
        @Override
        public void still(GC gc) {
            Look look = pane.look();
            Draw.box(gc, bounds, 3, look.colour(Token.STRIP), look.colour(Token.LINE_SUBTLE), 1);
        }

        @Override
        public void paint(GC gc) {
            // all of it is still
        }
    }
}
