package org.longwave.ui.pane;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;

/** Window thread. A fader's level in figures; a click lets the operator type it. */
public final class LevelField implements Item {
    private final Pane pane;
    private final Rectangle bounds;
    private final Fader fader;
    private String words = "";

    public LevelField(Pane pane, Rectangle bounds, Fader fader) {
        this.pane = pane;
        this.bounds = bounds;
        this.fader = fader;
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
        String now = Words.gain(fader.shown());
        if (now.equals(words)) return;
        words = now;
        pane.dirty(bounds);
    }

    @Override
    public void paint(GC gc) {
        Draw.box(gc, bounds, 2, pane.look().colour(Token.FIELD), pane.look().colour(Token.LINE_SUBTLE), 1);
        gc.setFont(pane.look().font(Role.VALUE));
        gc.setForeground(pane.look().colour(Token.FIELD_VALUE));
        Draw.text(gc, words, bounds.x + bounds.width / 2, bounds.y + bounds.height / 2, SWT.CENTER);
    }

    @Override
    public void release(MouseEvent e, boolean inside) {
        if (inside) pane.type(bounds, "", typed -> fader.set(Words.parseGain(typed)));
    }

    @Override
    public String help() {
        return Nls.text("mixer.help.level");
    }
}
