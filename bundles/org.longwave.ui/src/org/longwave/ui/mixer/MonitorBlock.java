package org.longwave.ui.mixer;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.BusInfo;
import org.longwave.api.MeterFrame;
import org.longwave.api.StripInfo;
import org.longwave.api.command.Command;
import org.longwave.api.command.SetAfl;
import org.longwave.api.command.SetDim;
import org.longwave.api.command.SetMaster;
import org.longwave.api.command.SetMonitorSource;
import org.longwave.api.command.SetMono;
import org.longwave.api.command.SetPfl;
import org.longwave.api.command.Talk;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.Control;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PopUp;
import org.longwave.ui.pane.PushButton;
import org.longwave.ui.pane.PushButton.Face;
import org.longwave.ui.pane.PushButton.Trigger;
import org.longwave.ui.pane.Scale;
import org.longwave.ui.pane.Slider;

/**
 * Window thread. What stands above the programme's fader: what the operator hears, dim, mono, talkback, phones, studio
 * loudspeakers, limiter, loudness, correlation. Rows without room are left out, the least needed first.
 */
final class MonitorBlock {
    private static final int GAP = 4;
    private static final int CAPTION = 14;
    private static final int SOURCE = 26;
    private static final int KEYS = 24;
    private static final int PHONES = 22;
    private static final int FIELD = 20;

    private final Pane pane;
    private final Rectangle area;
    private final Place place;
    private final BusReading reading;
    private int y;

    /** Which buses it is about. */
    record Place(int program, int monitor, String label) {}

    private MonitorBlock(Pane pane, Rectangle area, Place place, BusReading reading) {
        this.pane = pane;
        this.area = area;
        this.place = place;
        this.reading = reading;
        y = area.y;
    }

    static void add(Pane pane, Rectangle area, Place place, BusReading reading) {
        new MonitorBlock(pane, area, place, reading).rows();
    }

    private Desk desk() {
        return pane.studio().desk();
    }

    private void rows() {
        int room = area.height;
        boolean listens = place.monitor() >= 0;
        BusInfo speakers = speakers(desk().state());
        int[] heights = {
            listens ? SOURCE : 0,
            FIELD,
            listens ? PHONES : 0,
            listens ? KEYS : 0,
            FIELD,
            speakers == null ? 0 : FIELD,
            FIELD,
            listens ? CAPTION : 0
        };
        boolean[] there = new boolean[heights.length];
        for (int i = 0; i < heights.length; i++) {
            there[i] = heights[i] > 0 && heights[i] <= room;
            if (there[i]) room -= heights[i] + GAP;
        }
        if (there[7])
            pane.items()
                    .add(new Caption(
                            pane,
                            row(CAPTION),
                            Caption.Style.left(Role.SOURCE, Token.TEXT3),
                            f -> Nls.text("mixer.monitor")));
        if (there[0]) source(row(SOURCE));
        if (there[3]) keys(row(KEYS));
        if (there[2]) phones(row(PHONES));
        if (there[5]) speakers(row(FIELD), speakers);
        if (there[1])
            pane.items().add(new ReductionField(pane, row(FIELD), new BusLimiter(place.program(), place.label())));
        if (there[4]) loudness(row(FIELD));
        if (there[6]) pane.items().add(new CorrelationField(pane, row(FIELD), reading));
    }

    private Rectangle row(int height) {
        Rectangle at = new Rectangle(area.x, y, area.width, height);
        y += height + GAP;
        return at;
    }

    /** Null when no monitor bus falls silent for an open microphone. */
    private static BusInfo speakers(DeskState desk) {
        for (BusInfo bus : desk.buses()) if (bus.muteOnMic()) return bus;
        return null;
    }

    private void source(Rectangle at) {
        int half = (at.width - GAP) / 2;
        Rectangle left = new Rectangle(at.x, at.y, half, at.height);
        Rectangle right = new Rectangle(at.x + half + GAP, at.y, at.width - half - GAP, at.height);
        int monitor = place.monitor();
        Point below = new Point(left.x, left.y + left.height);
        pane.items()
                .add(new PushButton(
                                pane,
                                left,
                                Face.words(Nls.text("mixer.monitor.source"), "").role(Role.SOURCE_BOLD),
                                f -> false,
                                Trigger.RELEASE,
                                () -> sources(pane.canvas().toDisplay(below)))
                        .words(f -> f.desk().busLabel(f.meters().monitorSource(monitor)))
                        .named()
                        .menu(this::sources));
        pane.items()
                .add(new PushButton(
                                pane,
                                right,
                                Face.words(Nls.text("mixer.pflOff.name"), "PFL")
                                        .role(Role.BUTTON_SMALL)
                                        .with(Icon.HEADPHONES)
                                        .lit(Token.CUE, Token.ON_CUE),
                                f -> listening(f) > 0,
                                Trigger.RELEASE,
                                this::listenToNobody)
                        .words(this::heard)
                        .named());
    }

    private void sources(Point at) {
        PopUp menu = new PopUp(pane);
        Frame now = pane.studio().clock().latest();
        for (BusInfo bus : desk().state().buses())
            if (!bus.kind().equals(BusInfo.MONITOR))
                menu.choice(
                        bus.label(),
                        now != null && now.meters().monitorSource(place.monitor()) == bus.number(),
                        () -> desk().submit(new SetMonitorSource(place.monitor(), bus.number())));
        menu.open(at);
    }

