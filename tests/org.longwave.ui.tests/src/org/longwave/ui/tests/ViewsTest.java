package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.codec.Title;
import org.longwave.api.command.Assign;
import org.longwave.api.command.SetSend;
import org.longwave.api.input.InputInfo;
import org.longwave.api.meter.Alarm;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.ReturnFeed.Verdict;
import org.longwave.ui.desk.Event;
import org.longwave.ui.health.DevicesPane;
import org.longwave.ui.health.EventsPane;
import org.longwave.ui.health.HealthPane;
import org.longwave.ui.health.RightsPane;
import org.longwave.ui.look.Token;
import org.longwave.ui.loudness.LoudnessPane;
import org.longwave.ui.loudness.SpectrumPane;
import org.longwave.ui.onair.OnAirPane;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.recorder.HistoryPane;
import org.longwave.ui.recorder.RecorderPane;
import org.longwave.ui.routing.PatchPane;
import org.longwave.ui.routing.RoutingMatrix;
import org.longwave.ui.routing.RoutingPane;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Each view in a real window, driven by events of the window system; the answer is what the services were told. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ViewsTest {
    private static final BundleContext CONTEXT =
            FrameworkUtil.getBundle(ViewsTest.class).getBundleContext();
    private static Stage stage;
    private static Hands hands;
    private static ViewsDesk desk;

    @TempDir
    static Path folder;

    @BeforeAll
    static void open() throws Exception {
        desk = new ViewsDesk(CONTEXT);
        desk.register();
        stage = new Stage();
        hands = new Hands(stage.display);
        hands.until("the desk is read", () -> stage.studio().desk().state().engine() != null);
    }

    @AfterAll
    static void close() throws Exception {
        stage.close();
        desk.close();
    }

    private static void live(int width, int height) {
        int left = width - (width > 1400 ? 628 : 512);
        int w = width - left - 6;
        int a = height * 40 / 100;
        int b = height * 28 / 100;
        stage.show(
                width,
                height,
                Stage.Place.of(left, 6, w, a - 12, OnAirPane::new),
                Stage.Place.of(left, a, w, b - 6, LoudnessPane::new),
                Stage.Place.of(left, a + b, w, height - a - b - 6, RecorderPane::new),
                Stage.Place.of(6, 6, left - 12, height * 42 / 100, HistoryPane::new),
                Stage.Place.of(6, height * 42 / 100 + 12, left - 12, height * 30 / 100, SpectrumPane::new));
    }

    private static void engineering(int width, int height) {
        int w = width * 38 / 100;
        int r = width - w - 18;
        stage.show(
                width,
                height,
                Stage.Place.of(6, 6, w, height * 54 / 100, RoutingPane::new),
                Stage.Place.of(6, 12 + height * 54 / 100, w, height * 46 / 100 - 18, PatchPane::new),
                Stage.Place.of(w + 12, 6, r, height * 29 / 100, DevicesPane::new),
                Stage.Place.of(w + 12, 12 + height * 29 / 100, r, height * 42 / 100, HealthPane::new),
                Stage.Place.of(w + 12, 18 + height * 71 / 100, r, height * 29 / 100 - 24, EventsPane::new));
    }

    private static String said(String name) {
        Item.Spoken spoken = hands.spoken(name);
        return spoken == null ? "" : spoken.value();
    }

    /** What is an open alarm of this source. */
    private static String alarms(String source) {
        return stage.studio().watch().events().events().stream()
                .filter(e -> e.source().equals(source) && e.state() == Event.State.OPEN)
                .map(Event::words)
                .collect(Collectors.joining(" "));
    }

    @Test
    @Order(1)
    void mountInTroubleSaysWhatWhyWhatNextAndWhatGoesOn() {
        desk.show.state = State.ON;
        live(1920, 1080);
        hands.until("the reason is said", () -> said("Mount backup").contains("The server refused the password (401)"));
        String words = said("Mount backup");
        assertTrue(words.contains("Next try in 8 s"), words);
        assertTrue(words.contains("Not touched: 2 other mounts and the recording go on."), words);
        assertTrue(said("Mount main").contains("1,284 listeners"), said("Mount main"));
        assertTrue(said("Mount main").contains("Return feed not checked"), "nobody has listened to the mount");
        desk.main.heard(FakeOutput.feed(Verdict.HEARD, 3, 4, "The programme is heard, 6.2 s behind."));
        hands.until(
                "it is heard", () -> said("Mount main").matches("(?s)ON AIR\\. Heard \\d+ s ago, 6\\.2 s behind\\..*"));
        String silent =
                "The mount /mobile.opus is silent while the programme is not. Stop the stream and start it again.";
        desk.mobile.heard(FakeOutput.feed(Verdict.SILENT, 1, 2, silent));
        hands.until("it may be silent", () -> said("Mount mobile").startsWith("ON AIR. Silent on the mount, "));
        assertTrue(alarms("Return feed of mobile").isEmpty(), "one check alone is no alarm");
        desk.mobile.heard(FakeOutput.feed(Verdict.SILENT, 2, 2, silent));
        hands.until("it is silent", () -> said("Mount mobile").startsWith("NOT HEARD. Silent on the mount, "));
        assertTrue(said("Mount mobile").contains("Stop the stream and start it again"), said("Mount mobile"));
        hands.until("an alarm", () -> alarms("Return feed of mobile").contains(silent));
        hands.screenshot("views-return-feed");
        desk.mobile.heard(FakeOutput.feed(Verdict.HEARD, 1, 0, "The programme is heard, 6.2 s behind."));
        hands.until("the alarm is over", () -> alarms("Return feed of mobile").isEmpty());
        int before = desk.backup.starts;
        hands.click("Try backup now");
        hands.until("it tries", () -> desk.backup.starts == before + 1);
        hands.until("it is on", () -> said("Mount backup").startsWith("ON AIR"));
    }

    @Test
    @Order(2)
    void titleIsEditedAndSentToEveryOutputThatTakesOne() {
        hands.click("Now playing");
        hands.type("Example Artist - Night Drive");
        hands.key("Return");
        hands.until("both have it", () -> desk.titles.size() == 2);
        assertEquals(new Title("Example Artist", "Night Drive"), desk.titles.getFirst());
        hands.until("it is remembered", () -> stage.studio().watch().sent().to().size() == 2);
    }

    @Test
    @Order(3)
    void streamStopsOnlyAfterTheStationsNameWasTyped() {
        hands.click("Stop main");
        hands.until("it asks", () -> hands.dialog("Stop") != null);
        Hands.pause(300);
        hands.type("Example");
        hands.key("Return");
        Hands.pause(300);
        assertEquals(0, desk.main.stops, "half the name does nothing");
        assertTrue(hands.dialog("Stop") != null, "it still asks");
        hands.screenshot("views-stop-asks");
        hands.type(" FM");
        hands.key("Return");
        hands.until("it is off", () -> desk.main.stops == 1);
        hands.until("it can be started", () -> hands.find("Start main") != null);
        hands.click("Start main");
        hands.until("it is started", () -> desk.main.starts == 1);
        hands.click("Stop all streams");
        hands.until("it asks", () -> hands.dialog("Stop") != null);
        hands.key("Escape");
        hands.until("it asks no more", () -> hands.dialog("Stop") == null);
        assertEquals(0, desk.mobile.stops);
    }

    @Test
    @Order(4)
    void recorderTakesMarkerSplitPauseAndKeepsTheLastMinutes() throws Exception {
        hands.until("it records", () -> said("Recorder show").contains("RECORDING. 1:12:44"));
        assertTrue(said("Recorder show").contains("6 h 12 min left"), said("Recorder show"));
        for (String button : List.of("Marker show", "Split show", "Pause show")) hands.click(button);
        hands.until("it is paused", () -> said("Recorder show").startsWith("PAUSED"));
        hands.click("Resume show");
        hands.click("Keep the last minutes of show");
        hands.until("all arrived", () -> desk.show.orders.size() == 5);
        assertEquals(List.of("marker ", "split", "pause", "resume", "retro"), desk.show.orders);
        hands.until(
                "the window listens to both tracks",
                () -> stage.studio().watch().waves().of("program") != null
                        && stage.studio().watch().waves().of("strip:mic1") != null);
        desk.speak(CONTEXT);
        hands.until(
                "the waveform shows it", () -> said("Waveform show Programme").startsWith("60 s"));
        desk.backup.status = new FakeOutput(
                        org.longwave.api.output.OutputStatus.Kind.STREAM,
                        State.RETRYING,
                        "http://backup.example.net:8000/live.mp3",
                        "The server refused the password (401). Next try in 8 s.",
                        -1)
                .status;
        Hands.pause(2500);
        hands.screenshot("views-live-1920x1080");
        hands.click("Stop show");
        Hands.pause(200);
        assertFalse(desk.show.orders.contains("stop"), "a click does not stop it");
        Point at = hands.middle("Stop show");
        hands.move(at.x, at.y);
        hands.down();
        hands.until("held, it stops", () -> desk.show.orders.contains("stop"));
        hands.up();
        hands.until(
                "the card is laid out anew",
                () -> hands.find("Record show") != null && hands.find("Waveform show Programme") == null);
        Hands.pause(300);
        for (String ticked : List.of("tracks [program, strip:mic1, monitor]", "tracks [program, strip:mic1]")) {
            hands.click("Tracks of show");
            hands.move(5, 5); // not over the menu, where it would choose
            Hands.pause(500);
            for (String key : List.of("Home", "Down", "Return")) hands.key(key); // the second bus
            hands.until(
                    ticked,
                    () -> desk.show.orders.getLast().equals(ticked)
                            && stage.studio()
                                            .watch()
                                            .facts()
                                            .recorders()
                                            .get("show")
                                            .tracks()
                                            .size()
                                    == desk.show.tracks().size());
            Hands.pause(300);
        }
        hands.click("Record show");
        hands.until("it records again", () -> desk.show.orders.getLast().equals("start"));
        assertTrue(said("Recordings").contains("Interview, raw"), said("Recordings"));
    }

    @Test
    @Order(5)
    void loudnessTellsTheVerdictAndObeys() {
        assertEquals("on target \u221223 \u00b11", said("Loudness verdict"));
        hands.click("Reset integrated loudness");
        hands.until("it is reset", () -> desk.meterOrders.contains("reset 0"));
        hands.click("Pause integrated loudness");
        hands.until(
                "it is paused", () -> hands.spoken("Pause integrated loudness").checked());
        hands.click("Pause integrated loudness");
        hands.until("it goes on", () -> desk.meterOrders.getLast().equals("pause 0 false"));
        hands.click("Loudness target");
        hands.type("16");
        hands.key("Return");
        Hands.pause(100);
        hands.key("ctrl+a");
        hands.type("-16");
        hands.key("Return");
        hands.until("it is too soft for that", () -> said("Loudness verdict").equals("6.9 LU too soft"));
        hands.click("Loudness target");
        hands.key("ctrl+a");
        hands.type("-23");
        hands.key("Return");
        hands.until("on target again", () -> said("Loudness verdict").startsWith("on target"));
        hands.until("the spectrum is there", () -> said("Spectrum bands").startsWith("loudest at"));
    }

    @Test
    @Order(6)
    void narrowWindowShowsTheSame() {
        live(1280, 800);
        hands.until("the row is there", () -> hands.find("Mount backup") != null);
        Hands.pause(1200);
        hands.screenshot("views-live-1280x800");
        assertTrue(hands.find("Marker show") != null && hands.find("Try backup now") != null);
    }

    private static RoutingMatrix matrix() {
        return hands.ask(() -> hands.panes().stream()
                .flatMap(p -> p.items().stream())
                .filter(RoutingMatrix.class::isInstance)
                .map(RoutingMatrix.class::cast)
                .findFirst()
                .orElseThrow());
    }

    /** Clicks where a strip and a bus meet. */
    private static void cross(int strip, int bus) {
        RoutingMatrix matrix = matrix();
        Point at = hands.ask(() -> {
            Pane pane = hands.panes().stream()
                    .filter(p -> p.items().contains(matrix))
                    .findFirst()
                    .orElseThrow();
            Rectangle cell = matrix.cell(strip, bus);
            return pane.canvas().toDisplay(cell.x + cell.width / 2, cell.y + cell.height / 2);
        });
        hands.move(at.x, at.y);
        hands.down();
        hands.up();
    }

    @Test
    @Order(7)
    void matrixConnectsAndTakesAwayAndLocksWhatIsOnAir() {
        engineering(1920, 1080);
        hands.until("it is there", () -> hands.find("Routing matrix") != null);
        Hands.pause(400);
        cross(11, 5);
        hands.until("connected", () -> desk.orders.contains(new Assign(11, 5, true)));
        hands.until(
                "and shown",
                () -> said("Routing matrix").equals("Tuner \u2192 Clean: connected after the fader, 0 dB."));
        cross(11, 5);
        hands.until("taken away", () -> desk.orders.contains(new Assign(11, 5, false)));
        cross(0, 0);
        hands.until("refused", () -> stage.studio().desk().refusal().words().startsWith("Mic 1 is on the air"));
        assertFalse(desk.orders.contains(new Assign(0, 0, false)));
        hands.click("Lock on air");
        cross(0, 0);
        hands.until("unlocked, it is done", () -> desk.orders.contains(new Assign(0, 0, false)));
        hands.until("and shown", () -> said("Routing matrix").contains("not connected"));
        cross(0, 0);
        hands.until("and back", () -> desk.orders.getLast().equals(new Assign(0, 0, true)));
        hands.click("Lock on air");
        int before = desk.orders.size();
        cross(4, 4);
        hands.until("it says why", () -> stage.studio().desk().refusal().words().contains("must not hear himself"));
        assertEquals(before, desk.orders.size());
    }

    @Test
    @Order(8)
    void keysGoThroughTheMatrix() {
        cross(4, 4);
        hands.key("Right");
        hands.key("Down");
        hands.until("the next cell", () -> said("Routing matrix").startsWith("Remote \u2192 Clean"));
        hands.key("Return");
        hands.type("-6");
        hands.key("Return");
        hands.until("a send", () -> desk.orders.contains(new SetSend(5, 5, -6, false)));
        hands.until("shown", () -> said("Routing matrix").contains("a send of \u22126.0 dB after the fader"));
        hands.key("p");
        hands.until("before the fader", () -> desk.orders.contains(new SetSend(5, 5, -6, true)));
        hands.until("shown", () -> said("Routing matrix").contains("before the fader"));
        hands.key("Delete");
        hands.until("off", () -> desk.orders.contains(new SetSend(5, 5, Float.NEGATIVE_INFINITY, true)));
    }

    @Test
    @Order(9)
    void picturesTellWhatIsBroken() {
        hands.until("the patch", () -> said("Patch picture").contains("remote to remote, broken"));
        assertTrue(said("Patch picture").contains("program to backup, broken"), said("Patch picture"));
        assertTrue(said("Devices").contains("remote, Not there"), said("Devices"));
        assertTrue(said("Devices").contains("runs 42.3 ppm fast"), said("Devices"));
        assertTrue(said("Engine cycle time").contains("longest 612 \u00b5s"), said("Engine cycle time"));
        hands.until("load", () -> said("Engine load").startsWith("now 18 %"));
        assertTrue(said("Latency").contains("25.5 ms now"), said("Latency"));
        assertTrue(said("Rings").contains("remote no data"), said("Rings"));
    }

    @Test
    @Order(10)
    void eventsAreFilteredAcceptedAndExported() throws Exception {
        desk.alarms = List.of(new Alarm(
                "dead-air", "program", Alarm.Kind.SILENCE, true, 0, Instant.now(), "Bus program is silent for 10 s."));
        hands.until("the alarm is on top", () -> said("Events").indexOf("Bus program is silent") >= 0);
        desk.lateCycles = 3;
        hands.until("late blocks", () -> said("Events").contains("3 blocks finished late"));
        Hands.pause(600);
        hands.screenshot("views-engineering-1920x1080");
        hands.click("Filter words or source");
        hands.type("silent for");
        hands.until("only that", () -> !said("Events").contains("finished late"));
        assertTrue(said("Events").contains("open"), said("Events"));
        Path file = folder.resolve("events.txt");
        EventsPane[] pane = new EventsPane[1];
        hands.click("Accept all alarms");
        hands.until("seen", () -> said("Events").contains("seen"));
        hands.click("Filter words or source");
        hands.key("ctrl+a");
        hands.key("BackSpace");
        hands.until("all are back", () -> said("Events").contains("finished late"));
        hands.click("Warning");
        hands.until("warnings are hidden", () -> !said("Events").contains("finished late"));
        stage.show(
                900, 400, Stage.Place.of(0, 0, 900, 400, (parent, studio) -> pane[0] = new EventsPane(parent, studio)));
        stage.display.syncExec(() -> pane[0].export(file));
        hands.until("it is written", () -> Files.exists(file));
        hands.until(
                "all of it is said",
                () -> stage.studio().desk().refusal().words().contains("events were written to"));
        String text = Files.readString(file);
        assertTrue(text.contains("Engine\t3 blocks finished late. Nothing was lost by that.\t1"), text);
        assertTrue(text.lines().count() > 5, text);
        desk.alarms = List.of();
    }

    @Test
    @Order(11)
    void rightsSayWhatTheMachineGrants() {
        stage.show(900, 400, Stage.Place.of(0, 0, 900, 400, RightsPane::new));
        hands.until("the thread", () -> said("Rights and runtime").contains("SCHED_FIFO 75"));
        hands.until("memory", () -> said("Rights and runtime").contains("in use of at most"));
        assertTrue(said("Rights and runtime").contains("3 of 1400000 blocks were late"), said("Rights and runtime"));
        hands.screenshot("views-rights");
    }

    /** An item that throws when it is told to. */
    private static final class Bomb implements Item {
        private final AtomicBoolean inFrame;
        private final AtomicBoolean inPaint;

        Bomb(AtomicBoolean inFrame, AtomicBoolean inPaint) {
            this.inFrame = inFrame;
            this.inPaint = inPaint;
        }

        @Override
        public Rectangle bounds() {
            return new Rectangle(0, 0, 400, 300);
        }

        @Override
        public void frame(Frame frame) {
            if (inFrame.get()) throw new IllegalStateException("frame of a test");
        }

        @Override
        public void paint(GC gc) {
            if (inPaint.get()) throw new IllegalStateException("paint of a test");
        }

        @Override
        public Spoken spoken() {
            return new Spoken(org.eclipse.swt.accessibility.ACC.ROLE_LABEL, "whole", "", false);
        }
    }

    @Test
    @Order(12)
    void viewThatThrowsSaysSoAndIsReloadedWhileTheOthersGoOn() {
        AtomicBoolean inFrame = new AtomicBoolean();
        AtomicBoolean inPaint = new AtomicBoolean();
        stage.show(
                1000,
                400,
                Stage.Place.of(
                        0,
                        0,
                        400,
                        300,
                        (parent, studio) -> new Pane(
                                parent, studio, Token.PANEL, p -> p.items().add(new Bomb(inFrame, inPaint)))),
                Stage.Place.of(420, 0, 500, 300, LoudnessPane::new));
        hands.until("it is whole", () -> hands.find("whole") != null);
        for (AtomicBoolean fuse : List.of(inFrame, inPaint)) {
            fuse.set(true);
            stage.display.syncExec(() -> hands.panes().forEach(p -> p.dirty(p.area())));
            hands.until("it says so", () -> hands.find("Reload this part") != null);
            assertTrue(hands.find("whole") == null);
            if (fuse == inFrame) {
                Hands.pause(200);
                hands.screenshot("views-broken");
            }
            int orders = desk.meterOrders.size();
            hands.click("Reset integrated loudness");
            hands.until("the other view goes on", () -> desk.meterOrders.size() == orders + 1);
            hands.click("Reload this part");
            Hands.pause(300);
            hands.until("still broken", () -> hands.find("Reload this part") != null);
            fuse.set(false);
            hands.click("Reload this part");
            hands.until("it is whole again", () -> hands.find("whole") != null);
        }
    }

    @Test
    @Order(13)
    void hiddenViewsAskAndDrawNothing() {
        stage.show(
                1000,
                600,
                Stage.Place.of(0, 0, 500, 300, SpectrumPane::new),
                Stage.Place.of(0, 300, 900, 300, HealthPane::new));
        hands.until("it asks", () -> desk.spectra > 5);
        AtomicInteger paints = new AtomicInteger();
        List<Pane> panes = new ArrayList<>(hands.ask(hands::panes));
        stage.display.syncExec(() ->
                panes.forEach(p -> p.canvas().addListener(SWT.Paint, e -> paints.incrementAndGet())));
        stage.display.syncExec(() -> stage.shell().setVisible(false));
        Hands.pause(300);
        int asked = desk.spectra;
        paints.set(0);
        Hands.pause(700);
        assertEquals(asked, desk.spectra);
        assertEquals(0, paints.get());
    }

    @Test
    @Order(14)
    void deviceThatIsWorseOffSaysWhyAndTheLogKeepsIt() {
        List<InputInfo> before = desk.engine.inputs;
        stage.show(900, 400, Stage.Place.of(0, 0, 900, 400, DevicesPane::new));
        InputInfo first = before.getFirst();
        desk.engine.inputs = List.of(new InputInfo(
                first.name(),
                true,
                InputInfo.State.RUNNING,
                "No real-time priority for now: so many.",
                0,
                0,
                0,
                0,
                1024,
                1024));
        hands.until(
                "the foot says so",
                () -> hands.ask(() -> hands.panes().stream()
                        .flatMap(p -> p.items().stream())
                        .anyMatch(i -> (first.name() + ": No real-time priority for now: so many.").equals(i.help()))));
        hands.until(
                "the log keeps it, once",
                () -> stage.studio().watch().events().events().stream()
                                .filter(e -> e.words().equals("No real-time priority for now: so many."))
                                .count()
                        == 1);
        desk.engine.inputs = before;
    }
}
