package org.longwave.ui.mixer;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.api.BusInfo;
import org.longwave.api.MeterFrame;
import org.longwave.api.command.Command;
import org.longwave.api.command.SetBusMute;
import org.longwave.api.command.SetDim;
import org.longwave.api.command.SetMaster;
import org.longwave.api.command.SetMonitorSource;
import org.longwave.api.command.SetMono;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Control;
import org.longwave.ui.pane.Fader;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.LevelField;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PeakField;
import org.longwave.ui.pane.PopUp;
import org.longwave.ui.pane.PushButton;
import org.longwave.ui.pane.PushButton.Face;
import org.longwave.ui.pane.PushButton.Trigger;

/** Window thread. A bus beside the programme: an aux, a guest's mix-minus, or a monitor. */
final class BusPane {
    private static final int MARGIN = 6;
    private static final int[] MARKS = {0, 9, 18, 30, 40, 60};

    private final BusInfo bus;
    private final int program;
    private final int monitor;
    private final Pane pane;

    BusPane(Composite parent, Studio studio, BusInfo bus, int program, int monitor) {
        this.bus = bus;
        this.program = program;
        this.monitor = monitor;
        pane = new Pane(parent, studio, Token.PANEL, this::layout);
        pane.canvas().setData("strip", "bus " + bus.id());
    }

    Pane pane() {
        return pane;
    }

    boolean of(BusInfo aBus, int aProgram, int aMonitor) {
        return bus.equals(aBus) && program == aProgram && monitor == aMonitor;
    }

    private Desk desk() {
        return pane.studio().desk();
    }

    private boolean isMonitor() {
        return bus.kind().equals(BusInfo.MONITOR);
    }

    private void layout(Pane p) {
        Rectangle area = p.area();
        if (area.isEmpty()) return;
        int inner = area.width - 2 * MARGIN;
        int n = bus.number();
        Blocks blocks =
                Blocks.of(area.height, Math.min(2, SendRow.buses(desk().state()).size()));
        StripHead.Title title = new StripHead.Title(Token.TEXT3, bus.label(), Nls.text("mixer.bus", n + 1));
        p.items().add(new StripHead(p, area, title, f -> new SourceState(false, line(f), "", "")));
        if (isMonitor() && blocks.trim() >= 0) source(p, new Rectangle(MARGIN, blocks.trim(), inner, Blocks.TRIM));
        if (blocks.eq() >= 0)
            p.items()
                    .add(new EqThumb(
                            p,
                            new Rectangle(MARGIN, blocks.eq(), inner, Blocks.EQ),
                            true,
                            n,
                            bus.label(),
                            () -> EqThumb.edit(p, true, n, bus.label())));
        if (blocks.dynamics() >= 0) {
            Rectangle at = new Rectangle(MARGIN, blocks.dynamics(), inner, Blocks.DYNAMICS);
            p.items().add(new ReductionField(p, at, new BusLimiter(n, bus.label())));
        }
        if (blocks.inserts() >= 0)
            InsertTag.row(p, new Rectangle(MARGIN, blocks.inserts(), inner, Blocks.INSERTS), true, n, bus.label());
        faderAndMeter(p, area, blocks, inner);
        buttons(p, blocks, inner);
    }

    private String line(Frame f) {
        if (isMonitor())
            return Nls.text("mixer.bus.hears", f.desk().busLabel(f.meters().monitorSource(bus.number())));
        if (bus.guest().isEmpty()) return Nls.text("mixer.bus.mix");
        return Nls.text("mixer.bus.allBut", f.desk().stripLabel(f.desk().strip(bus.guest())));
    }

    private void source(Pane p, Rectangle at) {
        p.items()
                .add(new PushButton(
                                p,
                                at,
                                Face.words(Nls.text("mixer.source.of", bus.label()), "")
                                        .role(Role.SOURCE_BOLD),
                                f -> false,
                                Trigger.RELEASE,
                                () -> sources(p.canvas().toDisplay(at.x, at.y + at.height)))
                        .words(f -> f.desk().busLabel(f.meters().monitorSource(bus.number())))
                        .named());
    }

    private void sources(Point at) {
        PopUp menu = new PopUp(pane);
        Frame now = pane.studio().clock().latest();
        for (BusInfo b : desk().state().buses())
            if (!b.kind().equals(BusInfo.MONITOR))
                menu.choice(
                        b.label(),
                        now != null && now.meters().monitorSource(bus.number()) == b.number(),
                        () -> desk().submit(new SetMonitorSource(bus.number(), b.number())));
        menu.open(at);
    }

