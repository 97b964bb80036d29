package org.longwave.ui.mixer;

import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.InsertInfo;
import org.longwave.api.InsertSetting;
import org.longwave.api.InsertSlot;
import org.longwave.api.MeterFrame;
import org.longwave.api.command.CommandTarget;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.desk.Patch;
import org.longwave.ui.law.EqResponse;
import org.longwave.ui.law.EqResponse.Band;
import org.longwave.ui.law.EqResponse.Type;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/**
 * Window thread. The response of the first parametric equaliser of a strip or bus, with a strip's high-pass, small; a
 * click opens the large editor, and puts an equaliser into the first free slot when there is none.
 */
final class EqThumb implements Item {
    private static final float RANGE_DB = 18;
    private static final double LOW_HZ = 20;
    private static final double HIGH_HZ = 20_000;
    private static final double BUTTERWORTH = Math.sqrt(0.5);

    private final Pane pane;
    private final Rectangle bounds;
    private final boolean onBus;
    private final int owner;
    private final String label;
    private final Runnable open;
    private final double[] hz;
    private final float[] db;
    private final int[] line;
    private final int[] area;
    private final Color fill;
    private EqResponse response;
    private int rateHz;
    private Patch shownOf;
    private float highPassHz;
    private int highPassSlope;
    private boolean over;
    private boolean flat = true;
    private InsertInfo insert;

    EqThumb(Pane pane, Rectangle bounds, boolean onBus, int owner, String label, Runnable open) {
        this.pane = pane;
        this.onBus = onBus;
        this.bounds = bounds;
        this.owner = owner;
        this.label = label;
        this.open = open;
        int points = Math.max(2, bounds.width - 2);
        hz = new double[points];
        for (int i = 0; i < points; i++) hz[i] = LOW_HZ * Math.pow(HIGH_HZ / LOW_HZ, i / (points - 1.0));
        db = new float[points];
        line = new int[2 * points];
        area = new int[2 * points + 4];
        fill = pane.look().mix(Token.CURVE, Token.PLOT, 0.25);
    }

    /** The slot with the first parametric equaliser of a strip or bus, or null. */
    static InsertSlot slot(Patch patch, boolean onBus, int owner) {
        for (int slot = 0; slot < CommandTarget.SLOTS; slot++)
            if (EqModel.of(patch.insert(onBus, owner, slot)) != null) return new InsertSlot(onBus, owner, slot);
        return null;
    }

