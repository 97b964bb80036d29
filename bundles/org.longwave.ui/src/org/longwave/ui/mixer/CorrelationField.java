package org.longwave.ui.mixer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. How alike left and right are: -1 opposite, +1 the same; amber below 0, where mono loses sound. */
final class CorrelationField implements Item {
    private final Pane pane;
    private final Rectangle bounds;
    private final BusReading meters;
    private float shown = Float.NaN;
    private int thumb;
    private String words = Words.NONE;

    CorrelationField(Pane pane, Rectangle bounds, BusReading meters) {
        this.pane = pane;
        this.bounds = bounds;
        this.meters = meters;
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    private int at(float value) {
        return bounds.x + 5 + Math.round((value + 1) / 2 * (bounds.width - 10));
    }

    @Override
    public void frame(Frame frame) {
        float now = meters.of(frame) ? Math.clamp(meters.frame().correlation(), -1f, 1f) : Float.NaN;
        float rounded = Float.isNaN(now) ? now : Math.round(now * 20) / 20f;
        if (Float.compare(rounded, shown) == 0) return;
        shown = rounded;
        thumb = Float.isNaN(rounded) ? 0 : at(rounded);
        words = Float.isNaN(rounded) ? Words.NONE : (rounded > 0 ? "+" : "") + Words.plain(rounded);
        pane.dirty(bounds);
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        Draw.box(gc, bounds, 2, look.colour(Token.FIELD), look.colour(Token.LINE_SUBTLE), 1);
        int middle = bounds.y + (bounds.height - 5) / 2;
        gc.setFont(look.font(Role.SOURCE));
        gc.setForeground(look.colour(Token.FIELD_TEXT));
        Draw.text(gc, Nls.text("mixer.correlation"), bounds.x + 5, middle, SWT.LEFT);
        boolean opposite = shown < 0;
        gc.setFont(look.font(Role.SOURCE_BOLD));
        gc.setForeground(look.colour(opposite ? Token.WARN_TEXT : Token.FIELD_VALUE));
        Draw.text(gc, words, bounds.x + bounds.width - 5, middle, SWT.RIGHT);
        int y = bounds.y + bounds.height - 5;
        gc.setBackground(look.colour(Token.LINE_SUBTLE));
        gc.fillRectangle(bounds.x + 5, y, bounds.width - 10, 2);
        gc.setBackground(look.colour(Token.LINE_STRONG));
        gc.fillRectangle(at(0), y - 2, 1, 6);
        if (thumb == 0) return;
        gc.setBackground(look.colour(opposite ? Token.WARN : Token.FIELD_VALUE));
        gc.fillRectangle(thumb - 1, y - 2, 3, 6);
    }

    @Override
    public String help() {
        return Nls.text("mixer.help.correlation");
    }

    @Override
    public Spoken spoken() {
        return new Spoken(ACC.ROLE_PROGRESSBAR, Nls.text("mixer.correlation"), words, false);
    }
}