    private void faderAndMeter(Pane p, Rectangle area, Blocks blocks, int inner) {
        int n = bus.number();
        int extra = area.width - StripPane.WIDTH;
        Control level = new Control(
                Nls.text("mixer.fader.of", bus.label()), f -> f.meters().busFaderDb(n), v -> new SetMaster(n, v));
        int meterX = 53 + extra / 2;
        int bar = 8 + Math.max(0, extra / 8);
        Rectangle throwOf = new Rectangle(4, blocks.fader(), meterX - 6, blocks.faderHeight());
        Fader fader =
                new Fader(p, throwOf, 36 + extra / 3, level, f -> f.meters().busFlag(n, MeterFrame.MUTED));
        int split = (inner - 4) * 42 / 78;
        p.items().add(new LevelField(p, new Rectangle(MARGIN, blocks.level(), split, Blocks.LEVEL), fader));
        p.items()
                .add(new PeakField(
                                p,
                                new Rectangle(MARGIN + split + 4, blocks.level(), inner - split - 4, Blocks.LEVEL),
                                new PeakField.Peaks() {
                                    @Override
                                    public float peak(Frame f) {
                                        return Math.max(
                                                f.meters().busPeak(n, 0),
                                                f.meters().busPeak(n, 1));
                                    }

                                    @Override
                                    public int clips(Frame f) {
                                        return f.meters().busClips(n);
                                    }
                                })
                        .of(bus.label()));
        Rectangle well = new Rectangle(meterX, blocks.fader() + 20, 2 * bar + 2, blocks.faderHeight() - 40);
        p.items().add(BusLevels.meter(p, well, bar, MARKS, n));
        p.items().add(fader);
    }

    private void buttons(Pane p, Blocks blocks, int inner) {
        int n = bus.number();
        if (isMonitor()) {
            int half = (inner - 4) / 2;
            Rectangle left = new Rectangle(MARGIN, blocks.mute(), half, Blocks.MUTE);
            Rectangle right = new Rectangle(MARGIN + half + 4, blocks.mute(), inner - half - 4, Blocks.MUTE);
            flag(p, left, Nls.text("mixer.dim"), Token.CUE, MeterFrame.DIM, on -> new SetDim(n, on));
            flag(p, right, Nls.text("mixer.mono"), Token.CUE, MeterFrame.MONO, on -> new SetMono(n, on));
        } else if (monitor >= 0)
            afl(
                    p,
                    blocks.pfl() >= 0
                            ? new Rectangle(MARGIN, blocks.pfl(), inner, Blocks.PFL)
                            : new Rectangle(MARGIN, blocks.mute(), inner, Blocks.MUTE));
        flag(
                p,
                new Rectangle(MARGIN, blocks.on(), inner, blocks.onHeight()),
                "MUTE",
                Token.WARN,
                MeterFrame.MUTED,
                on -> new SetBusMute(n, on));
    }

    private void afl(Pane p, Rectangle at) {
        boolean[] last = new boolean[1];
        Face face = Face.words(Nls.text("mixer.afl.of", bus.label()), "AFL")
                .with(Icon.HEADPHONES)
                .lit(Token.CUE, Token.ON_CUE);
        p.items()
                .add(new PushButton(
                        p,
                        at,
                        face,
                        f -> last[0] = f.meters().monitorSource(monitor) == bus.number(),
                        Trigger.MOMENTARY,
                        () -> desk().submit(new SetMonitorSource(monitor, last[0] ? program : bus.number()))));
    }

    /** An order that switches something. */
    private interface Switch {
        Command to(boolean on);
    }

    private void flag(Pane p, Rectangle at, String words, Token lit, int flag, Switch order) {
        boolean[] last = new boolean[1];
        Token text = lit == Token.WARN ? Token.ON_WARN : Token.ON_CUE;
        p.items()
                .add(new PushButton(
                        p,
                        at,
                        Face.words(bus.label() + " " + words, words)
                                .role(Role.BUTTON_SMALL)
                                .lit(lit, text),
                        f -> last[0] = f.meters().busFlag(bus.number(), flag),
                        lit == Token.WARN ? Trigger.PRESS : Trigger.RELEASE,
                        () -> desk().submit(order.to(!last[0]))));
    }
}