    /** Opens the editor of the first equaliser; puts one into the first free slot when there is none. */
    static void edit(Pane pane, boolean onBus, int owner, String label) {
        Desk desk = pane.studio().desk();
        InsertSlot slot = slot(desk.patch(), onBus, owner);
        if (slot != null) {
            EffectWindow.open(pane, slot);
            return;
        }
        for (int s = 0; s < CommandTarget.SLOTS; s++) {
            InsertSlot free = new InsertSlot(onBus, owner, s);
            if (desk.patch().inserts().containsKey(free)) continue;
            if (desk.patch().effect(EffectWindow.EQUALISER) == null) desk.refuse(Nls.text("mixer.insert.noEq"));
            else desk.inserts().install(free, InsertSetting.of(EffectWindow.EQUALISER));
            return;
        }
        desk.refuse(Nls.text("mixer.insert.noFree", label));
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public boolean active() {
        return true;
    }

    @Override
    public void frame(Frame frame) {
        Patch patch = pane.studio().desk().patch();
        float nowHz = onBus ? 0 : frame.meters().strip(owner, MeterFrame.HIGH_PASS_HZ);
        int nowSlope = onBus ? 0 : (int) frame.meters().strip(owner, MeterFrame.HIGH_PASS_SLOPE);
        int nowRate = frame.desk().rateHz();
        boolean same = patch == shownOf && nowHz == highPassHz && nowSlope == highPassSlope && nowRate == rateHz;
        if (same || nowRate == 0) return;
        if (nowRate != rateHz) response = new EqResponse(nowRate);
        shownOf = patch;
        highPassHz = nowHz;
        highPassSlope = nowSlope;
        rateHz = nowRate;
        InsertSlot slot = slot(patch, onBus, owner);
        insert = slot == null ? null : patch.inserts().get(slot);
        int[] before = line.clone();
        boolean wasFlat = flat;
        compute();
        if (wasFlat != flat || !Arrays.equals(before, line)) pane.dirty(bounds);
    }

    private void compute() {
        EqModel eq = EqModel.of(insert);
        boolean there = eq != null && !insert.bypassed();
        float[] values = eq == null ? null : EqModel.values(insert);
        List<Band> bands = there ? eq.bands(insert, values) : List.of();
        response.compute(bands, there ? eq.outputDb(values) : 0, hz, db);
        if (highPassSlope > 0) {
            Type type = highPassSlope == 24 ? Type.LOW_CUT_24 : Type.LOW_CUT_12;
            response.add(new Band(type, highPassHz, 0, BUTTERWORTH), hz, db);
        }
        flat = !there && highPassSlope == 0;
        int middle = bounds.y + bounds.height / 2;
        for (int i = 0; i < db.length; i++) {
            float share = Math.clamp(db[i] / RANGE_DB, -1f, 1f);
            line[2 * i] = bounds.x + 1 + i;
            line[2 * i + 1] = middle - Math.round(share * (bounds.height / 2f - 2));
        }
        System.arraycopy(line, 0, area, 0, line.length);
        int end = line.length;
        area[end] = bounds.x + bounds.width - 2;
        area[end + 1] = bounds.y + bounds.height - 2;
        area[end + 2] = bounds.x + 1;
        area[end + 3] = bounds.y + bounds.height - 2;
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        Token edge = over ? Token.LINE_CONTROL : Token.LINE_SUBTLE;
        Draw.box(gc, bounds, 2, look.colour(Token.PLOT), look.colour(edge), 1);
        int middle = bounds.y + bounds.height / 2;
        if (!flat) {
            gc.setBackground(fill);
            gc.fillPolygon(area);
        }
        gc.setForeground(look.colour(Token.GRID));
        gc.drawLine(bounds.x + 1, middle, bounds.x + bounds.width - 2, middle);
        gc.setFont(look.font(Role.SOURCE));
        gc.setForeground(look.colour(Token.TEXT3));
        Draw.text(gc, "EQ", bounds.x + 5, bounds.y + 9, SWT.LEFT);
        if (insert == null || insert.bypassed()) {
            String words = Nls.text(insert == null ? "mixer.eq.none" : "mixer.eq.bypassed");
            Draw.text(gc, words, bounds.x + bounds.width - 5, bounds.y + 9, SWT.RIGHT);
        }
        gc.setForeground(look.colour(flat ? Token.TEXT3 : Token.CURVE));
        gc.setLineWidth(flat ? 1 : 2);
        if (response != null) gc.drawPolyline(line);
        gc.setLineWidth(1);
    }

    @Override
    public void hover(boolean now) {
        over = now;
        pane.dirty(bounds);
    }

    @Override
    public void release(MouseEvent e, boolean inside) {
        if (inside) open.run();
    }

    @Override
    public boolean menu(Point at) {
        InsertSlot slot = slot(pane.studio().desk().patch(), onBus, owner);
        if (slot != null) InsertMenu.open(pane, slot, at);
        return slot != null;
    }

    @Override
    public boolean key(KeyEvent e) {
        if (e.character != ' ' && e.character != SWT.CR) return false;
        open.run();
        return true;
    }

    @Override
    public String help() {
        return Nls.text("mixer.help.eq", label);
    }

    @Override
    public Spoken spoken() {
        String state = insert == null
                ? Nls.text("mixer.eq.none")
                : insert.bypassed() ? Nls.text("mixer.eq.bypassed") : insert.name();
        return new Spoken(ACC.ROLE_PUSHBUTTON, label + " EQ", state, insert != null && !insert.bypassed());
    }
}
