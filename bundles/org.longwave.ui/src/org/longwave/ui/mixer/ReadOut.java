package org.longwave.ui.mixer;

import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. A label and a value that changes, in a field; amber words when a person must look. */
final class ReadOut implements Item {
    private static final int LEAST_LABEL = 20;

    private final Pane pane;
    private final Rectangle bounds;
    private final String label;
    private final Function<Frame, String> value;
    private String words = "";

    ReadOut(Pane pane, Rectangle bounds, String label, Function<Frame, String> value) {
        this.pane = pane;
        this.bounds = bounds;
        this.label = label;
        this.value = value;
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public void still(GC gc) {
        Look look = pane.look();
        Draw.box(gc, bounds, 2, look.colour(Token.FIELD), look.colour(Token.LINE_SUBTLE), 1);
    }

    @Override
    public void frame(Frame frame) {
        String now = value.apply(frame);
        if (now.equals(words)) return;
        words = now;
        pane.dirty(bounds);
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        int middle = bounds.y + bounds.height / 2;
        gc.setFont(look.font(Role.SOURCE_BOLD));
        gc.setForeground(look.colour(Token.FIELD_VALUE));
        String said = Draw.fit(gc, words, bounds.width - 10);
        Draw.text(gc, said, bounds.x + bounds.width - 5, middle, SWT.RIGHT);
        // the value comes first; the label, often a name, has what is left
        int room = bounds.width - 16 - gc.textExtent(said).x;
        if (room < LEAST_LABEL) return;
        gc.setFont(look.font(Role.SOURCE));
        gc.setForeground(look.colour(Token.FIELD_TEXT));
        Draw.text(gc, Draw.shorten(gc, label, room), bounds.x + 5, middle, SWT.LEFT);
    }

    @Override
    public String help() {
        return label + " " + words;
    }

    @Override
    public Spoken spoken() {
        return new Spoken(ACC.ROLE_LABEL, label, words, false);
    }
}
