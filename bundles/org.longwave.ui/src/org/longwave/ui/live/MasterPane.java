package org.longwave.ui.live;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.api.MeterFrame;
import org.longwave.api.Names;
import org.longwave.api.StripInfo;
import org.longwave.api.command.SetMaster;
import org.longwave.api.command.SetPfl;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.Control;
import org.longwave.ui.pane.Fader;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.LevelField;
import org.longwave.ui.pane.LevelMeter;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PeakField;
import org.longwave.ui.pane.PushButton;
import org.longwave.ui.pane.PushButton.Face;
import org.longwave.ui.pane.PushButton.Trigger;
import org.longwave.ui.pane.Slider;

/** Window thread. The programme bus's master and what the operator's phones hear. */
final class MasterPane {
    static final int WIDTH = 164;
    private static final int MARGIN = 8;
    private static final int[] MARKS = {0, 3, 6, 9, 12, 18, 24, 30, 40, 60};

    private final int program;
    private final int monitor;
    private final Pane pane;

    MasterPane(Composite parent, Studio studio, int program, int monitor) {
        this.program = program;
        this.monitor = monitor;
        pane = new Pane(parent, studio, Token.PANEL, this::layout);
        pane.canvas().setData("strip", "master");
    }

    Pane pane() {
        return pane;
    }

    private void layout(Pane p) {
        Rectangle area = p.area();
        if (area.isEmpty()) return;
        Rows rows = Rows.of(area);
        int inner = area.width - 2 * MARGIN;
        StripHead.Title title = new StripHead.Title(Token.TEXT, "Programme", "Bus 1");
        p.items().add(new StripHead(p, area, title, f -> new StripState(false, destinations(f.desk()), "", "")));
        if (monitor >= 0) phones(p, rows, inner);
        p.items().add(new LimiterField(p, new Rectangle(MARGIN, rows.balance(), inner, 22), program));
        Control master =
                new Control("Programme Fader", f -> f.meters().busFaderDb(program), v -> new SetMaster(program, v));
        Fader fader = new Fader(p, new Rectangle(4, rows.fader(), 66, rows.faderHeight()), 42, master, f -> false);
        p.items().add(new LevelField(p, new Rectangle(MARGIN, rows.level(), 64, 20), fader));
        p.items().add(new PeakField(p, new Rectangle(MARGIN + 68, rows.level(), inner - 68, 20), new PeakField.Peaks() {
            @Override
            public float peak(Frame f) {
                return Math.max(f.meters().busPeak(program, 0), f.meters().busPeak(program, 1));
            }

            @Override
            public int clips(Frame f) {
                return f.meters().busClips(program);
            }
        }));
        meter(p, rows);
        p.items().add(fader);
        buttons(p, rows, inner);
    }

    private void meter(Pane p, Rows rows) {
        Rectangle well = new Rectangle(78, rows.fader() + 20, 38, rows.faderHeight() - 40);
        p.items().add(new LevelMeter(p, well, 18, MARKS, new LevelMeter.Levels() {
            @Override
            public float peak(Frame f, int channel) {
                return f.meters().busPeak(program, channel);
            }

            @Override
            public float rms(Frame f, int channel) {
                return f.meters().busRms(program, channel);
            }

            @Override
            public String sign(Frame f) {
                return "";
            }
        }));
        Caption.Style small = new Caption.Style(Role.SCALE, Token.TEXT3, SWT.CENTER);
        p.items().add(new Caption(p, new Rectangle(78, rows.fader() + 4, 18, 12), small, f -> "L"));
        p.items().add(new Caption(p, new Rectangle(98, rows.fader() + 4, 18, 12), small, f -> "R"));
        p.items().add(new Caption(p, new Rectangle(122, rows.fader() + 4, 34, 12), small, f -> "dBFS"));
    }

    private void phones(Pane p, Rows rows, int inner) {
        int y = rows.card();
        p.items()
                .add(new Caption(
                        p,
                        new Rectangle(MARGIN, y, inner, 16),
                        Caption.Style.left(Role.SOURCE, Token.TEXT3),
                        f -> "Monitor: phones follow"));
        p.items().add(new PhonesField(p, new Rectangle(MARGIN, y + 18, inner, 28)));
        Control level =
                new Control("Monitor Phones", f -> f.meters().busFaderDb(monitor), v -> new SetMaster(monitor, v));
        p.items().add(new Slider(p, new Rectangle(MARGIN, y + 52, inner, 22), Slider.Scale.LEVEL, level));
    }

