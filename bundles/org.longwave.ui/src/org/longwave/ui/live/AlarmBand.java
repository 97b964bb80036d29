package org.longwave.ui.live;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.desk.Event;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. The newest alarm nobody has accepted: hatch, sentence, how many more; a press accepts it. */
final class AlarmBand implements Item {
    private static final int EDGE = 26;

    private final Pane pane;
    private final Rectangle bounds;
    private List<Event> shownOf;
    private Event first;
    private String words = "";
    private int open;
    private boolean hidden;
    private int acceptX;

    AlarmBand(Pane pane, Rectangle bounds) {
        this.pane = pane;
        this.bounds = bounds;
    }

    /** The alarm to be shown, or null. */
    static Event first(Studio studio) {
        List<Event> events = studio.watch().events().events();
        return events.isEmpty() || !events.getFirst().onTop() ? null : events.getFirst();
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public boolean active() {
        return first != null && !hidden;
    }

    @Override
    public void frame(Frame frame) {
        Desk.Refusal said = pane.studio().desk().refusal();
        boolean nowHidden = said.nanos() != 0 && frame.nanos() - said.nanos() < StatusLine.BESIDE_ALARM_NANOS;
        List<Event> events = pane.studio().watch().events().events();
        if (events == shownOf && nowHidden == hidden) return;
        shownOf = events;
        hidden = nowHidden;
        first = first(pane.studio());
        open = (int) events.stream().filter(Event::onTop).count();
        words = first == null ? "" : sentence();
        pane.dirty(bounds);
    }

    private String sentence() {
        String text = BarTiles.sentence(first);
        if (first.state() == Event.State.OVER) text = Nls.text("status.over", text);
        return open > 1 ? Nls.text("status.more", text, open - 1) : text;
    }

    @Override
    public void paint(GC gc) {
        if (!active()) return;
        Look look = pane.look();
        Rectangle edge = new Rectangle(bounds.x, bounds.y, EDGE, bounds.height);
        Draw.hatch(gc, edge, look.colour(Token.WARN), look.mix(Token.ON_WARN, Token.WARN, 0.6));
        int middle = bounds.y + bounds.height / 2;
        gc.setFont(look.font(Role.BUTTON_SMALL));
        String accept = Nls.text("status.accept");
        int width = gc.textExtent(accept).x + 18;
        acceptX = bounds.x + bounds.width - width;
        Draw.box(
                gc,
                new Rectangle(acceptX, bounds.y + 2, width, bounds.height - 4),
                3,
                look.colour(Token.RAISED),
                look.colour(Token.LINE_CONTROL),
                1);
        gc.setForeground(look.colour(Token.TEXT));
        Draw.text(gc, accept, acceptX + width / 2, middle, SWT.CENTER);
        Icon.ALARM.paint(gc, bounds.x + EDGE + 6, middle, look.colour(Token.WARN_TEXT));
        gc.setFont(look.font(Role.STATUS));
        gc.setForeground(look.colour(Token.WARN_TEXT));
        int x = bounds.x + EDGE + 28;
        Draw.text(gc, Draw.shorten(gc, words, acceptX - x - 8), x, middle, SWT.LEFT);
    }

    @Override
    public void release(MouseEvent e, boolean inside) {
        if (!inside || first == null) return;
        if (e.x >= acceptX) pane.studio().watch().events().accept(first.number());
        else StationBar.open(pane.studio(), "events");
    }

    @Override
    public boolean key(KeyEvent e) {
        if (first == null || e.character != ' ' && e.character != SWT.CR) return false;
        pane.studio().watch().events().accept(first.number());
        return true;
    }

    @Override
    public String help() {
        return first == null || hidden ? "" : words + "\n" + Nls.text("status.accept.help");
    }

    @Override
    public Spoken spoken() {
        return first == null ? null : new Spoken(ACC.ROLE_ALERT, Nls.text("status.alarm", words), "", false);
    }
}
