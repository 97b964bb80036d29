package org.longwave.ui.loudness;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.api.meter.BusMeters;
import org.longwave.api.meter.SpectrumFrame;
import org.longwave.ui.Studio;
import org.longwave.ui.law.MeterLaw;
import org.longwave.ui.law.PeakHold;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.Shape;

/** Window thread. The spectrum of a bus in thirds of an octave; it is computed only while this can be seen. */
public final class SpectrumPane {
    private final Studio studio;
    private final BusChoice bus = new BusChoice();
    private final Pane pane;

    public SpectrumPane(Composite parent, Studio studio) {
        this.studio = studio;
        pane = new Pane(parent, studio, Token.PANEL, this::layout);
    }

    public Pane pane() {
        return pane;
    }

    private void layout(Pane p) {
        p.items().add(new Shape(p, bus::shape));
        Rectangle a = p.area();
        bus.button(p, new Rectangle(8, 4, 110, 22), Nls.text("loudness.spectrum"));
        Caption.Style note = Caption.Style.right(Role.SOURCE, Token.TEXT3);
        p.items()
                .add(new Caption(
                        p, new Rectangle(130, 4, a.width - 138, 22), note, f -> Nls.text("loudness.spectrum.note")));
        p.items().add(new Bands(new Rectangle(8, 30, a.width - 16, Math.max(50, a.height - 36))));
    }

    /** The bars. */
    private final class Bands implements Item {
        private static final int SCALE = 24;
        private static final int FOOT = 16;
        private static final float FLOOR_DB = -72;
        private static final float FALL_DB = 1.2f;
        private static final int[] MARKS = {2, 8, 11, 14, 17, 20, 23, 26, 29};
        private static final String[] MARK_WORDS = {"31", "125", "250", "500", "1 k", "2 k", "4 k", "8 k", "16 k"};

        private final Rectangle bounds;
        private final SpectrumFrame spectrum = new SpectrumFrame();
        private final float[] db = new float[SpectrumFrame.BANDS];
        private final PeakHold[] holds = new PeakHold[SpectrumFrame.BANDS];
        private final int[] tops = new int[SpectrumFrame.BANDS];
        private final int[] marks = new int[SpectrumFrame.BANDS];
        private boolean there;

        Bands(Rectangle bounds) {
            this.bounds = bounds;
            for (int i = 0; i < holds.length; i++) {
                holds[i] = new PeakHold();
                db[i] = FLOOR_DB;
            }
        }

        @Override
        public Rectangle bounds() {
            return bounds;
        }

        private Rectangle plot() {
            return new Rectangle(bounds.x + SCALE, bounds.y + 4, bounds.width - SCALE, bounds.height - FOOT - 4);
        }

        private int y(float level) {
            Rectangle plot = plot();
            return plot.y + Math.round(Math.clamp(level / FLOOR_DB, 0, 1) * (plot.height - 1));
        }

        private int x(int band) {
            return plot().x + 2 + band * (plot().width - 4) / SpectrumFrame.BANDS;
        }

        @Override
        public void still(GC gc) {
            Look look = pane.look();
            Rectangle plot = plot();
            Draw.box(gc, plot, 2, look.colour(Token.PLOT), look.colour(Token.LINE_SUBTLE), 1);
            gc.setFont(look.font(Role.SCALE));
            for (int mark = 0; mark > FLOOR_DB; mark -= 12) {
                gc.setForeground(look.colour(Token.GRID));
                if (mark < 0) gc.drawLine(plot.x + 1, y(mark), plot.x + plot.width - 2, y(mark));
                gc.setForeground(look.colour(Token.TEXT3));
                String words = mark == 0 ? "0" : Words.MINUS + -mark;
                Draw.text(gc, words, plot.x - 5, Math.max(y(mark), plot.y + 5), SWT.RIGHT);
            }
            for (int i = 0; i < MARKS.length; i++) {
                int middle = (x(MARKS[i]) + x(MARKS[i] + 1)) / 2;
                Draw.text(gc, MARK_WORDS[i], middle, bounds.y + bounds.height - 7, SWT.CENTER);
            }
        }

        @Override
        public void frame(Frame frame) {
            BusMeters meters = studio.watch().meters();
            int number = bus.number(frame.desk());
            there = meters != null && number >= 0 && meters.readSpectrum(number, spectrum);
            for (int i = 0; i < db.length; i++) {
                float now = there ? Math.max(FLOOR_DB, MeterLaw.dbfs(spectrum.band(i))) : FLOOR_DB;
                db[i] = Math.max(now, db[i] - FALL_DB);
                int top = y(db[i]);
                int mark = y(holds[i].next(now, frame.nanos()));
                if (top == tops[i] && mark == marks[i]) continue;
                tops[i] = top;
                marks[i] = mark;
                pane.dirty(x(i), plot().y, x(i + 1) - x(i), plot().height);
            }
        }

        @Override
        public void paint(GC gc) {
            Look look = pane.look();
            Rectangle plot = plot();
            int end = plot.y + plot.height - 1;
            gc.setAntialias(SWT.OFF);
            for (int i = 0; i < db.length; i++) {
                int width = Math.max(1, x(i + 1) - x(i) - 2);
                gc.setBackground(look.colour(Token.WAVE));
                if (tops[i] < end) gc.fillRectangle(x(i), tops[i], width, end - tops[i]);
                gc.setBackground(look.colour(Token.METER_HOLD));
                if (marks[i] < end - 1 && marks[i] > 0) gc.fillRectangle(x(i), marks[i], width, 2);
            }
            gc.setAntialias(SWT.ON);
        }

        @Override
        public Spoken spoken() {
            int loudest = 0;
            for (int i = 1; i < db.length; i++) if (db[i] > db[loudest]) loudest = i;
            String value = there
                    ? Nls.text(
                            "loudness.loudest",
                            Math.round(1000 * Math.pow(10, (loudest - 17) / 10.0)),
                            Words.gain(db[loudest]))
                    : Nls.text("loudness.nothingYet");
            return new Spoken(ACC.ROLE_GRAPHIC, Nls.text("loudness.bands"), value, false);
        }
    }
}
