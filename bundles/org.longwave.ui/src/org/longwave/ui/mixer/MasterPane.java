package org.longwave.ui.mixer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.api.BusInfo;
import org.longwave.api.MeterFrame;
import org.longwave.api.Names;
import org.longwave.api.command.SetBusMute;
import org.longwave.api.command.SetMaster;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.Control;
import org.longwave.ui.pane.Fader;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.LevelField;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PeakField;
import org.longwave.ui.pane.PushButton;
import org.longwave.ui.pane.PushButton.Face;
import org.longwave.ui.pane.PushButton.Trigger;

/** Window thread. The programme bus's master and what the operator hears. */
final class MasterPane {
    static final int WIDTH = 164;
    static final int SLIM = 130;
    /** Where strips are wide, so is this. */
    static final int BROAD = 200;

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

    boolean of(int aProgram, int aMonitor) {
        return program == aProgram && monitor == aMonitor;
    }

    private Desk desk() {
        return pane.studio().desk();
    }

    private void layout(Pane p) {
        Rectangle area = p.area();
        if (area.isEmpty()) return;
        Blocks blocks =
                Blocks.of(area.height, Math.min(2, SendRow.buses(desk().state()).size()));
        int inner = area.width - 2 * MARGIN;
        String label = label();
        StripHead.Title title = new StripHead.Title(Token.TEXT, label, Nls.text("mixer.bus", 1));
        p.items().add(new StripHead(p, area, title, f -> new SourceState(false, destinations(f.desk()), "", "")));
        BusReading reading = new BusReading(p, program);
        Rectangle above = new Rectangle(MARGIN, Blocks.TOP, inner, blocks.level() - 4 - Blocks.TOP);
        MonitorBlock.add(p, above, new MonitorBlock.Place(program, monitor, label), reading);
        Control master = new Control(
                Nls.text("mixer.fader.of", label), f -> f.meters().busFaderDb(program), v -> new SetMaster(program, v));
        int throwWidth = area.width < WIDTH ? 56 : 66;
        Fader fader = new Fader(
                p,
                new Rectangle(4, blocks.fader(), throwWidth, blocks.faderHeight()),
                throwWidth - 24,
                master,
                this::silent);
        int level = area.width < WIDTH ? 46 : 64;
        p.items().add(new LevelField(p, new Rectangle(MARGIN, blocks.level(), level, Blocks.LEVEL), fader));
        p.items()
                .add(new PeakField(
                                p,
                                new Rectangle(MARGIN + level + 4, blocks.level(), inner - level - 4, Blocks.LEVEL),
                                "TP ",
                                reading)
                        .of(label));
        meter(p, area, blocks, throwWidth);
        p.items().add(fader);
        buttons(p, blocks, inner, label);
    }

    private String label() {
        for (BusInfo bus : desk().state().buses()) if (bus.number() == program) return bus.label();
        return "";
    }

    private boolean silent(Frame f) {
        return f.meters().busFlag(program, MeterFrame.MUTED);
    }

    private void meter(Pane p, Rectangle area, Blocks blocks, int throwWidth) {
        int x = throwWidth + 10;
        int bar = area.width < WIDTH ? 14 : 18 + (area.width - WIDTH) / 4;
        Rectangle well = new Rectangle(x, blocks.fader() + 20, 2 * bar + 2, blocks.faderHeight() - 40);
        p.items().add(BusLevels.meter(p, well, bar, MARKS, program));
        BusScale scale = BusScale.chosen(p.studio());
        Caption.Style small = new Caption.Style(Role.SCALE, Token.TEXT3, SWT.CENTER);
        int y = blocks.fader() + 4;
        p.items().add(new Caption(p, new Rectangle(x, y, bar, 12), small, f -> "L"));
        p.items().add(new Caption(p, new Rectangle(x + bar + 2, y, bar, 12), small, f -> "R"));
        p.items().add(new Caption(p, new Rectangle(x + 2 * bar + 4, y, 34, 12), small, f -> scale.unit()));
    }

    private void buttons(Pane p, Blocks blocks, int inner, String label) {
        Studio studio = p.studio();
        p.items()
                .add(new PushButton(
                        p,
                        new Rectangle(MARGIN, blocks.mute(), inner, Blocks.MUTE),
                        Face.words(Nls.text("mixer.resetPeaks.name"), Nls.text("mixer.resetPeaks")),
                        f -> false,
                        Trigger.RELEASE,
                        studio.clock()::resetPeaks));
        if (blocks.pfl() >= 0) {
            Rectangle inserts = new Rectangle(MARGIN, blocks.pfl() + 3, inner, Blocks.PFL - 6);
            InsertTag.row(p, inserts, true, program, label);
        }
        Rectangle on = new Rectangle(MARGIN, blocks.on(), inner, blocks.onHeight());
        p.items().add(new OnButton(p, on, Nls.text("mixer.on.of", label), new ProgramOn()));
    }

    /** Muting the programme is locked while it is sent or recorded. */
    private final class ProgramOn implements OnButton.Source {
        private boolean muted;
        private boolean closed;

        @Override
        public OnButton.Shape shape(Frame f) {
            muted = f.meters().busFlag(program, MeterFrame.MUTED);
            closed = !(f.meters().busFaderDb(program) > -120);
            return muted ? OnButton.Shape.OFF : closed ? OnButton.Shape.OUTLINE : OnButton.Shape.FILLED;
        }

        @Override
        public String words(Frame f) {
            return Nls.text(muted ? "mixer.off" : closed ? "mixer.on.closed" : "mixer.on");
        }

        @Override
        public boolean locked(Frame f) {
            return !muted && f.desk().busy();
        }

        @Override
        public void press() {
            if (!muted && desk().state().busy()) desk().refuse(Nls.text("mixer.program.locked"));
            else desk().submit(new SetBusMute(program, !muted));
        }
    }

    private static String destinations(DeskState desk) {
        long sending = desk.outputs().stream()
                .filter(o -> o.status().state() == State.ON)
                .filter(o -> desk.consumers().stream()
                        .noneMatch(c -> c.name().equals(o.name()) && !c.bus().equals(Names.PROGRAM)))
                .count();
        return sending == 0 ? Nls.text("mixer.goesNowhere") : Nls.count("mixer.outputs", sending);
    }
}
