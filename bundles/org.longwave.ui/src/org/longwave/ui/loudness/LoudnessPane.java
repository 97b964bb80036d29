package org.longwave.ui.loudness;

import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.api.meter.BusMeterFrame;
import org.longwave.api.meter.BusMeters;
import org.longwave.ui.Studio;
import org.longwave.ui.law.MeterLaw;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PushButton;
import org.longwave.ui.pane.PushButton.Face;
import org.longwave.ui.pane.PushButton.Trigger;
import org.longwave.ui.pane.Shape;

/** Window thread. The loudness of a bus: bars, figures, a verdict, ten minutes of history. */
public final class LoudnessPane {
    private static final int HEAD = 28;
    private static final int FIGURES = 168;
    private static final int TALL = 160;

    private final Studio studio;
    private final BusChoice bus = new BusChoice();
    private final Target target;
    private final LoudnessSource source;
    private final Pane pane;

    public LoudnessPane(Composite parent, Studio studio) {
        this.studio = studio;
        source = new LoudnessSource(studio, bus);
        target = new Target(studio);
        pane = new Pane(parent, studio, Token.PANEL, this::layout);
    }

    public Pane pane() {
        return pane;
    }

    private void layout(Pane p) {
        p.items().add(new Shape(p, bus::shape));
        Rectangle a = p.area();
        head(p, a);
        int top = HEAD + 2;
        int height = Math.max(60, a.height - top - 6);
        int bars = a.width < 460 ? 124 : 142;
        p.items().add(new LoudnessBars(p, new Rectangle(8, top, bars, height), source, target));
        int figures = p.look().grown(FIGURES);
        figures(p, new Rectangle(8 + bars + 12, top, figures, height));
        int x = 8 + bars + 12 + figures + 12;
        if (a.width - x > 90)
            p.items().add(new LoudnessGraph(p, new Rectangle(x, top, a.width - x - 8, height), bus, target));
    }

    /** Each button has the room its words need; the bus takes what is left, its name may be long. */
    private void head(Pane p, Rectangle a) {
        Face scale = face(Nls.text("loudness.scale"), target.wide() ? "EBU +18" : "EBU +9");
        Face aim = face(Nls.text("loudness.target.name"), Nls.text("loudness.target", target.words()));
        Face pause = face(Nls.text("loudness.pause.name"), Nls.text("loudness.pause"))
                .lit(Token.WARN, Token.ON_WARN);
        Face reset = face(Nls.text("loudness.reset.name"), Nls.text("loudness.reset"));
        int scaleWidth = PushButton.width(p.look(), scale, 60);
        int aimWidth = PushButton.width(p.look(), aim, 72);
        int pauseWidth = PushButton.width(p.look(), pause, 56);
        int resetWidth = PushButton.width(p.look(), reset, 56);
        int left = a.width - 16 - 4 * 6 - scaleWidth - aimWidth - pauseWidth - resetWidth;
        int name = Math.clamp(left, 48, p.look().grown(110));
        bus.button(p, new Rectangle(8, 4, name, 22), Nls.text("loudness.loudness"));
        int x = 8 + name + 6;
        button(p, new Rectangle(x, 4, scaleWidth, 22), scale, () -> {
            target.toggleWide();
            p.relayout();
        });
        Rectangle at = new Rectangle(x + scaleWidth + 6, 4, aimWidth, 22);
        button(
                p,
                at,
                aim,
                () -> p.type(at, target.words(), typed -> {
                    target.type(typed);
                    p.relayout();
                }));
        int right = a.width - 8 - resetWidth;
        button(p, new Rectangle(right, 4, resetWidth, 22), reset, this::reset);
        p.items()
                .add(new PushButton(
                        p,
                        new Rectangle(right - 6 - pauseWidth, 4, pauseWidth, 22),
                        pause,
                        f -> source.of(f) != null && source.of(f).isPaused(),
                        Trigger.RELEASE,
                        this::pause));
    }

    private static Face face(String name, String words) {
        return new Face(name, words, null, Role.BUTTON_SMALL, Token.RAISED, Token.TEXT, Token.LINE_CONTROL);
    }

    private static void button(Pane p, Rectangle at, Face face, Runnable run) {
        p.items().add(new PushButton(p, at, face, f -> false, Trigger.RELEASE, run));
    }

    private void reset() {
        order((meters, number) -> meters.resetLoudness(number));
    }

    private void pause() {
        Frame now = studio.clock().latest();
        boolean paused = now != null && source.of(now) != null && source.of(now).isPaused();
        order((meters, number) -> meters.pauseLoudness(number, !paused));
    }

    private interface Order {
        void to(BusMeters meters, int bus);
    }

    private void order(Order order) {
        BusMeters meters = studio.watch().meters();
        int number = bus.number(studio.desk().state());
        if (meters == null || number < 0) studio.desk().refuse(Nls.text("loudness.none"));
        else studio.desk().order(Nls.text("loudness.loudness"), () -> order.to(meters, number));
    }

