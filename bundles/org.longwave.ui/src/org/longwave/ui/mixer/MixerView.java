package org.longwave.ui.mixer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.longwave.api.BusInfo;
import org.longwave.api.Names;
import org.longwave.api.StripInfo;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.DisplayClock;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Pane;

/**
 * Window thread. The mixer: strips from the left in the order of the station file, or the buses, the master at the right.
 * A strip's canvas is made once; banks, search, hiding and narrowing only show and move it.
 */
public class MixerView extends ViewPart implements DisplayClock.Part {
    private static final int GAP = 2;
    private static final int MARGIN = 6;
    private static final int WIDEST = 168;

    private Studio studio;
    private Composite body;
    private Desk shown = new Desk(List.of(), List.of(), Set.of(), -1, -1);
    private final List<StripPane> strips = new ArrayList<>();
    private final List<BusPane> buses = new ArrayList<>();
    private final Arrangement arrangement = new Arrangement(this::arrange);
    private MasterPane master;
    private DeskState shownOf;
    private Pane message;
    private MixerHead head;

    /** What decides which panes there are. */
    private record Desk(List<StripInfo> strips, List<BusInfo> buses, Set<String> decks, int program, int monitor) {
        static Desk of(DeskState s) {
            return new Desk(
                    s.strips(), s.buses(), Set.copyOf(s.decks().keySet()), s.bus(Names.PROGRAM), s.bus(Names.MONITOR));
        }
    }

    @Override
    public void init(IViewSite site, IMemento memento) throws PartInitException {
        super.init(site, memento);
        arrangement.read(memento);
    }

    @Override
    public void saveState(IMemento memento) {
        arrangement.write(memento);
    }

    @Override
    public void createPartControl(Composite parent) {
        studio = Studio.of(parent.getDisplay());
        body = new Composite(parent, 0);
        ground();
        Runnable newLook = () -> {
            ground();
            // strips grow with the text
            place();
        };
        studio.look().listen(newLook);
        head = new MixerHead(body, studio, arrangement);
        body.addListener(SWT.Resize, e -> place());
        body.addListener(SWT.Dispose, e -> {
            studio.clock().remove(this);
            studio.look().forget(newLook);
        });
        rebuild();
        studio.clock().add(this);
        studio.reveal(this::reveal);
        studio.narrow(() -> arrangement.allNarrow(!arrangement.allNarrow()));
    }

    /** Brings a strip into sight, in whatever bank or hidden it is, and gives it the focus. */
    private boolean reveal(String id) {
        for (StripPane strip : strips) {
            if (!strip.strip().id().equals(id)) continue;
            arrangement.reveal(strip.strip());
            if (!arrangement.shows(strip.strip())) head.clearSearch();
            arrangement.bring(wanted().indexOf(strip));
            return strip.focusFader();
        }
        return false;
    }

    private void ground() {
        body.setBackground(studio.look().colour(Token.PANEL));
    }

    @Override
    public void frame(Frame frame) {
        if (frame.desk() == shownOf) return;
        shownOf = frame.desk();
        Desk now = Desk.of(frame.desk());
        if (now.equals(shown)) return;
        boolean newBuses = !now.buses().equals(shown.buses());
        shown = now;
        rebuild();
        if (newBuses) relayout();
    }

    @Override
    public void broken(String words) {
        studio.desk().refuse(words);
    }

    /** What has stayed keeps its canvas; only what is new is made, what has gone is taken away. */
    private void rebuild() {
        if (message != null) message.canvas().dispose();
        message = null;
        if (shown.program() < 0) {
            for (Control child : body.getChildren()) if (!head.owns(child)) child.dispose();
            strips.clear();
            buses.clear();
            master = null;
            message = new Pane(body, studio, Token.PANEL, this::sayWhatIsMissing);
        } else {
            rebuildStrips();
            rebuildBuses();
            if (master != null && !master.of(shown.program(), shown.monitor())) {
                master.pane().canvas().dispose();
                master = null;
            }
            if (master == null) master = new MasterPane(body, studio, shown.program(), shown.monitor());
        }
        place();
    }

    private void rebuildStrips() {
        List<StripPane> old = new ArrayList<>(strips);
        strips.clear();
        int place = 1;
        for (StripInfo strip : shown.strips()) {
            boolean player = shown.decks().contains(strip.input());
            StripPane kept = null;
            for (StripPane p : old) if (p.shows(strip, player)) kept = p;
            old.remove(kept);
            if (kept != null) kept.show(strip, place);
            else kept = new StripPane(body, studio, strip, place, player, arrangement);
            strips.add(kept);
            place++;
        }
        for (StripPane gone : old) gone.pane().canvas().dispose();
    }

    private void rebuildBuses() {
        List<BusPane> old = new ArrayList<>(buses);
        buses.clear();
        for (BusInfo bus : shown.buses()) {
            if (bus.number() == shown.program()) continue;
            BusPane kept = null;
            for (BusPane p : old) if (p.of(bus, shown.program(), shown.monitor())) kept = p;
            old.remove(kept);
            buses.add(kept != null ? kept : new BusPane(body, studio, bus, shown.program(), shown.monitor()));
        }
        for (BusPane gone : old) gone.pane().canvas().dispose();
    }

