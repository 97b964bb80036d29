package org.longwave.ui.recorder;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.RecordedFile.Levels;
import org.longwave.api.output.RecorderState;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.desk.Output;
import org.longwave.ui.desk.RecorderFacts;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Badge;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. A recorder: state, elapsed time, file, size, what was lost, how long the disk lasts; its card. */
final class RecorderBlock implements Item {
    static final int HEAD = 44;

    private final Pane pane;
    private final Rectangle bounds;
    private final String name;
    private Face face;

    /** Everything that is on the screen. */
    private record Face(
            Kind kind,
            State state,
            boolean paused,
            String time,
            String file,
            String figures,
            String space,
            boolean spaceShort,
            String detail) {}

    RecorderBlock(Pane pane, Rectangle bounds, String name) {
        this.pane = pane;
        this.bounds = bounds;
        this.name = name;
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public void frame(Frame frame) {
        RecorderFacts facts = pane.studio().watch().facts().recorders().get(name);
        for (Output output : frame.desk().outputs()) {
            if (!output.name().equals(name)) continue;
            Face now = face(output.status(), facts == null ? null : facts.state(), frame.desk());
            if (now.equals(face)) return;
            face = now;
            pane.dirty(bounds.x, bounds.y, bounds.width, HEAD);
            pane.dirty(bounds.x, bounds.y + bounds.height - 60, bounds.width, 60);
        }
    }

    private Face face(OutputStatus s, RecorderState r, DeskState desk) {
        boolean on = s.state() == State.ON;
        long lost = 0;
        for (ConsumerInfo c : desk.consumers())
            if (c.name().equals(name) || c.name().startsWith(name + ".")) lost += c.lostBlocks();
        String time = on && desk.rateHz() > 0 ? Words.time(s.frames() / desk.rateHz()) : "";
        String figures = on ? Words.size(s.bytes()) + " \u00b7 " + Nls.text("recorder.lost", lost) : "";
        if (on && r != null && r.current() != null)
            figures += loudness(r.current().levels());
        return new Face(
                s.kind(),
                s.state(),
                r != null && r.paused(),
                time,
                file(s.target()),
                figures,
                r == null || r.spaceSeconds() < 0 ? "" : Nls.text("recorder.left", span(r.spaceSeconds())),
                r != null && r.spaceShort(),
                s.detail());
    }

    private static String loudness(Levels levels) {
        return Double.isFinite(levels.integratedLufs())
                ? " \u00b7 " + Words.gain((float) levels.integratedLufs()) + " LUFS"
                : "";
    }

    static String file(String target) {
        return target.substring(Math.max(target.lastIndexOf('/'), target.lastIndexOf('\\')) + 1);
    }

    /** "6 h 12 min", "45 min", "12 d". */
    static String span(long seconds) {
        if (seconds >= 72 * 3600) return Nls.text("recording.days", seconds / 86_400);
        if (seconds >= 3600) return seconds / 3600 + " h " + seconds / 60 % 60 + " min";
        return seconds >= 60 ? seconds / 60 + " min" : seconds + " s";
    }

    private boolean trouble() {
        return face.state() == State.RETRYING || face.state() == State.FAILED;
    }

    @Override
    public void still(GC gc) {
        Look look = pane.look();
        Draw.box(gc, bounds, 3, look.colour(Token.STRIP), look.colour(Token.LINE_SUBTLE), 1);
    }

    @Override
    public void paint(GC gc) {
        if (face == null) return;
        Look look = pane.look();
        Rectangle edge = new Rectangle(bounds.x + 1, bounds.y + 1, 6, bounds.height - 2);
        if (trouble()) {
            Draw.hatch(gc, edge, look.colour(Token.WARN), look.mix(Token.ON_WARN, Token.WARN, 0.6));
        } else {
            gc.setBackground(look.colour(
                    face.state() != State.ON
                            ? Token.LINE_SUBTLE
                            : face.kind() == Kind.RECORDER ? Token.AIR : Token.OK));
            gc.fillRectangle(edge);
        }
        Badge badge = face.paused() && face.state() == State.ON
                ? new Badge("recorder.paused", Icon.PAUSE, Token.WARN, Token.ON_WARN, Token.WARN)
                : Badge.of(face.kind(), face.state());
        int x = bounds.x + 14 + badge.paint(gc, look, bounds.x + 14, bounds.y + 11) + 14;
        if (!face.time().isEmpty()) {
            gc.setFont(look.font(Role.RECORD_TIME));
            gc.setForeground(look.colour(Token.TEXT));
            Draw.text(gc, face.time(), x, bounds.y + 22, SWT.LEFT);
            x += Math.max(92, gc.textExtent(face.time()).x + 14);
        }
        int spaceWidth = 0;
        int right = bounds.x + bounds.width - 10;
        if (!face.space().isEmpty()) {
            gc.setFont(look.font(Role.NOTE));
            gc.setForeground(look.colour(face.spaceShort() ? Token.WARN_TEXT : Token.TEXT2));
            Draw.text(gc, face.space(), right, bounds.y + 14, SWT.RIGHT);
            spaceWidth = gc.textExtent(face.space()).x + (face.spaceShort() ? 20 : 0);
            if (face.spaceShort())
                Icon.ALARM.paint(gc, right - spaceWidth - 2, bounds.y + 14, look.colour(Token.WARN_TEXT));
        }
        gc.setFont(look.font(Role.ROW_NAME));
        gc.setForeground(look.colour(Token.TEXT));
        Draw.text(gc, Draw.shorten(gc, name, right - spaceWidth - 8 - x), x, bounds.y + 14, SWT.LEFT);
        gc.setFont(look.font(Role.NARROW));
        gc.setForeground(look.colour(Token.TEXT2));
        int figures = gc.textExtent(face.figures()).x;
        Draw.text(gc, face.figures(), right, bounds.y + 32, SWT.RIGHT);
        gc.setForeground(look.colour(Token.TEXT3));
        Draw.text(gc, Draw.shorten(gc, face.file(), right - figures - 10 - x), x, bounds.y + 32, SWT.LEFT);
        if (face.detail().isEmpty()) return;
        gc.setFont(look.font(trouble() ? Role.TEXT_MEDIUM : Role.NARROW));
        gc.setForeground(look.colour(trouble() ? Token.WARN_TEXT : Token.TEXT2));
        Draw.text(
                gc,
                Draw.shorten(gc, face.detail(), bounds.width - 26),
                bounds.x + 14,
                bounds.y + bounds.height - 50,
                SWT.LEFT);
    }

    @Override
    public String help() {
        return face == null ? null : face.file() + (face.detail().isEmpty() ? "" : "\n" + face.detail());
    }

    @Override
    public Spoken spoken() {
        if (face == null) return null;
        String words = String.join(
                ". ",
                face.paused()
                        ? Nls.text("recorder.paused")
                        : Badge.of(face.kind(), face.state()).word(),
                face.time(),
                face.figures(),
                face.space(),
                face.detail());
        return new Spoken(
                ACC.ROLE_LISTITEM,
                Nls.text(face.kind() == Kind.RECORDER ? "recorder.row" : "recorder.report", name),
                words,
                false);
    }
}
