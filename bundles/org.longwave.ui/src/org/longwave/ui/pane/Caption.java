package org.longwave.ui.pane;

import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;

/**
 * Window thread. One line of text that changes. It is meant to fit; one that may be longer ({@link #mayShorten}) ends in an
 * ellipsis then. The tooltip has the whole.
 */
public final class Caption implements Item {
    private final Pane pane;
    private final Rectangle bounds;
    private final Style style;
    private final Function<Frame, String> text;
    private String words = "";
    private boolean shortens;

    /** @param align SWT.LEFT, CENTER or RIGHT */
    public record Style(Role role, Token colour, int align) {
        public static Style left(Role role, Token colour) {
            return new Style(role, colour, SWT.LEFT);
        }

        public static Style right(Role role, Token colour) {
            return new Style(role, colour, SWT.RIGHT);
        }
    }

    public Caption(Pane pane, Rectangle bounds, Style style, Function<Frame, String> text) {
        this.pane = pane;
        this.bounds = bounds;
        this.style = style;
        this.text = text;
    }

    /** It holds names or sentences of others, which may be longer than the room. */
    public Caption mayShorten() {
        shortens = true;
        return this;
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public void frame(Frame frame) {
        String now = text.apply(frame);
        if (now.equals(words)) return;
        words = now;
        pane.dirty(bounds);
    }

    @Override
    public void paint(GC gc) {
        gc.setFont(pane.look().font(style.role()));
        gc.setForeground(pane.look().colour(style.colour()));
        int x = style.align() == SWT.LEFT
                ? bounds.x
                : style.align() == SWT.RIGHT ? bounds.x + bounds.width : bounds.x + bounds.width / 2;
        String said = shortens ? Draw.shorten(gc, words, bounds.width) : Draw.fit(gc, words, bounds.width);
        Draw.text(gc, said, x, bounds.y + bounds.height / 2, style.align());
    }

    @Override
    public String help() {
        return words;
    }
}
