package org.longwave.ui.mixer;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.BusInfo;
import org.longwave.api.InsertInfo;
import org.longwave.api.InsertSlot;
import org.longwave.api.MeterFrame;
import org.longwave.api.RouteInfo;
import org.longwave.api.StripInfo;
import org.longwave.api.command.ChannelMode;
import org.longwave.api.command.CommandTarget;
import org.longwave.api.command.Fade;
import org.longwave.api.command.FadeCurve;
import org.longwave.api.command.PanLaw;
import org.longwave.api.command.SetAfl;
import org.longwave.api.command.SetChannelMode;
import org.longwave.api.command.SetDelay;
import org.longwave.api.command.SetHighPass;
import org.longwave.api.command.SetPanLaw;
import org.longwave.api.command.SetPolarity;
import org.longwave.api.command.SetSend;
import org.longwave.api.command.SetSoloSafe;
import org.longwave.api.command.SetTrim;
import org.longwave.api.command.SetWidth;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.desk.StripLabel;
import org.longwave.ui.law.Words;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PopUp;
import org.longwave.ui.pane.Scale;

/** Window thread. The menu of a strip's name: what a strip can do and has no control of its own for. */
final class StripMenu {
    private static final int[] HIGH_PASS_HZ = {40, 60, 80, 100, 120, 160};
    private static final int[] FADE_SECONDS = {1, 3, 5, 10};
    private static final float[] WIDTHS = {0, 0.5f, 1, 1.5f, 2};

    private final Pane pane;
    private final StripInfo strip;
    private final Desk desk;
    private final MeterFrame meters;
    private final int rateHz;

    private StripMenu(Pane pane, StripInfo strip, Frame now) {
        this.pane = pane;
        this.strip = strip;
        desk = pane.studio().desk();
        meters = now.meters();
        rateHz = now.desk().rateHz();
    }

    /** @param now the newest frame */
    static void open(Pane pane, StripInfo strip, Frame now, Arrangement arrangement, Point at) {
        PopUp menu = new PopUp(pane);
        new StripMenu(pane, strip, now).fill(menu);
        menu.line();
        boolean narrow = arrangement.narrow(strip.id());
        menu.check(Nls.text("mixer.menu.narrow"), narrow, () -> arrangement.narrow(strip.id(), !narrow));
        menu.add(Nls.text("mixer.menu.hide"), () -> arrangement.hide(strip.id(), true));
        menu.open(at);
    }

    private float setting(int field) {
        return meters.strip(strip.number(), field);
    }

    private boolean flag(int flag) {
        return meters.stripFlag(strip.number(), flag);
    }

    /** Lets the operator write the strip's name anew. */
    static void typeLabel(Pane pane, StripInfo strip) {
        Desk desk = pane.studio().desk();
        pane.typeOver(
                new Rectangle(6, 8, pane.area().width - 12, 22),
                strip.label(),
                typed -> StripLabel.change(desk, strip, typed, strip.colour()));
    }

    private void colours(PopUp menu) {
        for (String colour : StripInfo.KINDS) {
            // talkback looks like the system
            if (colour.equals("talk") && !strip.kind().equals(colour)) continue;
            menu.choice(
                    Nls.text("mixer.colour." + colour),
                    colour.equals(strip.colour()),
                    () -> StripLabel.change(desk, strip, strip.label(), colour));
        }
    }

    private void fill(PopUp menu) {
        int n = strip.number();
        menu.add(Nls.text("mixer.menu.label"), () -> typeLabel(pane, strip));
        colours(menu.sub(Nls.text("mixer.menu.colour")));
        menu.line();
        inserts(menu.sub(Nls.text("mixer.menu.inserts")));
        sends(menu.sub(Nls.text("mixer.menu.sends")));
        menu.add(Nls.text("mixer.menu.trim", Words.gain(setting(MeterFrame.TRIM_DB))), this::typeTrim);
        highPass(menu.sub(Nls.text("mixer.menu.highPass")));
        PopUp mode = menu.sub(Nls.text("mixer.menu.mode"));
        ChannelMode now = ChannelMode.values()[(int) setting(MeterFrame.CHANNEL_MODE)];
        for (ChannelMode m : ChannelMode.values())
            mode.choice(Nls.text("undo.mode." + m.name()), m == now, () -> desk.submit(new SetChannelMode(n, m)));
        polarity(menu.sub(Nls.text("mixer.menu.polarity")));
        PopUp width = menu.sub(Nls.text("mixer.menu.width"));
        for (float w : WIDTHS)
            width.choice(
                    Words.percent(w),
                    Math.abs(w - setting(MeterFrame.WIDTH)) < 0.01f,
                    () -> desk.submit(new SetWidth(n, w)));
        PopUp law = menu.sub(Nls.text("mixer.menu.panLaw"));
        PanLaw lawNow = PanLaw.values()[(int) setting(MeterFrame.PAN_LAW)];
        for (PanLaw l : PanLaw.values())
            law.choice(Nls.text("undo.law." + l.name()), l == lawNow, () -> desk.submit(new SetPanLaw(n, l)));
        menu.add(Nls.text("mixer.menu.delay", delayMillis()), this::typeDelay);
        BusChip.fill(pane, menu.sub(Nls.text("mixer.menu.buses")), strip);
        menu.line();
        fades(menu.sub(Nls.text("mixer.menu.fadeOut")), Float.NEGATIVE_INFINITY);
        fades(menu.sub(Nls.text("mixer.menu.fadeIn")), 0);
        menu.line();
        menu.check("AFL", flag(MeterFrame.AFL), () -> desk.submit(new SetAfl(n, !flag(MeterFrame.AFL))));
        boolean safe = flag(MeterFrame.SOLO_SAFE);
        menu.check(Nls.text("mixer.menu.soloSafe"), safe, () -> desk.submit(new SetSoloSafe(n, !safe)));
    }

