package org.longwave.ui.onair;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.desk.Lamp;
import org.longwave.ui.desk.Output;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Badge;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. A mount: name, codec, address; its state; what the return feed says; listeners; in trouble the reason. */
final class MountRow implements Item {
    static final int HEIGHT = 56;
    static final int NOTED = 76;
    static final int TROUBLE = 100;
    /** Room of the listeners and their course, right of the state. */
    private static final int FIGURES = 100;
    /** What the return feed needs at least. */
    private static final int FEED = 130;

    private static final Pattern NEXT = Pattern.compile("(?:Next try in (\\d+) s|Trying again now)\\.");

    private final Pane pane;
    private final Rectangle bounds;
    private final String name;
    private final int button;
    private DeskState shownOf;
    private Face face;

    /** Everything that is on the screen. */
    private record Face(
            Kind kind,
            State state,
            Badge badge,
            boolean wrong,
            String codec,
            String target,
            FeedWords feed,
            String listeners,
            String detail,
            String untouched) {}

    /** @param button width of the buttons at the right */
    MountRow(Pane pane, Rectangle bounds, String name, int button) {
        this.pane = pane;
        this.bounds = bounds;
        this.name = name;
        this.button = button;
    }

    static int height(OutputStatus s) {
        if (s.state() == State.RETRYING || s.state() == State.FAILED) return TROUBLE;
        return s.detail().isEmpty() ? HEIGHT : NOTED;
    }

    /** Where the second column begins. */
    static int column(int width) {
        return Math.max(170, width * 36 / 100);
    }

