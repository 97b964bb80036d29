package org.longwave.ui.live;

import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.api.MeterFrame;
import org.longwave.api.StripInfo;
import org.longwave.api.command.SetBalance;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetMute;
import org.longwave.api.command.SetPfl;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Token;
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

/** Window thread. A channel strip: one canvas, its controls from top to bottom. */
final class StripPane {
    static final int WIDTH = 90;
    private static final int MARGIN = 6;
    private static final int[] MARKS = {0, 9, 18, 30, 40, 60};

    private final StripInfo strip;
    private final int place;
    private final boolean player;
    private final Pane pane;
    private DeskState stateOf;
    private StripState state;

    /** @param place counted from 1, as the operator counts */
    StripPane(Composite parent, Studio studio, StripInfo strip, int place, boolean player) {
        this.strip = strip;
        this.place = place;
        this.player = player;
        pane = new Pane(parent, studio, Token.PANEL, this::layout);
        pane.canvas().setData("strip", strip.id());
    }

    Pane pane() {
        return pane;
    }

    private void layout(Pane p) {
        Rectangle area = p.area();
        if (area.isEmpty()) return;
        Rows rows = Rows.of(area);
        int inner = area.width - 2 * MARGIN;
        StripHead.Title title =
                new StripHead.Title(Token.identity(strip.kind()), strip.label(), Integer.toString(place));
        p.items().add(new StripHead(p, area, title, this::state));
        Rectangle card = new Rectangle(MARGIN, rows.card(), inner, rows.cardHeight());
        if (player) PlayerCard.add(p, card, strip.input());
        else p.items().add(new InputCard(p, card, strip.input()));
        int n = strip.number();
        Control balance =
                new Control(strip.label() + " Balance", f -> f.meters().stripBalance(n), v -> new SetBalance(n, v));
        p.items().add(new Slider(p, new Rectangle(MARGIN, rows.balance(), inner, 22), Slider.Scale.BALANCE, balance));
        faderAndMeter(p, area, rows);
        buttons(p, rows, inner);
    }

    private void faderAndMeter(Pane p, Rectangle area, Rows rows) {
        int n = strip.number();
        int extra = area.width - WIDTH;
        int meterX = 53 + extra / 2;
        Control level = new Control(strip.label() + " Fader", f -> f.meters().stripFaderDb(n), v -> new SetFader(n, v));
        Rectangle throwOf = new Rectangle(4, rows.fader(), meterX - 4 - 2, rows.faderHeight());
        Fader fader = new Fader(p, throwOf, 36 + extra / 3, level, this::silent);
        int split = (area.width - 2 * MARGIN - 4) * 42 / 74;
        p.items().add(new LevelField(p, new Rectangle(MARGIN, rows.level(), split, 20), fader));
        p.items()
                .add(new PeakField(
                        p,
                        new Rectangle(MARGIN + split + 4, rows.level(), area.width - 2 * MARGIN - split - 4, 20),
                        new PeakField.Peaks() {
                            @Override
                            public float peak(Frame f) {
                                return Math.max(
                                        f.meters().stripPeak(n, 0), f.meters().stripPeak(n, 1));
                            }

                            @Override
                            public int clips(Frame f) {
                                return f.meters().stripClips(n);
                            }
                        }));
        Rectangle well = new Rectangle(meterX, rows.fader() + 20, 18 + extra / 4, rows.faderHeight() - 40);
        p.items().add(meter(p, well, n, 8 + extra / 8));
        p.items().add(fader);
    }

    private Item meter(Pane p, Rectangle well, int n, int bar) {
        return new LevelMeter(p, well, bar, MARKS, new LevelMeter.Levels() {
            @Override
            public float peak(Frame f, int channel) {
                return f.meters().stripPeak(n, channel);
            }

            @Override
            public float rms(Frame f, int channel) {
                return f.meters().stripRms(n, channel);
            }

            @Override
            public String sign(Frame f) {
                return state(f).sign();
            }
        });
    }

    /** Made anew only when the desk was read anew. */
    private StripState state(Frame f) {
        if (f.desk() != stateOf) state = StripState.of(strip, f.desk());
        stateOf = f.desk();
        return state;
    }

    private boolean silent(Frame f) {
        return f.meters().stripFlag(strip.number(), MeterFrame.MUTED) || state(f).alarm();
    }

    private void buttons(Pane p, Rows rows, int inner) {
        int n = strip.number();
        Face mute = Face.words("Mute " + strip.label(), "MUTE").lit(Token.WARN, Token.ON_WARN);
        p.items().add(flag(p, new Rectangle(MARGIN, rows.mute(), inner, 26), mute, MeterFrame.MUTED, Trigger.PRESS));
        Face pfl = Face.words("Pre-fader listen " + strip.label(), "PFL")
                .with(Icon.HEADPHONES)
                .lit(Token.CUE, Token.ON_CUE);
        p.items().add(flag(p, new Rectangle(MARGIN, rows.pfl(), inner, 30), pfl, MeterFrame.PFL, Trigger.RELEASE));
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
                () -> p.studio()
                        .desk()
                        .submit(flag == MeterFrame.MUTED ? new SetMute(n, !last[0]) : new SetPfl(n, !last[0])));
    }
}
