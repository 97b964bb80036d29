package org.longwave.ui.mixer;

import java.util.List;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.api.BusInfo;
import org.longwave.api.MeterFrame;
import org.longwave.api.StripInfo;
import org.longwave.api.command.SetBalance;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetMute;
import org.longwave.api.command.SetPfl;
import org.longwave.api.command.SetSolo;
import org.longwave.api.command.SetTrim;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
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
import org.longwave.ui.pane.Scale;
import org.longwave.ui.pane.Slider;

/** Window thread. A channel strip: one canvas, its controls from top to bottom; below 60 px it is a narrow one. */
final class StripPane {
    static final int WIDTH = 90;
    static final int NARROW = 48;
    private static final int MARGIN = 6;
    private static final int[] MARKS = {0, 9, 18, 30, 40, 60};

    private StripInfo strip;
    private final boolean player;
    private final Arrangement arrangement;
    private final Pane pane;
    private final float[] openDb = new float[1];
    private int place;
    private boolean narrow;
    private DeskState stateOf;
    private Fader fader;
    private SourceState state = SourceState.NONE;

    /** @param place counted from 1, as the operator counts */
    StripPane(Composite parent, Studio studio, StripInfo strip, int place, boolean player, Arrangement arrangement) {
        this.strip = strip;
        this.place = place;
        this.player = player;
        this.arrangement = arrangement;
        pane = new Pane(parent, studio, Token.PANEL, this::layout);
        pane.canvas().setData("strip", strip.id());
    }

    Pane pane() {
        return pane;
    }

    StripInfo strip() {
        return strip;
    }

    boolean player() {
        return player;
    }

    /** Whether it can show this strip, which may be written on otherwise than before. */
    boolean shows(StripInfo other, boolean aPlayer) {
        return player == aPlayer
                && strip.number() == other.number()
                && strip.id().equals(other.id())
                && strip.input().equals(other.input())
                && strip.kind().equals(other.kind());
    }

    void show(StripInfo now, int nowPlace) {
        if (now.equals(strip) && nowPlace == place) return;
        strip = now;
        place = nowPlace;
        pane.relayout();
    }

    /** From now on the keys move its fader. */
    boolean focusFader() {
        return pane.focus(fader);
    }

    private Desk desk() {
        return pane.studio().desk();
    }

    private void layout(Pane p) {
        Rectangle area = p.area();
        if (area.isEmpty()) return;
        narrow = area.width < 60;
        int margin = narrow ? 4 : MARGIN;
        int inner = area.width - 2 * margin;
        List<BusInfo> sends = SendRow.buses(desk().state());
        Blocks blocks = Blocks.of(area.height, Math.min(2, sends.size()));
        StripHead.Title title =
                new StripHead.Title(Token.identity(strip.colour()), strip.label(), Integer.toString(place));
        p.items().add(new StripHead(p, area, title, this::state));
        p.items()
                .add(new StripHead.Handle(
                        p,
                        new Rectangle(0, 4, area.width, 44),
                        strip.label(),
                        this::menu,
                        () -> StripMenu.typeLabel(p, strip)));
        if (player) {
            int height = blocks.cardEnd() - Blocks.TOP;
            if (height >= PlayerCard.LEAST)
                PlayerCard.add(p, new Rectangle(margin, Blocks.TOP, inner, height), strip, narrow);
        } else sound(p, blocks, margin, inner, sends);
        if (blocks.buses() >= 0 && !narrow)
            BusChip.row(p, new Rectangle(margin, blocks.buses(), inner, Blocks.BUSES), strip);
        int n = strip.number();
        Control pan = new Control(
                Nls.text("mixer.balance.of", strip.label()),
                f -> f.meters().stripBalance(n),
                v -> new SetBalance(n, v));
        if (blocks.pan() >= 0) {
            Rectangle panAt = new Rectangle(margin, blocks.pan(), inner, Blocks.PAN);
            p.items().add(new Slider(p, panAt, Scale.BALANCE, Nls.text("mixer.pan"), pan).menu(this::menu));
        }
        faderAndMeter(p, area, blocks, margin);
        buttons(p, blocks, margin, inner);
    }