    private void inserts(PopUp menu) {
        for (int s = 0; s < CommandTarget.SLOTS; s++) {
            InsertSlot slot = InsertSlot.ofStrip(strip.number(), s);
            InsertInfo insert = desk.patch().inserts().get(slot);
            String what = insert == null
                    ? Nls.text("mixer.insert.empty")
                    : insert.missing() ? Nls.text("mixer.insert.missing", insert.effect()) : insert.name();
            Point at = pane.canvas().toDisplay(6, Blocks.TOP);
            menu.add(Nls.text("mixer.menu.slot", s + 1, what), () -> InsertMenu.open(pane, slot, at));
        }
    }

    private void sends(PopUp menu) {
        if (SendRow.buses(desk.state()).isEmpty()) menu.note(Nls.text("mixer.menu.noSends"));
        for (BusInfo bus : SendRow.buses(desk.state())) {
            RouteInfo now = desk.patch().route(strip.number(), bus.number());
            menu.add(
                    Nls.text("mixer.menu.send", bus.label(), Words.gain(now.sendDb())),
                    () -> pane.type(
                            entry(),
                            "",
                            typed -> desk.submit(new SetSend(
                                    strip.number(), bus.number(), Words.parseGain(typed), now.preFader()))));
        }
    }

    private Rectangle entry() {
        return new Rectangle(6, Blocks.TOP, pane.area().width - 12, 22);
    }

    private void typeTrim() {
        pane.type(
                entry(),
                Words.gain(setting(MeterFrame.TRIM_DB)),
                typed -> desk.submit(new SetTrim(strip.number(), Scale.TRIM.parse(typed))));
    }

    private void highPass(PopUp menu) {
        int slope = (int) setting(MeterFrame.HIGH_PASS_SLOPE);
        int hz = Math.round(setting(MeterFrame.HIGH_PASS_HZ));
        int kept = Math.clamp(hz, 20, 400);
        menu.choice(Nls.text("undo.off"), slope == 0, () -> desk.submit(new SetHighPass(strip.number(), kept, 0)));
        for (int each : new int[] {12, 24})
            for (int corner : HIGH_PASS_HZ)
                menu.choice(
                        Nls.text("mixer.menu.slope", corner, each),
                        slope == each && hz == corner,
                        () -> desk.submit(new SetHighPass(strip.number(), corner, each)));
    }

    private void polarity(PopUp menu) {
        boolean left = flag(MeterFrame.POLARITY_LEFT);
        boolean right = flag(MeterFrame.POLARITY_RIGHT);
        int n = strip.number();
        menu.choice(
                Nls.text("mixer.polarity.normal"),
                !left && !right,
                () -> desk.submit(new SetPolarity(n, false, false)));
        menu.choice(Nls.text("mixer.polarity.both"), left && right, () -> desk.submit(new SetPolarity(n, true, true)));
        menu.choice(
                Nls.text("mixer.polarity.left"), left && !right, () -> desk.submit(new SetPolarity(n, true, false)));
        menu.choice(
                Nls.text("mixer.polarity.right"), !left && right, () -> desk.submit(new SetPolarity(n, false, true)));
    }

    private String delayMillis() {
        return Words.plain(setting(MeterFrame.DELAY_FRAMES) * 1000f / Math.max(1, rateHz));
    }

    private void typeDelay() {
        pane.type(entry(), delayMillis(), typed -> {
            float millis = number(typed);
            if (!(millis >= 0 && millis <= 1000))
                throw new IllegalArgumentException(Nls.text("mixer.delay.range", typed.strip()));
            desk.submit(new SetDelay(strip.number(), Math.round(millis * rateHz / 1000)));
        });
    }

    private static float number(String typed) {
        try {
            return Float.parseFloat(typed.replace(',', '.').replace("ms", "").strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Nls.text("mixer.delay.range", typed.strip()), e);
        }
    }

    private void fades(PopUp menu, float toDb) {
        for (int seconds : FADE_SECONDS)
            menu.add(
                    Nls.text("mixer.menu.seconds", seconds),
                    () -> desk.submit(new Fade(strip.number(), toDb, (long) seconds * rateHz, FadeCurve.DECIBEL)));
    }
}