    private void buttons(Pane p, Rows rows, int inner) {
        Studio studio = p.studio();
        p.items()
                .add(new PushButton(
                        p,
                        new Rectangle(MARGIN, rows.mute(), inner, 26),
                        Face.words("Reset all peak fields", "Reset peaks"),
                        f -> false,
                        Trigger.RELEASE,
                        studio.clock()::resetPeaks));
        p.items()
                .add(new PushButton(
                        p,
                        new Rectangle(MARGIN, rows.pfl(), inner, 30),
                        Face.words("Switch every PFL off", "PFL off").with(Icon.HEADPHONES),
                        f -> false,
                        Trigger.RELEASE,
                        () -> studio.desk()
                                .state()
                                .strips()
                                .forEach(s -> studio.desk().submit(new SetPfl(s.number(), false)))));
    }

    private static String destinations(DeskState desk) {
        long sending = desk.outputs().stream()
                .filter(o -> o.status().state() == State.ON)
                .filter(o -> desk.consumers().stream()
                        .noneMatch(c -> c.name().equals(o.name()) && !c.bus().equals(Names.PROGRAM)))
                .count();
        return sending == 0 ? "goes nowhere" : "to " + Words.count(sending, "output", "outputs");
    }

    /** What the phones hear: the programme, or the strips whose PFL is on. */
    private static final class PhonesField implements Item {
        private final Pane pane;
        private final Rectangle bounds;
        private String words = "";
        private boolean listening;

        PhonesField(Pane pane, Rectangle bounds) {
            this.pane = pane;
            this.bounds = bounds;
        }

        @Override
        public Rectangle bounds() {
            return bounds;
        }

        @Override
        public void frame(Frame frame) {
            String first = "";
            int count = 0;
            for (StripInfo strip : frame.desk().strips())
                if (frame.meters().stripFlag(strip.number(), MeterFrame.PFL) && count++ == 0) first = strip.label();
            String now = count == 0 ? "Programme" : count == 1 ? "PFL " + first : "PFL of " + count + " strips";
            if (now.equals(words)) return;
            words = now;
            listening = count > 0;
            pane.dirty(bounds);
        }

        @Override
        public void paint(GC gc) {
            Draw.box(
                    gc,
                    bounds,
                    2,
                    pane.look().colour(listening ? Token.CUE : Token.FIELD),
                    pane.look().colour(listening ? Token.CUE : Token.LINE_SUBTLE),
                    1);
            Token text = listening ? Token.ON_CUE : Token.FIELD_VALUE;
            int middle = bounds.y + bounds.height / 2;
            Icon.HEADPHONES.paint(gc, bounds.x + 8, middle, pane.look().colour(text));
            gc.setFont(pane.look().font(Role.BUTTON));
            gc.setForeground(pane.look().colour(text));
            Draw.text(gc, Draw.fit(gc, words, bounds.width - 36), bounds.x + 30, middle, SWT.LEFT);
        }
    }

    /** The limiter's reduction; the bar grows from the right. */
    private static final class LimiterField implements Item {
        private static final float RANGE_DB = 12;
        private final Pane pane;
        private final Rectangle bounds;
        private final int bus;
        private String words = "";
        private int pixels;

        LimiterField(Pane pane, Rectangle bounds, int bus) {
            this.pane = pane;
            this.bounds = bounds;
            this.bus = bus;
        }

        @Override
        public Rectangle bounds() {
            return bounds;
        }

        @Override
        public void frame(Frame frame) {
            float gain = frame.meters().busLimiterGain(bus);
            float db = gain > 0 && gain < 1 ? (float) (20 * Math.log10(gain)) : 0;
            String now = Words.gain(db) + " dB";
            int width = Math.round(Math.min(1, -db / RANGE_DB) * (bounds.width - 10));
            if (now.equals(words) && width == pixels) return;
            words = now;
            pixels = width;
            pane.dirty(bounds);
        }

        @Override
        public void paint(GC gc) {
            Draw.box(gc, bounds, 2, pane.look().colour(Token.FIELD), pane.look().colour(Token.LINE_SUBTLE), 1);
            int middle = bounds.y + (bounds.height - 6) / 2;
            gc.setFont(pane.look().font(Role.SOURCE));
            gc.setForeground(pane.look().colour(Token.FIELD_TEXT));
            Draw.text(gc, "Limiter", bounds.x + 5, middle, SWT.LEFT);
            gc.setFont(pane.look().font(Role.SOURCE_BOLD));
            gc.setForeground(pane.look().colour(pixels > 0 ? Token.FIELD_VALUE : Token.FIELD_TEXT));
            Draw.text(gc, words, bounds.x + bounds.width - 5, middle, SWT.RIGHT);
            int y = bounds.y + bounds.height - 5;
            gc.setBackground(pane.look().colour(Token.LINE_SUBTLE));
            gc.fillRectangle(bounds.x + 5, y, bounds.width - 10, 2);
            gc.setBackground(pane.look().colour(Token.WARN));
            gc.fillRectangle(bounds.x + bounds.width - 5 - pixels, y, pixels, 3);
        }
    }
}
