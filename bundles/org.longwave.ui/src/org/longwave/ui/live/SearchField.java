package org.longwave.ui.live;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. Looks like the field it opens: search for commands, strips, settings. */
final class SearchField implements Item {
    private final Pane pane;
    private final Rectangle bounds;
    private final Runnable open;
    private boolean over;

    SearchField(Pane pane, Rectangle bounds, Runnable open) {
        this.pane = pane;
        this.bounds = bounds;
        this.open = open;
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
    public void paint(GC gc) {
        Look look = pane.look();
        Draw.box(
                gc, bounds, 2, look.colour(Token.FIELD), look.colour(over ? Token.LINE_STRONG : Token.LINE_CONTROL), 1);
        int middle = bounds.y + bounds.height / 2;
        Icon.SEARCH.paint(gc, bounds.x + 6, middle, look.colour(Token.FIELD_TEXT));
        gc.setFont(look.font(Role.BAR_LINE));
        gc.setForeground(look.colour(Token.FIELD_TEXT));
        String keys = pane.studio().deeds().shown(pane.studio().deeds().find("help.search"));
        int room = gc.textExtent(keys).x;
        Draw.text(gc, keys, bounds.x + bounds.width - 7, middle, SWT.RIGHT);
        gc.setFont(look.font(Role.NARROW));
        String hint = Nls.text(bounds.width > 260 ? "search.hint" : "search.hint.short");
        Draw.text(gc, Draw.fit(gc, hint, bounds.width - 42 - room), bounds.x + 26, middle, SWT.LEFT);
    }

    @Override
    public void hover(boolean now) {
        over = now;
        pane.dirty(bounds);
    }

    @Override
    public void release(MouseEvent e, boolean inside) {
        if (inside) open.run();
    }

    @Override
    public boolean key(KeyEvent e) {
        if (e.character != ' ' && e.character != SWT.CR) return false;
        open.run();
        return true;
    }

    @Override
    public String help() {
        return Nls.text("search.hint");
    }

    @Override
    public Spoken spoken() {
        return new Spoken(ACC.ROLE_TEXT, Nls.text("search.title"), "", false);
    }
}
