package org.longwave.ui.mixer;

import java.util.Arrays;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.InsertInfo;
import org.longwave.api.effect.EffectParameter;
import org.longwave.ui.law.EqResponse;
import org.longwave.ui.law.EqResponse.Band;
import org.longwave.ui.law.EqResponse.Type;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.Scale;

/**
 * Window thread. The response over the frequencies with a numbered handle for each band. Drag: frequency and gain; wheel
 * or Alt-drag: Q; Ctrl: fine; double-click: 0 dB; 1 to 9 choose, arrows move.
 */
final class EqPlot implements Item {
    private static final int GRAB = 16;
    private static final int STEP = 2;

    private final Pane pane;
    private final Rectangle bounds;
    private final EffectValues values;
    private final EqModel model;
    private final EqAnalyser analyser;
    private final int[] chosen;
    private final EqAxes axes;
    private final double[] hz;
    private final float[] db;
    private final float[] one;
    private final int[] line;
    private final int[] fill;
    private final Color bandFill;
    private final Color spectrumFill;
    private final EqSpectrum before;
    private final EqSpectrum after;
    private EqResponse response;
    private int rateHz;
    private int shownChosen = -1;
    private boolean drew;
    private int lastX;
    private int lastY;
    private double handX;
    private double handY;

    EqPlot(Pane pane, Rectangle bounds, EffectValues values, EqModel model, EqAnalyser analyser, int[] chosen) {
        this.pane = pane;
        this.bounds = bounds;
        this.values = values;
        this.model = model;
        this.analyser = analyser;
        this.chosen = chosen;
        axes = new EqAxes(new Rectangle(bounds.x + 32, bounds.y, bounds.width - 64, bounds.height - 22));
        int points = axes.in().width / STEP + 1;
        hz = new double[points];
        db = new float[points];
        one = new float[points];
        line = new int[2 * points];
        fill = new int[2 * points + 4];
        for (int i = 0; i < points; i++) hz[i] = axes.hz(axes.in().x + i * STEP);
        bandFill = pane.look().mix(Token.CURVE, Token.PLOT, 0.3);
        spectrumFill = pane.look().mix(Token.WAVE, Token.PLOT, 0.28);
        before = new EqSpectrum(axes);
        after = new EqSpectrum(axes);
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public Rectangle ring() {
        return axes.in();
    }

    @Override
    public boolean active() {
        return true;
    }

    @Override
    public void still(GC gc) {
        axes.paint(gc, pane.look());
    }

    @Override
    public void frame(Frame frame) {
        boolean changed = values.frame(frame.nanos());
        int rate = frame.desk().rateHz();
        if (rate == 0 || values.insert() == null) return;
        if (rate != rateHz) {
            response = new EqResponse(rate);
            rateHz = rate;
            changed = true;
        }
        if (changed || chosen[0] != shownChosen) {
            shownChosen = chosen[0];
            compute();
            changed = true;
        }
        boolean draws = analyser.read();
        boolean moved = before.take(analyser.before(), rate) | after.take(analyser.after(), rate);
        if (changed || moved || draws != drew) pane.dirty(bounds);
        drew = draws;
    }

    private Band band(int number) {
        return EqModel.band(values.insert(), model.parameter(number, EqModel.TYPE), values.all());
    }

    private void compute() {
        response.compute(model.bands(values.insert(), values.all()), model.outputDb(values.all()), hz, db);
        Arrays.fill(one, 0);
        response.add(band(chosen[0]), hz, one);
        for (int i = 0; i < hz.length; i++) {
            int x = axes.in().x + i * STEP;
            line[2 * i] = x;
            line[2 * i + 1] = axes.y(db[i]);
            fill[2 * i] = x;
            fill[2 * i + 1] = axes.y(one[i]);
        }
        int end = 2 * hz.length;
        fill[end] = fill[end - 2];
        fill[end + 1] = axes.y(0);
        fill[end + 2] = axes.in().x;
        fill[end + 3] = axes.y(0);
    }

    @Override
    public void paint(GC gc) {
        if (response == null || values.insert() == null) return;
        Look look = pane.look();
        Rectangle clip = gc.getClipping();
        gc.setClipping(axes.in().intersection(clip));
        if (before.shown()) {
            gc.setBackground(spectrumFill);
            gc.fillPolygon(before.area());
        }
        gc.setBackground(bandFill);
        gc.setAlpha(160);
        gc.fillPolygon(fill);
        gc.setAlpha(255);
        if (after.shown()) {
            gc.setForeground(look.colour(Token.WAVE));
            gc.drawPolyline(after.line());
        }
        gc.setForeground(look.colour(values.insert().bypassed() ? Token.TEXT3 : Token.FIELD_VALUE));
        gc.setLineWidth(values.insert().bypassed() ? 1 : 3);
        gc.drawPolyline(line);
        gc.setLineWidth(1);
        gc.setClipping(clip);
        for (int b = 0; b < model.bands().size(); b++) if (b != chosen[0]) handle(gc, look, b);
        handle(gc, look, chosen[0]);
        legend(gc, look);
    }

    private int handleX(Band band) {
        return axes.x(band.hz());
    }

    private int handleY(Band band) {
        return axes.y(band.type().hasGain() ? (float) band.gainDb() : 0);
    }

    private void handle(GC gc, Look look, int number) {
        Band band = band(number);
        boolean isChosen = number == chosen[0];
        int x = handleX(band);
        int y = handleY(band);
        if (isChosen) {
            gc.setForeground(look.colour(Token.CURVE));
            gc.drawLine(x, axes.in().y, x, axes.in().y + axes.in().height - 1);
        }
        EqCard.number(gc, look, number + 1, x, y, isChosen, band.type() != Type.OFF, isChosen ? 13 : 11);
        if (isChosen) tip(gc, look, band, x, y);
    }

    private void tip(GC gc, Look look, Band band, int x, int y) {
        int width = 190;
        int left = x + 24 + width < axes.in().x + axes.in().width ? x + 24 : x - 24 - width;
        int top = Math.clamp(y - 78, axes.in().y + 22, axes.in().y + Math.max(22, axes.in().height - 60));
        Rectangle box = new Rectangle(left, top, width, 48);
        Draw.box(gc, box, 3, look.colour(Token.PANEL), look.colour(Token.LINE_CONTROL), 1);
        gc.setFont(look.font(Role.ROW_NAME));
        gc.setForeground(look.colour(Token.TEXT));
        String words = Words.hertz(band.hz());
        if (band.type().hasGain()) words += "   " + Words.gain((float) band.gainDb()) + " dB";
        Draw.text(gc, words, left + 12, top + 15, SWT.LEFT);
        gc.setFont(look.font(Role.SOURCE));
        gc.setForeground(look.colour(Token.TEXT2));
        String q = "Q " + Words.plain((float) band.q()) + " \u00b7 " + Nls.text("mixer.eq.wheel");
        Draw.text(gc, q, left + 12, top + 34, SWT.LEFT);
    }

    private void legend(GC gc, Look look) {
        gc.setFont(look.font(Role.SOURCE));
        int x = axes.in().x + axes.in().width - 12;
        int y = axes.in().y + 12;
        x = legend(gc, look, x, y, Nls.text("mixer.eq.response"), look.colour(Token.FIELD_VALUE), 3);
        if (after.shown()) x = legend(gc, look, x, y, Nls.text("mixer.eq.after"), look.colour(Token.WAVE), 1);
        if (before.shown()) legend(gc, look, x, y, Nls.text("mixer.eq.before"), spectrumFill, 8);
    }

    private static int legend(GC gc, Look look, int right, int y, String words, Color colour, int thick) {
        int width = gc.textExtent(words).x;
        gc.setForeground(look.colour(Token.TEXT2));
        Draw.text(gc, words, right, y, SWT.RIGHT);
        gc.setBackground(colour);
        gc.fillRectangle(right - width - 22, y - thick / 2, 16, thick);
        return right - width - 40;
    }

    private int near(int x, int y) {
        int best = -1;
        double least = GRAB * GRAB;
        for (int b = 0; b < model.bands().size(); b++) {
            Band band = band(b);
            double dx = handleX(band) - x;
            double dy = handleY(band) - y;
            double far = dx * dx + dy * dy;
            if (far < least || far == least && b == chosen[0]) {
                best = b;
                least = far;
            }
        }
        return best;
    }

    @Override
    public void press(MouseEvent e) {
        if (values.insert() == null) return;
        int band = near(e.x, e.y);
        lastX = band < 0 ? Integer.MIN_VALUE : e.x;
        lastY = e.y;
        if (band < 0) return;
        chosen[0] = band;
        Band now = band(band);
        handX = handleX(now);
        handY = handleY(now);
    }

    @Override
    public void drag(MouseEvent e) {
        if (lastX == Integer.MIN_VALUE || values.insert() == null) return;
        double slow = (e.stateMask & SWT.MOD1) != 0 ? 0.1 : 1;
        double dx = (e.x - lastX) * slow;
        double dy = (e.y - lastY) * slow;
        lastX = e.x;
        lastY = e.y;
        if ((e.stateMask & SWT.ALT) != 0) {
            q(-dy / 4);
            return;
        }
        handX = Math.clamp(handX + dx, axes.in().x, axes.in().x + axes.in().width - 1.0);
        handY += dy;
        set(EqModel.HZ, (float) axes.hz(handX));
        if (band(chosen[0]).type().hasGain()) set(EqModel.GAIN, axes.db(handY));
    }

    private void set(int what, float value) {
        int index = model.parameter(chosen[0], what);
        EffectParameter parameter = values.insert().parameters().get(index);
        Scale scale = Scale.of(parameter);
        float in = Math.clamp(value, parameter.min(), parameter.max());
        float rounded = scale.value(scale.travel(in));
        if (rounded != values.of(index)) values.move(index, rounded);
    }

    private void step(int what, float steps) {
        int index = model.parameter(chosen[0], what);
        Scale scale = Scale.of(values.insert().parameters().get(index));
        values.move(index, scale.step(values.of(index), steps));
    }

    private void q(double steps) {
        step(EqModel.Q, (float) steps);
    }

    @Override
    public boolean wheels() {
        return true;
    }

    @Override
    public void wheel(int notches, boolean fine) {
        if (values.insert() != null) q(notches * (fine ? 0.2 : 1));
    }

    @Override
    public void doubleClick(MouseEvent e) {
        if (values.insert() != null && near(e.x, e.y) >= 0) set(EqModel.GAIN, 0);
    }

    @Override
    public boolean key(KeyEvent e) {
        if (values.insert() == null) return false;
        if (e.character >= '1' && e.character < '1' + model.bands().size()) {
            chosen[0] = e.character - '1';
            return true;
        }
        boolean fine = (e.stateMask & SWT.MOD1) != 0;
        switch (e.keyCode) {
            case SWT.ARROW_UP -> step(EqModel.GAIN, fine ? 0.2f : 1);
            case SWT.ARROW_DOWN -> step(EqModel.GAIN, fine ? -0.2f : -1);
            case SWT.PAGE_UP -> q(1);
            case SWT.PAGE_DOWN -> q(-1);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public String help() {
        return null;
    }

    @Override
    public Spoken spoken() {
        InsertInfo insert = values.insert();
        if (insert == null) return null;
        Band b = band(chosen[0]);
        String value = Nls.text("mixer.eq.band", chosen[0] + 1) + " " + Words.hertz(b.hz()) + " "
                + Words.gain((float) b.gainDb()) + " dB";
        if (after.shown()) value += ", " + Nls.text("mixer.eq.loudest", Words.hertz(after.loudestHz()));
        return new Spoken(ACC.ROLE_GRAPHIC, Nls.text("mixer.eq.response"), value, false);
    }
}