    /** Whether the listeners' course has room beside the return feed. */
    static boolean roomForCourse(int width, int button) {
        return width - button - FIGURES - column(width) >= FEED;
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public void frame(Frame frame) {
        if (frame.desk() == shownOf) return;
        shownOf = frame.desk();
        for (Output output : frame.desk().outputs()) {
            if (!output.name().equals(name)) continue;
            Face now = face(output, frame.desk());
            if (!now.equals(face)) pane.dirty(bounds);
            face = now;
        }
    }

    private Face face(Output output, DeskState desk) {
        OutputStatus s = output.status();
        boolean on = s.state() == State.ON;
        int kbit = on ? pane.studio().watch().kbitPerSecond(name) : 0;
        String codec = s.encoder() + (kbit > 0 ? (s.encoder().isEmpty() ? "" : " \u00b7 ") + kbit + " kbit/s" : "");
        int scheme = s.target().indexOf("://");
        String detail = s.detail();
        FeedWords feed = FeedWords.of(s, Instant.now());
        boolean wrong = FeedWords.wrong(s);
        Matcher next = NEXT.matcher(detail);
        if (next.find()) {
            feed = FeedWords.next(next.group(1));
            detail = next.replaceFirst("").strip();
        }
        return new Face(
                s.kind(),
                s.state(),
                badge(s, wrong),
                wrong,
                codec,
                scheme < 0 ? s.target() : s.target().substring(scheme + 3),
                feed,
                on && s.listeners() >= 0 ? String.format(Nls.locale(), "%,d", s.listeners()) : "",
                detail.replace(" The other outputs go on.", ""),
                untouched(desk));
    }

    private static Badge badge(OutputStatus s, boolean wrong) {
        if (wrong) return Badge.NOT_HEARD;
        boolean heard = s.state() == State.ON && s.returnFeed().heardWithin(Lamp.FRESH, Instant.now());
        return heard ? Badge.HEARD : Badge.of(s.kind(), s.state());
    }

    /** What goes on although this mount is in trouble; counted, not promised. */
    private String untouched(DeskState desk) {
        int others = 0;
        int recorders = 0;
        for (Output o : desk.outputs()) {
            if (o.status().state() != State.ON || o.name().equals(name)) continue;
            if (o.status().kind() == Kind.STREAM || o.status().kind() == Kind.LISTENER) others++;
            if (o.status().kind() == Kind.RECORDER) recorders++;
        }
        List<String> goOn = new ArrayList<>();
        if (others > 0) goOn.add(others == 1 ? Nls.text("onair.other") : Nls.text("onair.otherMany", others));
        if (recorders > 0)
            goOn.add(recorders == 1 ? Nls.text("onair.recording") : Nls.text("onair.recordings", recorders));
        if (goOn.isEmpty()) return Nls.text("onair.alone");
        boolean plural = goOn.size() > 1 || others > 1 || recorders > 1;
        return Nls.text(
                plural ? "onair.untouched.many" : "onair.untouched.one", String.join(Nls.text("onair.and"), goOn));
    }

    private int y(int px) {
        return bounds.y + pane.look().stretched(px);
    }

    private boolean trouble() {
        return face.state() == State.RETRYING || face.state() == State.FAILED;
    }

    @Override
    public void paint(GC gc) {
        if (face == null) return;
        Look look = pane.look();
        boolean trouble = trouble();
        boolean warn = trouble || face.wrong();
        Token line = warn ? Token.WARN_LINE : Token.LINE_SUBTLE;
        Draw.box(gc, bounds, 3, look.colour(Token.STRIP), look.colour(line), warn ? 2 : 1);
        Rectangle edge = new Rectangle(bounds.x + 1, bounds.y + 1, 6, bounds.height - 2);
        if (warn) {
            Draw.hatch(gc, edge, look.colour(Token.WARN), look.mix(Token.ON_WARN, Token.WARN, 0.6));
        } else {
            gc.setBackground(look.colour(
                    face.state() != State.ON ? Token.LINE_SUBTLE : face.kind() == Kind.STREAM ? Token.AIR : Token.OK));
            gc.fillRectangle(edge);
        }
        paintName(gc, look);
        paintState(gc, look);
        if (!face.listeners().isEmpty()) paintListeners(gc, look);
        if (!face.detail().isEmpty() || trouble) paintReason(gc, look, trouble);
    }

    /** Beside the badge; what has no room there is left to the help. */
    private void paintListeners(GC gc, Look look) {
        int right = bounds.x + bounds.width - button - 20;
        int left = bounds.x + column(bounds.width) + face.badge().width(gc, look) + 6;
        gc.setForeground(look.colour(Token.TEXT));
        for (Role role : new Role[] {Role.LISTENERS, Role.TEXT_MEDIUM, Role.NARROW}) {
            gc.setFont(look.font(role));
            if (gc.textExtent(face.listeners()).x > right - left) continue;
            Draw.text(gc, face.listeners(), right, y(19), SWT.RIGHT);
            return;
        }
    }

    private void paintName(GC gc, Look look) {
        int x = bounds.x + 16;
        int room = column(bounds.width) - 26;
        gc.setFont(look.font(Role.ROW_NAME));
        gc.setForeground(look.colour(Token.TEXT));
        String shown = Draw.fit(gc, name, room);
        Draw.text(gc, shown, x, y(15), SWT.LEFT);
        gc.setFont(look.font(Role.NARROW));
        gc.setForeground(look.colour(Token.TEXT3));
        Draw.text(gc, Draw.fit(gc, face.target(), room), x, y(31), SWT.LEFT);
        Draw.text(gc, Draw.fit(gc, face.codec(), room), x, y(45), SWT.LEFT);
    }

    private void paintState(GC gc, Look look) {
        int x = bounds.x + column(bounds.width);
        face.badge().paint(gc, look, x, bounds.y + 8);
        gc.setFont(look.font(Role.NARROW));
        gc.setForeground(look.colour(face.feed().colour()));
        boolean course =
                roomForCourse(bounds.width, button) && pane.studio().watch().listeners(name) != null;
        int room = bounds.x + bounds.width - button - (course ? FIGURES : 16) - x;
        boolean all = gc.textExtent(face.feed().text()).x <= room;
        String shown = all ? face.feed().text() : Draw.fit(gc, face.feed().brief(), room);
        Draw.text(gc, shown, x, y(42), SWT.LEFT);
    }

    private void paintReason(GC gc, Look look, boolean trouble) {
        int x = bounds.x + 16;
        int room = bounds.width - 32 - (trouble ? button + 12 : 0);
        gc.setFont(look.font(trouble ? Role.TEXT_MEDIUM : Role.NARROW));
        gc.setForeground(look.colour(trouble || face.wrong() ? Token.WARN_TEXT : Token.TEXT2));
        String reason = face.detail().isEmpty() ? Nls.text("onair.unreachable") : face.detail();
        Draw.text(gc, Draw.fit(gc, reason, room), x, y(65), SWT.LEFT);
        if (!trouble) return;
        gc.setFont(look.font(Role.NARROW));
        gc.setForeground(look.colour(Token.TEXT2));
        Draw.text(gc, Draw.fit(gc, face.untouched(), room), x, y(84), SWT.LEFT);
    }

    @Override
    public String help() {
        if (face == null) return null;
        String feed = face.feed().text().isEmpty() ? "" : "\n" + face.feed().text();
        String count = face.listeners().isEmpty() ? "" : "\n" + Nls.text("onair.listeners", face.listeners());
        return face.target() + "\n" + face.codec() + count + feed
                + (face.detail().isEmpty() ? "" : "\n" + face.detail());
    }

    @Override
    public Spoken spoken() {
        if (face == null) return null;
        String words = String.join(
                ". ",
                face.badge().word(),
                face.feed().text(),
                face.detail(),
                trouble() ? face.untouched() : "",
                face.listeners().isEmpty() ? "" : Nls.text("onair.listeners", face.listeners()),
                face.codec());
        return new Spoken(ACC.ROLE_LISTITEM, Nls.text("onair.row", name), words, false);
    }
}