    private void figures(Pane p, Rectangle a) {
        Caption.Style label = Caption.Style.left(Role.LABEL, Token.TEXT3);
        Caption.Style big = Caption.Style.left(Role.CLOCK_SMALL, Token.TEXT);
        int y = a.y;
        // in a low window the large figure needs no heading, and the least needed rows go
        if (a.height >= TALL) {
            p.items().add(new Caption(p, new Rectangle(a.x, y, 150, 16), label, f -> Nls.text("loudness.integrated")));
            y += 16;
        }
        p.items().add(new Caption(p, new Rectangle(a.x, y, 110, 38), big, f -> lufs(f, BusMeterFrame.INTEGRATED)));
        p.items().add(new Caption(p, new Rectangle(a.x + 98, y + 14, 50, 18), label, f -> "LUFS"));
        y += 40;
        p.items().add(new Verdict(p, new Rectangle(a.x, y, a.width, 20), source, target));
        y += 24;
        int room = (a.y + a.height - y) / 17;
        int pitch = Math.clamp((a.y + a.height - y) / Math.clamp(room, 1, 4), 17, 24);
        if (room >= 4) {
            row(p, a, y, Nls.text("loudness.momentary"), "LUFS", f -> lufs(f, BusMeterFrame.MOMENTARY));
            y += pitch;
        }
        if (room >= 1) {
            row(p, a, y, Nls.text("loudness.short"), "LUFS", f -> lufs(f, BusMeterFrame.SHORT_TERM));
            y += pitch;
        }
        if (room >= 3) {
            row(p, a, y, Nls.text("loudness.range"), "LU", this::range);
            y += pitch;
        }
        if (room >= 2) row(p, a, y, Nls.text("loudness.peak"), "dBTP", this::peak);
    }

    private static void row(Pane p, Rectangle a, int y, String name, String unit, Function<Frame, String> value) {
        Caption.Style label = Caption.Style.left(Role.TEXT, Token.TEXT2);
        Caption.Style number = Caption.Style.right(Role.LISTENERS, Token.TEXT);
        Caption.Style small = Caption.Style.left(Role.LABEL, Token.TEXT3);
        int wide = p.look().grown(78);
        int figure = p.look().grown(52);
        p.items().add(new Caption(p, new Rectangle(a.x, y, wide, 20), label, f -> name));
        p.items().add(new Caption(p, new Rectangle(a.x + wide, y, figure, 20), number, value));
        int after = a.x + wide + figure + 6;
        p.items().add(new Caption(p, new Rectangle(after, y + 1, p.look().grown(36), 20), small, f -> unit));
    }

    private String lufs(Frame frame, int field) {
        BusMeterFrame now = source.of(frame);
        return now == null ? Words.NONE : Words.level(now.values()[field]);
    }

    private String range(Frame frame) {
        BusMeterFrame now = source.of(frame);
        return now == null || !Float.isFinite(now.rangeLu())
                ? Words.NONE
                : Words.gain(now.rangeLu()).replace("+", "");
    }

    private String peak(Frame frame) {
        BusMeterFrame now = source.of(frame);
        return now == null ? Words.NONE : Words.level(MeterLaw.dbfs(Math.max(now.maxTruePeak(0), now.maxTruePeak(1))));
    }

    /** A sentence: how the integrated loudness stands to its target. */
    private static final class Verdict implements Item {
        private final Pane pane;
        private final Rectangle bounds;
        private final LoudnessSource source;
        private final Target target;
        private String words = "";
        private Token colour = Token.TEXT3;

        Verdict(Pane pane, Rectangle bounds, LoudnessSource source, Target target) {
            this.pane = pane;
            this.bounds = bounds;
            this.source = source;
            this.target = target;
        }

        @Override
        public Rectangle bounds() {
            return bounds;
        }

        @Override
        public void frame(Frame frame) {
            BusMeterFrame now = source.of(frame);
            double off = now == null ? Double.NaN : now.integratedLufs() - target.lufs();
            String next;
            Token is = Token.TEXT3;
            if (!Double.isFinite(off)) next = Nls.text("loudness.nothing");
            else if (Math.abs(off) <= 1) {
                next = Nls.text("loudness.on", target.words());
                is = Token.OK_TEXT;
            } else {
                next = Nls.text(
                        off > 0 ? "loudness.loud" : "loudness.soft",
                        Words.gain((float) Math.abs(off)).replace("+", ""));
                is = Token.WARN_TEXT;
            }
            if (next.equals(words)) return;
            words = next;
            colour = is;
            pane.dirty(bounds);
        }

        @Override
        public void paint(GC gc) {
            gc.setFont(pane.look().font(Role.TEXT_MEDIUM));
            boolean said = colour != Token.TEXT3;
            if (said) {
                Icon icon = colour == Token.OK_TEXT ? Icon.CHECK : Icon.ALARM;
                icon.paint(
                        gc, bounds.x, bounds.y + bounds.height / 2, pane.look().colour(colour));
            }
            gc.setForeground(pane.look().colour(colour));
            Draw.text(gc, words, bounds.x + (said ? 21 : 0), bounds.y + bounds.height / 2, SWT.LEFT);
        }

        @Override
        public Spoken spoken() {
            return new Spoken(ACC.ROLE_LABEL, Nls.text("loudness.verdict"), words, false);
        }
    }
}
