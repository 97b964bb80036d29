package org.longwave.ui.onair;

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
    private static final Pattern NEXT = Pattern.compile("(Next try in \\d+ s|Trying again now)\\.");

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
            String codec,
            String target,
            String feed,
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
        String feed = feed(s);
        Matcher next = NEXT.matcher(detail);
        if (next.find()) {
            feed = next.group(1);
            detail = next.replaceFirst("").strip();
        }
        return new Face(
                s.kind(),
                s.state(),
                codec,
                scheme < 0 ? s.target() : s.target().substring(scheme + 3),
                feed,
                on && s.listeners() >= 0 ? String.format(Nls.locale(), "%,d", s.listeners()) : "",
                detail.replace(" The other outputs go on.", ""),
                untouched(desk));
    }

    /** Nobody listens to the mount yet on the station's behalf, and the row says so. */
    private static String feed(OutputStatus s) {
        return switch (s.state()) {
            case ON -> Nls.text("onair.feed.unchecked");
            case CONNECTING -> Nls.text("onair.feed.wait");
            case RETRYING, FAILED, OFF -> "";
        };
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

    private boolean trouble() {
        return face.state() == State.RETRYING || face.state() == State.FAILED;
    }

    @Override
    public void paint(GC gc) {
        if (face == null) return;
        Look look = pane.look();
        boolean trouble = trouble();
        Token line = trouble ? Token.WARN_LINE : Token.LINE_SUBTLE;
        Draw.box(gc, bounds, 3, look.colour(Token.STRIP), look.colour(line), trouble ? 2 : 1);
        Rectangle edge = new Rectangle(bounds.x + 1, bounds.y + 1, 6, bounds.height - 2);
        if (trouble) {
            Draw.hatch(gc, edge, look.colour(Token.WARN), look.mix(Token.ON_WARN, Token.WARN, 0.6));
        } else {
            gc.setBackground(look.colour(
                    face.state() != State.ON ? Token.LINE_SUBTLE : face.kind() == Kind.STREAM ? Token.AIR : Token.OK));
            gc.fillRectangle(edge);
        }
        paintName(gc, look);
        paintState(gc, look);
        if (!face.listeners().isEmpty()) {
            gc.setFont(look.font(Role.LISTENERS));
            gc.setForeground(look.colour(Token.TEXT));
            Draw.text(gc, face.listeners(), bounds.x + bounds.width - button - 20, bounds.y + 19, SWT.RIGHT);
        }
        if (!face.detail().isEmpty() || trouble) paintReason(gc, look, trouble);
    }

    private void paintName(GC gc, Look look) {
        int x = bounds.x + 16;
        int room = column(bounds.width) - 26;
        gc.setFont(look.font(Role.ROW_NAME));
        gc.setForeground(look.colour(Token.TEXT));
        String shown = Draw.fit(gc, name, room);
        Draw.text(gc, shown, x, bounds.y + 15, SWT.LEFT);
        gc.setFont(look.font(Role.NARROW));
        gc.setForeground(look.colour(Token.TEXT3));
        Draw.text(gc, Draw.fit(gc, face.target(), room), x, bounds.y + 31, SWT.LEFT);
        Draw.text(gc, Draw.fit(gc, face.codec(), room), x, bounds.y + 45, SWT.LEFT);
    }

    private void paintState(GC gc, Look look) {
        int x = bounds.x + column(bounds.width);
        Badge.of(face.kind(), face.state()).paint(gc, look, x, bounds.y + 8);
        gc.setFont(look.font(Role.NARROW));
        gc.setForeground(look.colour(trouble() ? Token.TEXT : Token.TEXT2));
        int room = bounds.x + bounds.width - button - 100 - x;
        Draw.text(gc, Draw.fit(gc, face.feed(), room), x, bounds.y + 42, SWT.LEFT);
    }

    private void paintReason(GC gc, Look look, boolean trouble) {
        int x = bounds.x + 16;
        int room = bounds.width - 32 - (trouble ? button + 12 : 0);
        gc.setFont(look.font(trouble ? Role.TEXT_MEDIUM : Role.NARROW));
        gc.setForeground(look.colour(trouble ? Token.WARN_TEXT : Token.TEXT2));
        String reason = face.detail().isEmpty() ? Nls.text("onair.unreachable") : face.detail();
        Draw.text(gc, Draw.fit(gc, reason, room), x, bounds.y + 65, SWT.LEFT);
        if (!trouble) return;
        gc.setFont(look.font(Role.NARROW));
        gc.setForeground(look.colour(Token.TEXT2));
        Draw.text(gc, Draw.fit(gc, face.untouched(), room), x, bounds.y + 84, SWT.LEFT);
    }

    @Override
    public String help() {
        if (face == null) return null;
        return face.target() + "\n" + face.codec() + (face.detail().isEmpty() ? "" : "\n" + face.detail());
    }

    @Override
    public Spoken spoken() {
        if (face == null) return null;
        String words = String.join(
                ". ",
                Badge.of(face.kind(), face.state()).word(),
                face.feed(),
                face.detail(),
                trouble() ? face.untouched() : "",
                face.listeners().isEmpty() ? "" : Nls.text("onair.listeners", face.listeners()),
                face.codec());
        return new Spoken(ACC.ROLE_LISTITEM, Nls.text("onair.row", name), words, false);
    }
}
