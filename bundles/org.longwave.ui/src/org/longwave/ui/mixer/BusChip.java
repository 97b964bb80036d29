package org.longwave.ui.mixer;

import java.util.List;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.BusInfo;
import org.longwave.api.Names;
import org.longwave.api.StripInfo;
import org.longwave.api.command.Assign;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.desk.Patch;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PopUp;

/** Window thread. Whether a strip is assigned to a bus; the last of a row may stand for all that have no room. */
final class BusChip implements Item {
    private static final int CHIPS = 3;

    private final Pane pane;
    private final Rectangle bounds;
    private final StripInfo strip;
    private final BusInfo bus;
    private final int more;
    private Patch shownOf;
    private boolean on;
    private boolean over;

    /** @param more buses that this one stands for; 0: it is a bus itself */
    private BusChip(Pane pane, Rectangle bounds, StripInfo strip, BusInfo bus, int more) {
        this.pane = pane;
        this.bounds = bounds;
        this.strip = strip;
        this.bus = bus;
        this.more = more;
    }

    /** Buses that strips can go to. */
    static List<BusInfo> assignable(DeskState desk) {
        return desk.buses().stream()
                .filter(b -> !b.kind().equals(BusInfo.MONITOR))
                .toList();
    }

    static void row(Pane pane, Rectangle at, StripInfo strip) {
        List<BusInfo> all = assignable(pane.studio().desk().state());
        int chips = Math.min(CHIPS, all.size());
        int width = (at.width - 3 * (CHIPS - 1)) / CHIPS;
        for (int i = 0; i < chips; i++) {
            int more = i == CHIPS - 1 && all.size() > CHIPS ? all.size() - CHIPS + 1 : 0;
            Rectangle r = new Rectangle(at.x + i * (width + 3), at.y, width, at.height);
            pane.items().add(new BusChip(pane, r, strip, all.get(i), more));
        }
    }

    /** "PGM", "REC": three letters for a bus. */
    static String letters(BusInfo bus) {
        if (bus.id().equals(Names.PROGRAM)) return "PGM";
        String text = bus.label().replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
        return text.substring(0, Math.min(3, text.length()));
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
        Patch patch = pane.studio().desk().patch();
        if (patch == shownOf) return;
        shownOf = patch;
        boolean now = assigned(patch);
        if (now != on) pane.dirty(bounds);
        on = now;
    }

    private boolean assigned(Patch patch) {
        if (more == 0) return patch.route(strip.number(), bus.number()).assigned();
        List<BusInfo> all = assignable(pane.studio().desk().state());
        for (BusInfo b : all.subList(Math.min(CHIPS - 1, all.size()), all.size()))
            if (patch.route(strip.number(), b.number()).assigned()) return true;
        return false;
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        Token ground = on ? Token.RAISED : over ? Token.HOVER : Token.STRIP;
        Draw.box(gc, bounds, 2, look.colour(ground), look.colour(on ? Token.LINE_CONTROL : Token.LINE_SUBTLE), 1);
        gc.setFont(look.font(on ? Role.SCALE_BOLD : Role.SCALE));
        gc.setForeground(look.colour(on ? Token.TEXT : Token.TEXT3));
        String words = more > 0 ? "+" + more : letters(bus);
        Draw.text(gc, words, bounds.x + bounds.width / 2, bounds.y + bounds.height / 2, SWT.CENTER);
    }

    @Override
    public void hover(boolean now) {
        over = now;
        pane.dirty(bounds);
    }

    @Override
    public void release(MouseEvent e, boolean inside) {
        if (inside) act();
    }

    private void act() {
        if (more > 0) menu(pane.canvas().toDisplay(bounds.x, bounds.y + bounds.height));
        else pane.studio().desk().submit(new Assign(strip.number(), bus.number(), !on));
    }

    @Override
    public boolean menu(Point at) {
        PopUp menu = new PopUp(pane);
        fill(pane, menu, strip);
        menu.open(at);
        return true;
    }

    static void fill(Pane pane, PopUp menu, StripInfo strip) {
        Desk desk = pane.studio().desk();
        for (BusInfo b : assignable(desk.state())) {
            boolean now = desk.patch().route(strip.number(), b.number()).assigned();
            menu.check(b.label(), now, () -> desk.submit(new Assign(strip.number(), b.number(), !now)));
        }
    }

    @Override
    public boolean key(KeyEvent e) {
        if (e.character != ' ' && e.character != SWT.CR) return false;
        act();
        return true;
    }

    private String name() {
        return Nls.text("mixer.assign", strip.label(), more > 0 ? Nls.text("mixer.moreBuses") : bus.label());
    }

    @Override
    public String help() {
        return name();
    }

    @Override
    public Spoken spoken() {
        return new Spoken(ACC.ROLE_CHECKBUTTON, name(), Nls.text(on ? "pane.on" : "pane.off"), on);
    }
}