    private void relayout() {
        for (StripPane strip : strips) strip.pane().relayout();
        for (BusPane bus : buses) bus.pane().relayout();
        if (master != null) master.pane().relayout();
    }

    private void sayWhatIsMissing(Pane p) {
        Rectangle a = p.area();
        Caption.Style big = new Caption.Style(Role.LAMP, Token.TEXT2, SWT.CENTER);
        Caption.Style line = new Caption.Style(Role.TEXT, Token.TEXT3, SWT.CENTER);
        Rectangle above = new Rectangle(8, a.height / 2 - 40, a.width - 16, 34);
        p.items().add(new Caption(p, above, big, f -> Nls.text("mixer.noEngine")));
        Rectangle below = new Rectangle(8, a.height / 2, a.width - 16, 20);
        p.items().add(new Caption(p, below, line, f -> Nls.text("mixer.noEngine.sentence")));
    }

    /** The operator arranged strips anew. */
    private void arrange(boolean layoutToo) {
        place();
        if (layoutToo) relayout();
    }

    private void place() {
        Rectangle area = body.getClientArea();
        if (area.isEmpty()) return;
        head.place(area.width, message == null);
        if (message != null) {
            message.canvas().setBounds(area);
            return;
        }
        int masterWidth = studio.look().stretched(area.width >= 1000 ? MasterPane.WIDTH : MasterPane.SLIM);
        Rectangle room = new Rectangle(
                MARGIN,
                MixerHead.HEIGHT,
                area.width - 3 * MARGIN - masterWidth,
                area.height - MixerHead.HEIGHT - MARGIN);
        int end = arrangement.buses() ? placeBuses(room) : placeStrips(room);
        int left = room.x + room.width - end;
        if (left >= MasterPane.BROAD - masterWidth) {
            left -= MasterPane.BROAD - masterWidth;
            masterWidth = MasterPane.BROAD;
        }
        boolean full = left < 120;
        int x = full ? area.width - MARGIN - masterWidth : end + MARGIN;
        master.pane().canvas().setBounds(x, room.y, masterWidth, room.height);
    }

    private List<StripPane> wanted() {
        return strips.stream().filter(s -> arrangement.shows(s.strip())).toList();
    }

    private int widthOf(StripPane strip) {
        boolean narrow = arrangement.narrow(strip.strip().id());
        return narrow ? StripPane.NARROW : studio.look().grown(StripPane.WIDTH);
    }

    /** Returns where the last one ends. */
    private int placeStrips(Rectangle room) {
        for (BusPane bus : buses) bus.pane().canvas().setVisible(false);
        List<StripPane> wanted = wanted();
        int first = arrangement.first(wanted.size());
        int count = 0;
        int used = 0;
        // from the first one on as many as fit; at the end of the row it fills up to the left
        while (first + count < wanted.size() && used + widthOf(wanted.get(first + count)) + GAP <= room.width + GAP)
            used += widthOf(wanted.get(first + count++)) + GAP;
        while (first > 0 && used + widthOf(wanted.get(first - 1)) + GAP <= room.width + GAP) {
            used += widthOf(wanted.get(--first)) + GAP;
            count++;
        }
        int wides = (int) wanted.subList(first, first + count).stream()
                .filter(s -> widthOf(s) > StripPane.NARROW)
                .count();
        int extra = wides > 0 ? extra(room.width + GAP - used, wides) : 0;
        arrangement.shown(first, count, wanted.size());
        int x = room.x;
        for (StripPane strip : strips) {
            int at = wanted.indexOf(strip);
            boolean here = at >= first && at < first + count;
            strip.pane().canvas().setVisible(here);
            if (!here) continue;
            int width = widthOf(strip) + (widthOf(strip) > StripPane.NARROW ? extra : 0);
            strip.pane().canvas().setBounds(x, room.y, width, room.height);
            x += width + GAP;
        }
        return x - GAP;
    }

    /** What each of the wide strips gets of the room that is left, up to a width that a hand still spans. */
    private int extra(int left, int among) {
        int most = Math.max(0, WIDEST - studio.look().grown(StripPane.WIDTH));
        return Math.clamp(left / among, 0, most);
    }

    private int placeBuses(Rectangle room) {
        for (StripPane strip : strips) strip.pane().canvas().setVisible(false);
        int width = studio.look().grown(StripPane.WIDTH);
        int fit = Math.max(1, (room.width + GAP) / (width + GAP));
        int first = Math.clamp(arrangement.first(buses.size()), 0, Math.max(0, buses.size() - fit));
        int count = Math.min(fit, buses.size() - first);
        arrangement.shown(first, count, buses.size());
        if (count > 0) width += extra(room.width + GAP - count * (width + GAP), count);
        int x = room.x;
        for (int i = 0; i < buses.size(); i++) {
            boolean here = i >= first && i < first + count;
            buses.get(i).pane().canvas().setVisible(here);
            if (!here) continue;
            buses.get(i).pane().canvas().setBounds(x, room.y, width, room.height);
            x += width + GAP;
        }
        return x - GAP;
    }

    @Override
    public void setFocus() {
        for (StripPane strip : strips)
            if (strip.pane().canvas().isVisible()) {
                strip.pane().canvas().setFocus();
                return;
            }
        head.setFocus();
    }

    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
