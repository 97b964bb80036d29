package org.longwave.ui.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.part.ViewPart;
import org.longwave.api.Names;
import org.longwave.api.StripInfo;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.DisplayClock;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PushButton;
import org.longwave.ui.pane.PushButton.Face;
import org.longwave.ui.pane.PushButton.Trigger;

/** Window thread. The mixer: strips from the left in the order of the station file, the master at the right. */
public final class MixerView extends ViewPart implements DisplayClock.Part {
    public static final String ID = "org.longwave.ui.mixer";
    private static final int GAP = 2;
    private static final int MARGIN = 6;
    private static final int WIDEST = 132;
    private static final int BANK_HEIGHT = 26;

    private Studio studio;
    private Composite body;
    private Desk shown = new Desk(List.of(), Set.of(), -1, -1);
    private final List<StripPane> strips = new ArrayList<>();
    private MasterPane master;
    private DeskState shownOf;
    private Pane message;
    private Pane bank;
    private int first;

    /** What decides which panes there are. */
    private record Desk(List<StripInfo> strips, Set<String> decks, int program, int monitor) {
        static Desk of(DeskState s) {
            return new Desk(s.strips(), Set.copyOf(s.decks().keySet()), s.bus(Names.PROGRAM), s.bus(Names.MONITOR));
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        studio = Studio.of(parent.getDisplay());
        body = new Composite(parent, 0);
        body.setBackground(studio.look().colour(Token.PANEL));
        body.addListener(org.eclipse.swt.SWT.Resize, e -> place());
        body.addListener(org.eclipse.swt.SWT.Dispose, e -> studio.clock().remove(this));
        rebuild();
        studio.clock().add(this);
        studio.reveal(this::reveal);
    }

    /** Brings a strip into sight and gives it the focus. */
    private boolean reveal(String id) {
        for (int i = 0; i < strips.size(); i++) {
            if (!id.equals(strips.get(i).pane().canvas().getData("strip"))) continue;
            if (i < first || i >= first + fitting()) first = i;
            place();
            return strips.get(i).pane().canvas().setFocus();
        }
        return false;
    }

    @Override
    public void frame(Frame frame) {
        if (frame.desk() == shownOf) return;
        shownOf = frame.desk();
        Desk now = Desk.of(frame.desk());
        if (now.equals(shown)) return;
        shown = now;
        rebuild();
    }

    @Override
    public void broken(String words) {
        studio.desk().refuse(words);
    }

    private void rebuild() {
        for (Control child : body.getChildren()) child.dispose();
        strips.clear();
        master = null;
        bank = null;
        message = null;
        if (shown.program() < 0) {
            message = new Pane(body, studio, Token.PANEL, this::sayWhatIsMissing);
        } else {
            int place = 1;
            for (StripInfo strip : shown.strips())
                strips.add(new StripPane(
                        body, studio, strip, place++, shown.decks().contains(strip.input())));
            master = new MasterPane(body, studio, shown.program(), shown.monitor());
            bank = new Pane(body, studio, Token.PANEL, this::bankButtons);
        }
        place();
    }

    private void sayWhatIsMissing(Pane p) {
        Rectangle a = p.area();
        Caption.Style head = new Caption.Style(Role.LAMP, Token.TEXT2, org.eclipse.swt.SWT.CENTER);
        Caption.Style line = new Caption.Style(Role.TEXT, Token.TEXT3, org.eclipse.swt.SWT.CENTER);
        p.items()
                .add(new Caption(p, new Rectangle(8, a.height / 2 - 40, a.width - 16, 34), head, f -> "No engine yet"));
        p.items()
                .add(new Caption(
                        p,
                        new Rectangle(8, a.height / 2, a.width - 16, 20),
                        line,
                        f -> "The strips appear here as soon as the audio engine is there."));
    }

    private int fitting() {
        int room = body.getClientArea().width - 2 * MARGIN - MasterPane.WIDTH - MARGIN;
        return Math.max(1, room / (StripPane.WIDTH + GAP));
    }

    private void place() {
        Rectangle area = body.getClientArea();
        if (area.isEmpty()) return;
        if (message != null) {
            message.canvas().setBounds(area);
            return;
        }
        int fit = fitting();
        boolean banked = strips.size() > fit;
        first = Math.clamp(first, 0, Math.max(0, strips.size() - fit));
        int top = banked ? BANK_HEIGHT + MARGIN : MARGIN;
        int height = area.height - top - MARGIN;
        int room = area.width - 3 * MARGIN - MasterPane.WIDTH;
        int count = Math.max(1, Math.min(fit, strips.size()));
        int width = Math.clamp(room / count - GAP, StripPane.WIDTH, WIDEST);
        for (int i = 0; i < strips.size(); i++) {
            boolean here = i >= first && i < first + fit;
            strips.get(i).pane().canvas().setVisible(here);
            if (here) strips.get(i).pane().canvas().setBounds(MARGIN + (i - first) * (width + GAP), top, width, height);
        }
        int right = banked || room - count * (width + GAP) < 120
                ? area.width - MARGIN - MasterPane.WIDTH
                : MARGIN * 2 + count * (width + GAP);
        master.pane().canvas().setBounds(right, top, MasterPane.WIDTH, height);
        bank.canvas().setVisible(banked);
        bank.canvas().setBounds(0, 0, area.width, BANK_HEIGHT + 2);
    }

    private void bankButtons(Pane p) {
        int fit = fitting();
        Face back = new Face(
                "Strips further left", null, Icon.LEFT, Role.BUTTON, Token.RAISED, Token.TEXT, Token.LINE_CONTROL);
        Face on = new Face(
                "Strips further right", null, Icon.RIGHT, Role.BUTTON, Token.RAISED, Token.TEXT, Token.LINE_CONTROL);
        p.items()
                .add(new PushButton(
                        p, new Rectangle(MARGIN, 4, 36, 22), back, f -> false, Trigger.RELEASE, () -> bank(-fit)));
        p.items()
                .add(new PushButton(
                        p, new Rectangle(MARGIN + 40, 4, 36, 22), on, f -> false, Trigger.RELEASE, () -> bank(fit)));
        p.items()
                .add(new Caption(
                        p,
                        new Rectangle(MARGIN + 86, 4, 300, 22),
                        Caption.Style.left(Role.NARROW, Token.TEXT2),
                        f -> "Strips " + (first + 1) + " to " + Math.min(strips.size(), first + fit) + " of "
                                + strips.size()));
    }

    private void bank(int by) {
        first += by;
        place();
    }

    @Override
    public void setFocus() {
        body.setFocus();
    }
}