    private static boolean listened(Frame f, StripInfo strip) {
        return f.meters().stripFlag(strip.number(), MeterFrame.PFL)
                || f.meters().stripFlag(strip.number(), MeterFrame.AFL);
    }

    private static int listening(Frame f) {
        int count = 0;
        for (StripInfo strip : f.desk().strips()) if (listened(f, strip)) count++;
        return count;
    }

    private String heard(Frame f) {
        int count = listening(f);
        if (count != 1) return count == 0 ? "PFL" : "PFL \u00d7" + count;
        for (StripInfo strip : f.desk().strips()) if (listened(f, strip)) return strip.label();
        return "PFL";
    }

    private void listenToNobody() {
        Frame now = pane.studio().clock().latest();
        if (now == null) return;
        List<Command> orders = new ArrayList<>();
        for (StripInfo strip : now.desk().strips()) {
            if (now.meters().stripFlag(strip.number(), MeterFrame.PFL)) orders.add(new SetPfl(strip.number(), false));
            if (now.meters().stripFlag(strip.number(), MeterFrame.AFL)) orders.add(new SetAfl(strip.number(), false));
        }
        if (!orders.isEmpty()) desk().submit(Nls.text("mixer.pflOff.name"), orders);
    }

    private void keys(Rectangle at) {
        int width = (at.width - 2 * GAP) / 3;
        int monitor = place.monitor();
        flag(new Rectangle(at.x, at.y, width, at.height), "mixer.dim", MeterFrame.DIM, on -> new SetDim(monitor, on));
        Rectangle middle = new Rectangle(at.x + width + GAP, at.y, width, at.height);
        flag(middle, "mixer.mono", MeterFrame.MONO, on -> new SetMono(monitor, on));
        Rectangle right = new Rectangle(at.x + 2 * (width + GAP), at.y, at.width - 2 * (width + GAP), at.height);
        boolean[] talking = new boolean[1];
        pane.items()
                .add(new PushButton(
                                pane,
                                right,
                                Face.words(Nls.text("mixer.talk.name"), Nls.text("mixer.talk"))
                                        .role(Role.BUTTON_SMALL)
                                        .lit(Token.WARN, Token.ON_WARN),
                                f -> talking[0],
                                Trigger.BOTH,
                                () -> {
                                    talking[0] = !talking[0];
                                    talk(talking[0]);
                                })
                        .locked(
                                f -> !talking[0] && talks(f.desk(), true).isEmpty(),
                                () -> Nls.text("mixer.talk.cannot")));
    }

    /** An order that switches something. */
    private interface Switch {
        Command to(boolean on);
    }

    private void flag(Rectangle at, String key, int flag, Switch order) {
        boolean[] last = new boolean[1];
        String words = Nls.text(key);
        pane.items()
                .add(new PushButton(
                        pane,
                        at,
                        Face.words(Nls.text("mixer.monitor") + " " + words, words)
                                .role(Role.BUTTON_SMALL)
                                .lit(Token.CUE, Token.ON_CUE),
                        f -> last[0] = f.meters().busFlag(place.monitor(), flag),
                        Trigger.RELEASE,
                        () -> desk().submit(order.to(!last[0]))));
    }

    /** The talkback strips to every guest. */
    private static List<Talk> talks(DeskState desk, boolean on) {
        List<Talk> orders = new ArrayList<>();
        for (StripInfo strip : desk.strips())
            if (strip.kind().equals("talk"))
                for (BusInfo bus : desk.buses())
                    if (bus.kind().equals(BusInfo.MIX_MINUS)) orders.add(new Talk(strip.number(), bus.number(), on));
        return orders;
    }

    private void talk(boolean on) {
        talks(desk().state(), on).forEach(desk()::submit);
    }

    private void phones(Rectangle at) {
        int monitor = place.monitor();
        Control level = new Control(
                Nls.text("mixer.phones.name"), f -> f.meters().busFaderDb(monitor), v -> new SetMaster(monitor, v));
        pane.items().add(new Slider(pane, at, Scale.LEVEL, Nls.text("mixer.phones"), level));
    }

    private void speakers(Rectangle at, BusInfo bus) {
        String whole = Nls.text("mixer.speakers.micOpen");
        int wanted = pane.look().width(Role.SOURCE_BOLD, whole) + pane.look().width(Role.SOURCE, bus.label()) + 16;
        String micOpen = wanted <= at.width ? whole : Nls.text("mixer.speakers.micOpen.brief");
        pane.items()
                .add(new ReadOut(
                        pane,
                        at,
                        bus.label(),
                        f -> f.meters().busFlag(bus.number(), MeterFrame.MIC_MUTED)
                                ? micOpen
                                : Nls.text(
                                        f.meters().busFlag(bus.number(), MeterFrame.MUTED)
                                                ? "mixer.speakers.muted"
                                                : "mixer.speakers.on")));
    }

    private void loudness(Rectangle at) {
        pane.items()
                .add(new ReadOut(
                        pane,
                        at,
                        "LUFS",
                        f -> reading.of(f)
                                ? "S " + BusReading.lufs(reading.frame().shortTermLufs()) + "   I "
                                        + BusReading.lufs(reading.frame().integratedLufs())
                                : Nls.text("mixer.noMeters")));
    }
}