    private void menu(Point at) {
        Frame now = pane.studio().clock().latest();
        if (now != null) StripMenu.open(pane, strip, now, arrangement, at);
    }

    private void sound(Pane p, Blocks blocks, int margin, int inner, List<BusInfo> sends) {
        int n = strip.number();
        if (blocks.trim() >= 0) {
            Control trim = new Control(
                    Nls.text("mixer.trim.of", strip.label()),
                    f -> f.meters().strip(n, MeterFrame.TRIM_DB),
                    v -> new SetTrim(n, v));
            Rectangle at = new Rectangle(margin, blocks.trim(), inner, Blocks.TRIM);
            p.items().add(new Slider(p, at, Scale.TRIM, Nls.text("mixer.trim"), trim).menu(this::menu));
        }
        if (blocks.eq() >= 0) {
            Rectangle at = new Rectangle(margin, blocks.eq(), inner, Blocks.EQ);
            p.items().add(new EqThumb(p, at, false, n, strip.label(), () -> EqThumb.edit(p, false, n, strip.label())));
        }
        if (blocks.dynamics() >= 0) {
            Rectangle at = new Rectangle(margin, blocks.dynamics(), inner, Blocks.DYNAMICS);
            p.items().add(new ReductionField(p, at, new StripDynamics(p, strip)));
        }
        if (blocks.inserts() >= 0 && !narrow)
            InsertTag.row(p, new Rectangle(margin, blocks.inserts(), inner, Blocks.INSERTS), false, n, strip.label());
        int first = Math.clamp(arrangement.firstSend(), 0, Math.max(0, sends.size() - 2));
        int[] rows = {blocks.firstSend(), blocks.secondSend()};
        for (int i = 0; i < rows.length && !narrow; i++)
            if (rows[i] >= 0 && first + i < sends.size()) {
                Rectangle at = new Rectangle(margin, rows[i], inner, Blocks.SEND);
                p.items().add(SendRow.of(p, at, strip, sends.get(first + i), arrangement));
            }
    }

    private void faderAndMeter(Pane p, Rectangle area, Blocks blocks, int margin) {
        int n = strip.number();
        int extra = area.width - WIDTH;
        Control level = new Control(
                Nls.text("mixer.fader.of", strip.label()), f -> f.meters().stripFaderDb(n), v -> new SetFader(n, v));
        int meterX = narrow ? area.width - 17 : 53 + extra / 2;
        int bar = narrow ? 5 : 8 + Math.max(0, extra / 8);
        int slot = narrow ? 16 : 36 + extra / 3;
        Rectangle throwOf = new Rectangle(narrow ? 2 : 4, blocks.fader(), meterX - 6, blocks.faderHeight());
        fader = new Fader(p, throwOf, slot, level, this::silent);
        int split = narrow ? area.width - 2 * margin : (area.width - 2 * margin - 4) * 42 / 78;
        p.items().add(new LevelField(p, new Rectangle(margin, blocks.level(), split, Blocks.LEVEL), fader));
        Rectangle peak = narrow
                ? new Rectangle(margin, blocks.buses(), split, Blocks.BUSES)
                : new Rectangle(margin + split + 4, blocks.level(), area.width - 2 * margin - split - 4, Blocks.LEVEL);
        if (!narrow || blocks.buses() >= 0) p.items().add(new PeakField(p, peak, new StripPeaks(n)).of(strip.label()));
        Rectangle well = new Rectangle(meterX, blocks.fader() + 20, 2 * bar + 2, blocks.faderHeight() - 40);
        p.items().add(new LevelMeter(p, well, bar, narrow ? new int[0] : MARKS, new SignedLevels()));
        p.items().add(fader);
    }

    /** Made anew only when the desk was read anew. */
    private SourceState state(Frame f) {
        if (f.desk() != stateOf) state = SourceState.of(strip, f.desk());
        stateOf = f.desk();
        return state;
    }

