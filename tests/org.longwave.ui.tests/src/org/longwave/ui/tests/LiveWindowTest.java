package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.longwave.api.MeterFrame;
import org.longwave.api.command.Assign;
import org.longwave.api.command.Command;
import org.longwave.api.command.SetBalance;
import org.longwave.api.command.SetBusMute;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetMaster;
import org.longwave.api.command.SetMute;
import org.longwave.api.command.SetPfl;
import org.longwave.api.command.SetSolo;
import org.longwave.api.command.SetTrim;
import org.longwave.api.meter.Alarm;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.ReturnFeed;
import org.longwave.api.output.ReturnFeed.Verdict;
import org.longwave.ui.Appearance;
import org.longwave.ui.Settings;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.Event;
import org.longwave.ui.law.FaderLaw;
import org.longwave.ui.look.Theme;
import org.longwave.ui.look.Token;
import org.longwave.ui.look.Tokens;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;
import org.osgi.framework.FrameworkUtil;

/** The real workbench on a real display, driven by events of the window system, against a desk of fakes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveWindowTest {
    private static OpenWindow window;
    private static Display display;
    private static Hands hands;
    private static FakeDesk desk;

    @BeforeAll
    static void openTheWorkbench() throws Exception {
        desk = new FakeDesk(FrameworkUtil.getBundle(LiveWindowTest.class).getBundleContext());
        window = new OpenWindow(1280, 800);
        display = window.display;
        hands = window.hands;
    }

    private static Shell shell() {
        return window.shell();
    }

    @AfterAll
    static void closeTheWorkbench() throws Exception {
        try {
            window.close();
        } finally {
            desk.close();
        }
    }

    @BeforeEach
    void forgetOrders() {
        desk.engine.orders.clear();
    }

    private static <T extends Command> T last(Class<T> type) {
        List<T> of = desk.engine.orders.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
        return of.isEmpty() ? null : of.getLast();
    }

    private static Studio studio() {
        return hands.ask(() -> Studio.of(display));
    }

    @Test
    @Order(1)
    void opensWithoutAnyServiceAndSaysWhatIsMissing() {
        hands.until("the bar tells", () -> hands.spoken("OFF AIR. no stream yet") != null);
        hands.until("the engine tile tells", () -> hands.spoken("Engine: none. no engine yet") != null);
        hands.screenshot("1-nothing-there");
    }

    @Test
    @Order(2)
    void showsAStripForEachInputAsSoonAsTheEngineComes() {
        desk.registerEngine();
        desk.registerRest();
        desk.move(1);
        for (String strip : List.of("Mic 1", "Guest", "Remote", "Music", "Jingles", "Line-up", "Programme"))
            hands.until(strip + " has a fader", () -> hands.find(strip + " Fader") != null);
        hands.until("the lamp asks", () -> hands.spoken("ON AIR ?. sent to 1 of 2 mounts, not heard back") != null);
        hands.until(
                "the fader shows the engine's value",
                () -> "minus 2.0 decibels".equals(hands.spoken("Guest Fader").value()));
        Hands.pause(300);
        hands.screenshot("2-live-1280x800");
        desk.main.heard(FakeOutput.feed(Verdict.HEARD, 3, 4, "The programme is heard, 6.2 s behind."));
        hands.until("the lamp is filled", () -> hands.spoken("ON AIR. heard on 1 of 2 mounts") != null);
        Hands.pause(300);
        hands.screenshot("2-live-1280x800-heard");
        desk.main.heard(FakeOutput.feed(Verdict.SILENT, 2, 4, "The mount is silent while the programme is not."));
        hands.until("the lamp warns", () -> hands.spoken("NOT HEARD. main: silent on the server") != null);
        Hands.pause(300);
        hands.screenshot("2-live-1280x800-not-heard");
        desk.main.heard(ReturnFeed.NONE);
        hands.until("its alarm is over", () -> feedAlarm().state() == Event.State.OVER);
        display.syncExec(() -> studio().watch().events().accept(feedAlarm().number()));
        hands.until(
                "the lamp asks again", () -> hands.spoken("ON AIR ?. sent to 1 of 2 mounts, not heard back") != null);
    }

    /** The alarm of the return feed. */
    private static Event feedAlarm() {
        return studio().watch().events().events().stream()
                .filter(e -> e.source().equals("Return feed of main") && e.weight() == Event.Weight.ALARM)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(3)
    void dragMovesTheFaderByTheLawAndAClickNeverJumps() {
        Rectangle fader = hands.find("Music Fader");
        int travel = fader.height - 40;
        int x = fader.x + fader.width / 2;
        int y = fader.y + fader.height - 30;
        hands.move(x, y);
        hands.down();
        hands.up();
        Hands.pause(200);
        assertEquals(null, last(SetFader.class), "a click far below the cap does not move it");
        hands.move(x, y);
        hands.down();
        for (int step = 1; step <= 6; step++) hands.move(x, y - 10 * step);
        hands.up();
        float wanted = FaderLaw.db(FaderLaw.travel(-3) + 60f / travel);
        hands.until(
                "the order arrives",
                () -> last(SetFader.class) != null && last(SetFader.class).equals(new SetFader(3, wanted)));
    }

    @Test
    @Order(4)
    void wheelMovesTheFaderByOneDecibel() {
        desk.engine.strip(0, MeterFrame.FADER_DB, 0);
        Point at = hands.middle("Mic 1 Fader");
        hands.move(at.x, at.y);
        hands.wheel(-1);
        hands.until("the order arrives", () -> new SetFader(0, -1).equals(last(SetFader.class)));
    }

    @Test
    @Order(5)
    void keysMoveTheFaderThatHasTheFocus() {
        hands.click("Mic 1 Fader");
        Hands.pause(700);
        hands.key("Home");
        hands.until("Home is 0 dB", () -> new SetFader(0, 0).equals(last(SetFader.class)));
        hands.key("Next");
        hands.until("Page Down is -3 dB", () -> new SetFader(0, -3).equals(last(SetFader.class)));
        hands.screenshot("3-focus-ring");
        hands.key("End");
        hands.until("End is off", () -> new SetFader(0, Float.NEGATIVE_INFINITY).equals(last(SetFader.class)));
    }

    @Test
    @Order(6)
    void typedLevelIsTaken() {
        hands.click("Mic 1 Fader");
        hands.type("-6.5");
        hands.key("Return");
        hands.until("the order arrives", () -> new SetFader(0, -6.5f).equals(last(SetFader.class)));
    }

    @Test
    @Order(7)
    void muteAndPflAreLitByTheEnginesAnswer() {
        hands.click("Mute Mic 1");
        hands.until("MUTE arrives", () -> new SetMute(0, true).equals(last(SetMute.class)));
        hands.until("MUTE is lit", () -> hands.spoken("Mute Mic 1").checked());
        hands.click("Pre-fader listen Music");
        hands.until("PFL arrives", () -> new SetPfl(3, true).equals(last(SetPfl.class)));
        hands.until("PFL is lit", () -> hands.spoken("Pre-fader listen Music").checked());
        hands.screenshot("4-mute-and-pfl");
        hands.click("Switch every PFL off");
        hands.until("PFL is dark", () -> !hands.spoken("Pre-fader listen Music").checked());
    }

    @Test
    @Order(8)
    void balanceAndPhonesFollowTheHand() {
        Point balance = hands.middle("Music Balance");
        drag(balance, 20);
        hands.until(
                "balance arrives",
                () -> last(SetBalance.class) != null && last(SetBalance.class).balance() > 0.2);
        Point phones = hands.middle("Monitor Phones");
        drag(phones, -30);
        hands.until(
                "level arrives",
                () -> last(SetMaster.class) != null
                        && last(SetMaster.class).bus() == 1
                        && last(SetMaster.class).gainDb() < -15);
    }

    private static void drag(Point from, int dx) {
        hands.move(from.x, from.y);
        hands.down();
        hands.move(from.x + dx / 2, from.y);
        hands.move(from.x + dx, from.y);
        hands.up();
    }

    @Test
    @Order(9)
    void refusedOrderIsSaidAndNothingIsLit() {
        desk.engine.refusal = "The queue of orders is full. Nothing was changed; try again.";
        hands.click("Mute Line-up");
        hands.until("it is said", () -> studio().desk().refusal().words().equals(desk.engine.refusal));
        assertFalse(hands.spoken("Mute Line-up").checked());
        desk.engine.refusal = "";
    }

    @Test
    @Order(10)
    void recordStartsWithAClickAndStopsOnlyWhenHeld() {
        hands.click("Record show");
        hands.until("started", () -> desk.show.starts == 1);
        hands.until("the button is Stop", () -> hands.find("Stop show") != null);
        Hands.pause(300);
        hands.screenshot("5-recording");
        hands.click("Stop show");
        Hands.pause(1300);
        assertEquals(0, desk.show.stops, "a click does not stop a recording");
        Point at = hands.middle("Stop show");
        hands.move(at.x, at.y);
        hands.down();
        hands.until("held for a second, it stops", () -> desk.show.stops == 1);
        hands.up();
    }

    @Test
    @Order(11)
    void stopOfAStreamAsks() {
        hands.click("Stop main");
        hands.until("it asks", () -> hands.ask(() -> display.getShells().length > 1 && dialog() != null));
        Hands.pause(300);
        hands.screenshot("6-asks");
        hands.key("Escape");
        hands.until("the dialogue is gone", () -> hands.ask(() -> dialog() == null));
        assertEquals(0, desk.main.stops);
        hands.click("Stop main");
        hands.until("it asks again", () -> hands.ask(() -> dialog() != null));
        Hands.pause(300);
        hands.type("Example FM");
        hands.key("Return");
        hands.until("stopped", () -> desk.main.stops == 1);
        hands.until("the lamp tells", () -> hands.find("RETRYING. The server refused the password (401).") != null);
        hands.screenshot("7-lamp-retrying");
        hands.click("Start main");
        hands.until("started", () -> desk.main.starts == 1);
    }

    private static Shell dialog() {
        for (Shell s : display.getShells()) if (s.isVisible() && s.getText().startsWith("Stop")) return s;
        return null;
    }

    @Test
    @Order(12)
    void playerObeys() {
        hands.click("Play jingle");
        hands.until("plays", () -> desk.jingle.state.playing());
        hands.click("Loop jingle");
        hands.until("loops", () -> desk.jingle.state.loop());
        hands.until("lit", () -> hands.spoken("Loop jingle").checked());
        hands.click("Stop jingle");
        hands.until("stops", () -> !desk.jingle.state.playing());
    }

    @Test
    @Order(12)
    void onClosesTheFaderAndOpensItWhereItWas() {
        desk.engine.strip(3, MeterFrame.FADER_DB, -7);
        hands.until("it is on", () -> hands.spoken("Music on").checked());
        hands.click("Music on");
        hands.until("closed", () -> new SetFader(3, Float.NEGATIVE_INFINITY).equals(last(SetFader.class)));
        hands.until("it is off", () -> !hands.spoken("Music on").checked());
        hands.click("Music on");
        hands.until("open where it was", () -> new SetFader(3, -7).equals(last(SetFader.class)));
    }

    @Test
    @Order(12)
    void onIsNotFilledWhileMutedOrWithoutSignal() {
        desk.engine.flag(0, MeterFrame.MUTED, true);
        hands.until(
                "ON says muted",
                () -> "ON \u00b7 muted".equals(hands.spoken("Mic 1 on").value()));
        assertFalse(hands.spoken("Mic 1 on").checked());
        desk.engine.flag(0, MeterFrame.MUTED, false);
        assertEquals("ON \u00b7 no signal", hands.spoken("Remote on").value());
        assertFalse(hands.spoken("Remote on").checked());
    }

    @Test
    @Order(12)
    void trimTakesWheelAndTyping() {
        Point at = hands.middle("Mic 1 Trim");
        hands.move(at.x, at.y);
        hands.wheel(1);
        hands.until("the wheel arrives", () -> new SetTrim(0, 0.5f).equals(last(SetTrim.class)));
        hands.click("Mic 1 Trim");
        hands.type("12");
        hands.key("Return");
        hands.until("the typed value arrives", () -> new SetTrim(0, 12).equals(last(SetTrim.class)));
    }

    @Test
    @Order(12)
    void lockedSoloSaysWhyAndSendsNothing() {
        hands.click("Solo Mic 1");
        hands.until("it is said", () -> studio().desk().refusal().words().startsWith("Solo in place is locked"));
        assertEquals(null, last(SetSolo.class));
    }

    @Test
    @Order(12)
    void busChipAssignsAndIsLitByTheEnginesAnswer() {
        hands.click("Music to Programme");
        hands.until("the order arrives", () -> new Assign(3, 0, true).equals(last(Assign.class)));
        hands.until("it is lit", () -> hands.spoken("Music to Programme").checked());
    }

    @Test
    @Order(12)
    void programmeCannotBeMutedWhileItIsSent() {
        hands.click("Programme on");
        hands.until("it says why", () -> studio().desk().refusal().words().startsWith("The programme cannot be muted"));
        assertEquals(null, last(SetBusMute.class));
    }

    @Test
    @Order(12)
    void searchBanksAndNarrowMoveStripsAndMakeNoneAnew() {
        Object before = hands.ask(() -> canvas("music"));
        hands.click("Buses");
        hands.until("the monitor bus is there", () -> hands.find("Monitor Fader") != null);
        hands.until("strips are gone", () -> hands.find("Music Fader") == null);
        hands.screenshot("5-buses");
        hands.click("Strips");
        hands.until("strips are back", () -> hands.find("Music Fader") != null);
        hands.click("Narrow");
        hands.until("strips are narrow", () -> hands.find("Music on").width < 48);
        hands.screenshot("5-narrow");
        hands.click("Narrow");
        hands.until("strips are wide", () -> hands.find("Music on").width > 60);
        assertTrue(before == hands.ask(() -> canvas("music")));
    }

    private static Object canvas(String strip) {
        return hands.panes().stream()
                .map(Pane::canvas)
                .filter(c -> strip.equals(c.getData("strip")))
                .findFirst()
                .orElse(null);
    }

    @Test
    @Order(13)
    void aStillDeskPaintsNoStrip() {
        AtomicInteger paints = new AtomicInteger();
        display.syncExec(() -> hands.panes().stream()
                .filter(p -> p.canvas().getData("strip") != null)
                .forEach(p -> p.canvas().addListener(SWT.Paint, e -> paints.incrementAndGet())));
        Hands.pause(4000);
        paints.set(0);
        Hands.pause(1000);
        assertEquals(0, paints.get());
        desk.move(2);
        hands.until("moving levels are painted", () -> paints.get() > 3);
    }

    @Test
    @Order(14)
    void faultsOfTheStationAreSaid() {
        desk.faults = List.of(new org.longwave.api.station.StationFault(
                12, "org.longwave.strip~music faderDb", "20 is out of range, allowed -120..10. The strip keeps 0 dB."));
        hands.until(
                "the tile tells",
                () -> hands.ask(() -> hands.panes().stream()
                        .flatMap(p -> p.items().stream())
                        .anyMatch(i -> i.spoken() != null
                                && i.spoken().name().startsWith("Alarms: ")
                                && i.spoken().name().contains(" open. line 12"))));
    }

    @Test
    @Order(14)
    void refusedRealTimePriorityIsSaidAtTheBottom() {
        String words = "No real-time priority, see ./longwave doctor";
        display.syncExec(() -> studio().watch().events().acceptAll());
        desk.engine.priorityRefused = "No real-time priority: not permitted.";
        hands.until("it is said", () -> captioned(words));
        desk.engine.priorityRefused = "";
        hands.until("it is said no more", () -> !captioned(words));
    }

    @Test
    @Order(15)
    void anAlarmStaysAtTheBottomUntilAPersonAcceptsIt() {
        display.syncExec(() -> studio().watch().events().acceptAll());
        hands.until("nothing is open", () -> hands.ask(LiveWindowTest::alarmed) == null);
        Alarm silent =
                new Alarm("dead-air", "program", Alarm.Kind.SILENCE, true, 0, Instant.EPOCH, "Bus program is silent.");
        hands.click("Mic 1 Fader");
        Object focus = hands.ask(display::getFocusControl);
        int shells = hands.ask(() -> display.getShells().length);
        desk.meters.alarms = List.of(silent);
        hands.until("it is said", () -> said("Bus program is silent."));
        assertSame(focus, hands.ask(display::getFocusControl), "it takes the focus from nobody");
        assertEquals(shells, hands.ask(() -> display.getShells().length), "and opens nothing");
        desk.meters.alarms = List.of();
        hands.until("it is over, and still there", () -> said("Bus program is silent. It is over."));
        Rectangle band = hands.find(hands.ask(LiveWindowTest::alarmed));
        hands.screenshot("12-alarm");
        hands.move(band.x + band.width - 20, band.y + band.height / 2);
        hands.down();
        hands.up();
        hands.until("a person accepted it", () -> hands.ask(LiveWindowTest::alarmed) == null);
    }

    private static boolean said(String words) {
        String alarm = hands.ask(LiveWindowTest::alarmed);
        return alarm != null && alarm.endsWith(words);
    }

    /** Spoken name of the alarm at the bottom, or null. */
    private static String alarmed() {
        return hands.panes().stream()
                .flatMap(p -> p.items().stream())
                .map(Item::spoken)
                .filter(i -> i != null && i.name().startsWith("Alarm: "))
                .map(Item.Spoken::name)
                .findFirst()
                .orElse(null);
    }

    @Test
    @Order(16)
    void ctrlZTakesAChangeBackAndTheStatusLineNamesIt() {
        desk.engine.strip(3, MeterFrame.FADER_DB, -3);
        Point at = hands.middle("Music Fader");
        hands.move(at.x, at.y);
        hands.wheel(-1);
        hands.wheel(-1);
        hands.until("the order arrives", () -> new SetFader(3, -5).equals(last(SetFader.class)));
        display.syncExec(() -> studio().watch().events().acceptAll());
        hands.until("it is named", () -> captioned("Example FM  \u00b7  Undo: Music fader \u22125.0 dB"));
        hands.click("Pre-fader listen Music");
        hands.until("PFL arrives", () -> new SetPfl(3, true).equals(last(SetPfl.class)));
        hands.key("ctrl+z");
        hands.until("PFL is taken back", () -> new SetPfl(3, false).equals(last(SetPfl.class)));
        hands.key("ctrl+z");
        hands.until("both notches are one change", () -> new SetFader(3, -3).equals(last(SetFader.class)));
        hands.key("ctrl+shift+z");
        hands.until("it is made again", () -> new SetFader(3, -5).equals(last(SetFader.class)));
    }

    @Test
    @Order(16)
    void themeAndLanguageChangeWhileEverythingGoesOn() {
        for (Theme theme : List.of(Theme.LIGHT, Theme.CONTRAST, Theme.DARK)) {
            display.syncExec(() -> Appearance.choose(display, Settings.THEME, theme.key()));
            int wanted = Tokens.read(theme.key()).rgb(Token.STRIP);
            hands.until("a strip is " + theme, () -> hands.pixel("Mic 1 Fader", 2, 2) == wanted);
            hands.screenshot("10-live-" + theme.key());
        }
        display.syncExec(() -> Appearance.choose(display, Settings.LANGUAGE, "de"));
        hands.until(
                "the tile speaks German",
                () -> hands.ask(() -> hands.panes().stream()
                        .flatMap(p -> p.items().stream())
                        .anyMatch(i -> i.spoken() != null && i.spoken().name().startsWith("Aufnahme: aus"))));
        hands.screenshot("11-german");
        display.syncExec(() -> Appearance.choose(display, Settings.LANGUAGE, "en"));
    }

    private static boolean captioned(String words) {
        return hands.ask(() -> hands.panes().stream()
                .flatMap(p -> p.items().stream())
                .anyMatch(i -> i instanceof Caption && words.equals(i.help())));
    }

    @Test
    @Order(16)
    void survivesAnEngineThatGoesAndComes() {
        desk.unregisterEngine();
        hands.until("the strips are gone", () -> hands.find("Mic 1 Fader") == null);
        desk.registerEngine();
        hands.until("they are back", () -> hands.find("Mic 1 Fader") != null);
        hands.click("Mute Music");
        hands.until("and obey", () -> new SetMute(3, true).equals(last(SetMute.class)));
    }

    @Test
    @Order(17)
    void fillsALargeScreen() {
        Rectangle screen = hands.ask(display::getBounds);
        desk.main.to(State.ON);
        display.syncExec(() -> shell().setMaximized(true));
        hands.until("it is maximized", () -> hands.ask(() -> shell().getSize().x >= screen.width - 8));
        Hands.pause(500);
        hands.screenshot("8-live-" + screen.width + "x" + screen.height);
        assertTrue(hands.find("Programme Fader").height > 200);
    }

    @Test
    @Order(17)
    void everyViewOpensInTheWorkbench() {
        for (String view : List.of(
                "loudness",
                "spectrum",
                "history",
                "routing",
                "patch",
                "devices",
                "health",
                "rights",
                "events",
                "recorder")) {
            String failure = hands.ask(() -> {
                try {
                    var page =
                            PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
                    page.showView("org.longwave.ui." + view);
                    return "";
                } catch (org.eclipse.ui.PartInitException e) {
                    return e.toString();
                }
            });
            assertEquals("", failure);
            Hands.pause(250);
            assertEquals(null, hands.find("Reload this part"), view);
        }
    }

    /** From the hand on the fader to the bus, and from the button to the file, with nothing faked in between. */
    @Test
    @Order(18)
    void realEngineObeysTheFaderAndTheRecordButton() throws Exception {
        desk.close();
        display.syncExec(() -> {
            shell().setMaximized(false);
            shell().setBounds(0, 0, 1280, 800);
        });
        try (RealStation station = RealStation.recording(
                FrameworkUtil.getBundle(LiveWindowTest.class).getBundleContext())) {
            hands.until("the engine is there", () -> station.engine() != null);
            hands.until("its strip is on the desk", () -> hands.find("Tone Fader") != null);
            int strip = station.engine().strips().getFirst().number();
            hands.until(
                    "the tone is on the bus", () -> near(-20, station.meters().busPeak(0, 0)));

            Rectangle fader = hands.find("Tone Fader");
            int x = fader.x + fader.width / 2;
            int y = fader.y + 20 + (int) ((fader.height - 40) * (1 - FaderLaw.travel(0)));
            hands.move(x, y);
            hands.down();
            for (int step = 1; step <= 6; step++) hands.move(x, y + 12 * step);
            hands.up();
            float wanted = FaderLaw.db(FaderLaw.travel(0) - 72f / (fader.height - 40));
            hands.until(
                    "the engine has the fader", () -> Math.abs(station.meters().stripFaderDb(strip) - wanted) < 0.06);
            hands.until(
                    "the bus is down", () -> near(-20 + wanted, station.meters().busPeak(0, 0)));

            hands.click("Mute Tone");
            hands.until("the bus is silent", () -> station.meters().busPeak(0, 0) == 0);
            hands.click("Mute Tone");
            hands.until(
                    "the bus is back", () -> near(-20 + wanted, station.meters().busPeak(0, 0)));

            hands.click("Record take");
            hands.until(
                    "it records",
                    () -> station.recorder().status().state() == State.ON
                            && station.recorder().status().frames() > 48_000);
            hands.screenshot("9-real-engine");
            Point stop = hands.middle("Stop take");
            hands.move(stop.x, stop.y);
            hands.down();
            hands.until("held, it stops", () -> station.recorder().status().state() == State.OFF);
            hands.up();
            try (var files = java.nio.file.Files.list(station.folder)) {
                List<java.nio.file.Path> takes =
                        files.filter(java.nio.file.Files::isRegularFile).toList();
                assertEquals(1, takes.size());
                assertTrue(java.nio.file.Files.size(takes.getFirst()) > 48_000 * 6);
            }
        }
    }

    private static boolean near(double wantedDb, float peak) {
        return Math.abs(20 * Math.log10(peak) - wantedDb) < 0.15;
    }
}
