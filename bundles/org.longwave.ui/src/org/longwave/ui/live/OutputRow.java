package org.longwave.ui.live;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.desk.Lamp;
import org.longwave.ui.desk.Output;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Badge;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. An output: name and target, badge, figures, and a sentence when there is something to say. */
final class OutputRow implements Item {
    static final int HEIGHT = 56;
    static final int TALL = 82;
    private static final int LEAST_NAME = 190;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Pane pane;
    private DeskState shownOf;
    private final Rectangle bounds;
    private final String name;
    private Face face;

    /** Everything that is on the screen. */
    private record Face(
            Kind kind, State state, String target, String figure, String unit, String note, String detail) {}

    OutputRow(Pane pane, Rectangle bounds, String name) {
        this.pane = pane;
        this.bounds = bounds;
        this.name = name;
    }

    static boolean tall(OutputStatus s) {
        return !s.detail().isEmpty();
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

    private static Face face(Output output, DeskState desk) {
        OutputStatus s = output.status();
        boolean on = s.state() == State.ON;
        String figure = "";
        String unit = "";
        if ((s.kind() == Kind.RECORDER || s.kind() == Kind.REPORT) && on && desk.rateHz() > 0) {
            figure = Words.time(s.frames() / desk.rateHz());
        } else if (on && s.listeners() >= 0) {
            figure = Integer.toString(s.listeners());
            unit = Nls.count("output.listeners", s.listeners());
        }
        return new Face(s.kind(), s.state(), target(s), figure, unit, note(output, desk), s.detail());
    }

    private static String target(OutputStatus s) {
        if (s.kind() != Kind.RECORDER && s.kind() != Kind.REPORT) {
            int scheme = s.target().indexOf("://");
            return scheme < 0 ? s.target() : s.target().substring(scheme + 3);
        }
        int slash = Math.max(s.target().lastIndexOf('/'), s.target().lastIndexOf('\\'));
        return s.target().substring(slash + 1);
    }

    private static String note(Output output, DeskState desk) {
        OutputStatus s = output.status();
        if (s.state() == State.OFF) return "";
        if (s.state() != State.ON) return s.since() == null ? "" : Nls.text("output.since", time(s));
        String lost = "";
        for (ConsumerInfo c : desk.consumers())
            if (c.name().equals(output.name())) lost = " \u00b7 " + Nls.text("output.lost", c.lostBlocks());
        String size = s.bytes() > 0 ? Words.size(s.bytes()) + lost : Nls.text("output.since", time(s)) + lost;
        if (s.kind() != Kind.STREAM) return size;
        boolean heard = s.returnFeed().heardWithin(Lamp.FRESH, Instant.now());
        return Nls.text(heard ? "output.heard" : "output.notHeard") + " \u00b7 " + size;
    }

    private static String time(OutputStatus s) {
        return s.since() == null ? "" : CLOCK.format(s.since().atZone(ZoneId.systemDefault()));
    }

    /** Where the second column begins: a third of the row, so that targets get the room there is. */
    private int badgeX() {
        return Math.max(LEAST_NAME, bounds.width * 2 / 5);
    }

    private boolean trouble() {
        return face.state() == State.RETRYING || face.state() == State.FAILED;
    }

    @Override
    public void paint(GC gc) {
        if (face == null) return;
        Look look = pane.look();
        boolean trouble = trouble();
        Draw.box(
                gc,
                bounds,
                3,
                look.colour(Token.STRIP),
                look.colour(trouble ? Token.WARN_LINE : Token.LINE_SUBTLE),
                trouble ? 2 : 1);
        Rectangle edge = new Rectangle(bounds.x + 1, bounds.y + 1, 6, bounds.height - 2);
        if (trouble) {
            Draw.hatch(gc, edge, look.colour(Token.WARN), look.mix(Token.ON_WARN, Token.WARN, 0.6));
        } else {
            gc.setBackground(look.colour(edgeColour()));
            gc.fillRectangle(edge);
        }
        paintWords(gc);
        Badge.of(face.kind(), face.state()).paint(gc, look, bounds.x + badgeX(), bounds.y + 9);
    }

    private Token edgeColour() {
        if (face.state() != State.ON) return Token.LINE_SUBTLE;
        return switch (face.kind()) {
            case STREAM, RECORDER -> Token.AIR;
            case LISTENER, PLAYBACK, REPORT -> Token.OK;
        };
    }

    private void paintWords(GC gc) {
        Look look = pane.look();
        int x = bounds.x + 16;
        gc.setFont(look.font(Role.ROW_NAME));
        gc.setForeground(look.colour(Token.TEXT));
        Draw.text(gc, Draw.shorten(gc, name, badgeX() - 24), x, bounds.y + 19, SWT.LEFT);
        gc.setFont(look.font(Role.NARROW));
        gc.setForeground(look.colour(Token.TEXT3));
        Draw.text(gc, Draw.shorten(gc, face.target(), badgeX() - 24), x, bounds.y + 39, SWT.LEFT);
        gc.setForeground(look.colour(Token.TEXT2));
        int room = bounds.width - badgeX() - OutputsPane.BUTTON_WIDTH - 20;
        Draw.text(gc, Draw.fit(gc, face.note(), room), bounds.x + badgeX(), bounds.y + 43, SWT.LEFT);
        paintFigure(gc);
        if (face.detail().isEmpty()) return;
        boolean trouble = trouble();
        gc.setFont(look.font(trouble ? Role.TEXT_MEDIUM : Role.STATUS));
        gc.setForeground(look.colour(trouble ? Token.WARN_TEXT : Token.TEXT2));
        Draw.text(gc, Draw.shorten(gc, face.detail(), bounds.width - 28), x, bounds.y + 66, SWT.LEFT);
    }

    private void paintFigure(GC gc) {
        if (face.figure().isEmpty()) return;
        Look look = pane.look();
        int right = bounds.x + bounds.width - OutputsPane.BUTTON_WIDTH - 16;
        int middle = bounds.y + 20;
        if (!face.unit().isEmpty()) {
            gc.setFont(look.font(Role.SOURCE));
            gc.setForeground(look.colour(Token.TEXT3));
            Draw.text(gc, face.unit(), right, middle, SWT.RIGHT);
            right -= gc.textExtent(face.unit()).x + 4;
        }
        gc.setFont(look.font(face.kind() == Kind.RECORDER ? Role.RECORD_TIME : Role.LISTENERS));
        gc.setForeground(look.colour(Token.TEXT));
        Draw.text(gc, face.figure(), right, middle, SWT.RIGHT);
    }

    @Override
    public String help() {
        return face == null ? null : face.target() + (face.detail().isEmpty() ? "" : "\n" + face.detail());
    }
}