    private boolean silent(Frame f) {
        return f.meters().stripFlag(strip.number(), MeterFrame.MUTED)
                || !(f.meters().stripFaderDb(strip.number()) > -120)
                || state(f).alarm();
    }

    private void buttons(Pane p, Blocks blocks, int margin, int inner) {
        boolean low = blocks.pfl() < 0;
        int half = narrow && !low ? inner : (inner - 4) / 2;
        Rectangle right = new Rectangle(margin + half + 4, blocks.mute(), inner - half - 4, Blocks.MUTE);
        Face mute = Face.words(Nls.text("mixer.mute.of", strip.label()), narrow ? "M" : "MUTE")
                .role(Role.BUTTON_SMALL)
                .lit(Token.WARN, Token.ON_WARN);
        p.items()
                .add(flag(
                        p,
                        new Rectangle(margin, blocks.mute(), half, Blocks.MUTE),
                        mute,
                        MeterFrame.MUTED,
                        Trigger.PRESS));
        if (!narrow && !low) p.items().add(solo(p, right));
        Face pfl = Face.words(Nls.text("mixer.pfl.of", strip.label()), narrow || low ? null : "PFL")
                .with(Icon.HEADPHONES)
                .lit(Token.CUE, Token.ON_CUE);
        Rectangle listen = low ? right : new Rectangle(margin, blocks.pfl(), inner, Blocks.PFL);
        p.items().add(flag(p, listen, pfl, MeterFrame.PFL, Trigger.MOMENTARY));
        StripOn on = new StripOn(desk(), strip, this::state, narrow, openDb);
        Rectangle at = new Rectangle(margin, blocks.on(), inner, blocks.onHeight());
        p.items().add(new OnButton(p, at, Nls.text("mixer.on.of", strip.label()), on));
    }

    private Item solo(Pane p, Rectangle at) {
        int n = strip.number();
        Face face = Face.words(Nls.text("mixer.solo.of", strip.label()), "SOLO")
                .role(Role.BUTTON_SMALL)
                .lit(Token.SOLO, Token.ON_SOLO);
        boolean[] last = new boolean[1];
        return new PushButton(
                        p,
                        at,
                        face,
                        f -> last[0] = f.meters().stripFlag(n, MeterFrame.SOLO),
                        Trigger.RELEASE,
                        () -> desk().submit(new SetSolo(n, !last[0])))
                .locked(f -> desk().patch().soloLocked(), () -> Nls.text("mixer.solo.locked"));
    }

    private Item flag(Pane p, Rectangle at, Face face, int flag, Trigger trigger) {
        int n = strip.number();
        boolean[] last = new boolean[1];
        return new PushButton(
                p,
                at,
                face,
                f -> last[0] = f.meters().stripFlag(n, flag),
                trigger,
                () -> desk().submit(flag == MeterFrame.MUTED ? new SetMute(n, !last[0]) : new SetPfl(n, !last[0])));
    }

    /** Levels of a strip before its fader. */
    record Levels(int number) implements LevelMeter.Levels {
        @Override
        public float peak(Frame f, int channel) {
            return f.meters().stripPeak(number, channel);
        }

        @Override
        public float rms(Frame f, int channel) {
            return f.meters().stripRms(number, channel);
        }

        @Override
        public String sign(Frame f) {
            return "";
        }
    }

    /** With the words over it that there is no signal. */
    private final class SignedLevels implements LevelMeter.Levels {
        private final Levels levels = new Levels(strip.number());

        @Override
        public float peak(Frame f, int channel) {
            return levels.peak(f, channel);
        }

        @Override
        public float rms(Frame f, int channel) {
            return levels.rms(f, channel);
        }

        @Override
        public String sign(Frame f) {
            return narrow ? "" : state(f).sign();
        }
    }

    private record StripPeaks(int number) implements PeakField.Peaks {
        @Override
        public float peak(Frame f) {
            return Math.max(f.meters().stripPeak(number, 0), f.meters().stripPeak(number, 1));
        }

        @Override
        public int clips(Frame f) {
            return f.meters().stripClips(number);
        }
    }
}
