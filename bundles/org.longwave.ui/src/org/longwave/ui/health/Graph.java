package org.longwave.ui.health;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;

/** Window thread. What all pictures of the health view share: a title at the left, a verdict at the right, a plot. */
final class Graph {
    static final int HEAD = 22;

    private Graph() {}

    /** Where the plot lies. */
    static Rectangle plot(Rectangle bounds) {
        return new Rectangle(bounds.x, bounds.y + HEAD, bounds.width, bounds.height - HEAD);
    }

    static void still(GC gc, Look look, Rectangle bounds) {
        Draw.box(gc, plot(bounds), 3, look.colour(Token.PLOT), look.colour(Token.LINE_SUBTLE), 1);
    }

    static void head(GC gc, Look look, Rectangle bounds, String title, String verdict, boolean bad) {
        gc.setFont(look.font(Role.TEXT_MEDIUM));
        gc.setForeground(look.colour(Token.TEXT));
        Draw.text(gc, title, bounds.x, bounds.y + HEAD / 2 - 1, SWT.LEFT);
        int used = gc.textExtent(title).x + 12;
        gc.setFont(look.font(Role.SOURCE));
        gc.setForeground(look.colour(bad ? Token.WARN_TEXT : Token.TEXT2));
        Draw.text(
                gc,
                Draw.fit(gc, verdict, bounds.width - used),
                bounds.x + bounds.width,
                bounds.y + HEAD / 2 - 1,
                SWT.RIGHT);
    }
}
