package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.longwave.api.MeterFrame;
import org.longwave.api.command.Command;
import org.longwave.api.command.SetFader;
import org.longwave.ui.mixer.MixerView;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Fader;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.LevelField;
import org.longwave.ui.pane.LevelMeter;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PeakField;
import org.longwave.ui.pane.Slider;
import org.osgi.framework.FrameworkUtil;

/** The mixer's finer ways, by real events: small moves, latches, banks, search, hidden and narrow strips, tooltips. */
class MixerHandsTest {
    private static FakeDesk desk;
    private static Stage stage;
    private static Hands hands;

    @BeforeAll
    static void open() throws Exception {
        System.setProperty(
                "longwave.home", Files.createTempDirectory("longwave-home").toString());
        Nls.speak("en");
        Bundles.startJson();
        desk = new FakeDesk(FrameworkUtil.getBundle(MixerHandsTest.class).getBundleContext());
        desk.registerEngine();
        desk.registerRest();
        desk.move(1);
        stage = new Stage();
        hands = new Hands(stage.display);
        // room for four of the six strips beside the programme
        stage.show(
                600,
                760,
                Stage.Place.of(0, 0, 600, 760, (parent, studio) -> new MixerView().createPartControl(parent)));
        hands.until("the mixer is there", () -> hands.find("Mic 1 Fader") != null);
    }

    @AfterAll
    static void close() throws Exception {
        stage.close();
        desk.close();
        System.clearProperty("longwave.home");
    }

    @BeforeEach
    void begin() {
        desk.engine.orders.clear();
        desk.engine.strip(0, MeterFrame.FADER_DB, -2);
        hands.until(
                "the fader stands",
                () -> "minus 2.0 decibels".equals(hands.spoken("Mic 1 Fader").value()));
    }

    private static void moved(String what, float wantedDb) {
        hands.until(what, () -> {
            List<Command> orders = desk.engine.orders;
            return !orders.isEmpty() && orders.getLast().equals(new SetFader(0, wantedDb));
        });
    }

    @Test
    void ctrlMakesWheelAndDragFine() {
        Point at = hands.middle("Mic 1 Fader");
        hands.move(at.x, at.y);
        hands.hold("ctrl");
        hands.wheel(1);
        moved("a notch is a tenth", -1.9f);
        hands.down();
        for (int step = 1; step <= 4; step++) hands.move(at.x, at.y - 5 * step);
        hands.up();
        hands.letGo("ctrl");
        moved("a pixel is a tenth", 0.1f);
    }

    @Test
    void doubleClickIsZeroDecibels() {
        hands.doubleClick("Mic 1 Fader");
        moved("0 dB", 0);
    }

    @Test
    void theHighestPeakStaysUntilAClick() {
        desk.engine.level(0, -3, -12);
        hands.until("it is shown", () -> "\u22123.0".equals(peak("Mic 1")));
        desk.engine.level(0, -20, -30);
        hands.until(
                "the meter falls",
                () -> hands.ask(() -> hands.panes().stream()
                        .filter(p -> "mic1".equals(p.canvas().getData("strip")))
                        .flatMap(p -> p.items().stream())
                        .filter(LevelMeter.class::isInstance)
                        .anyMatch(i -> i.spoken().value().startsWith("left \u221220.0"))));
        assertEquals("\u22123.0", peak("Mic 1"));
        hands.click("Mic 1 Peak");
        hands.until("it begins anew", () -> "\u221220.0".equals(peak("Mic 1")));
    }

    private static String peak(String strip) {
        return hands.spoken(strip + " Peak").value();
    }

    @Test
    void clipsStayUntilSomebodyHasSeenThem() {
        desk.engine.strip(0, MeterFrame.CLIPS, 2);
        desk.engine.strip(1, MeterFrame.CLIPS, 1);
        hands.until("it is shown", () -> "CLIP 2".equals(peak("Mic 1")) && "CLIP 1".equals(peak("Guest")));
        hands.click("Mic 1 Peak");
        hands.until("seen", () -> !hands.spoken("Mic 1 Peak").checked());
        assertEquals("CLIP 1", peak("Guest"), "the others stay");
        desk.engine.strip(0, MeterFrame.CLIPS, 3);
        hands.until("only what came since then", () -> "CLIP 1".equals(peak("Mic 1")));
        hands.hold("shift");
        hands.click("Mic 1 Peak");
        hands.letGo("shift");
        hands.until(
                "all of them are seen",
                () -> !hands.spoken("Mic 1 Peak").checked()
                        && !hands.spoken("Guest Peak").checked());
    }

    @Test
    void banksReachEveryStrip() {
        assertTrue(hands.find("Line-up Fader") == null, "six strips have no room here");
        hands.click(Nls.text("mixer.bank.on"));
        hands.until("the last one is there", () -> hands.find("Line-up Fader") != null);
        assertTrue(hands.find("Mic 1 Fader") == null);
        hands.click(Nls.text("mixer.bank.back"));
        hands.until("the first one is there", () -> hands.find("Mic 1 Fader") != null);
    }

    private static Text text(Composite in) {
        for (Control child : in.getChildren()) {
            if (child instanceof Text text) return text;
            Text found = child instanceof Composite inner ? text(inner) : null;
            if (found != null) return found;
        }
        return null;
    }

    @Test
    void searchShowsWhatHasTheLetters() {
        hands.clickOn(() -> text(stage.shell()));
        hands.type("lin");
        hands.until("it is found", () -> hands.find("Line-up Fader") != null);
        assertTrue(hands.find("Mic 1 Fader") == null, "the others are not there");
        hands.key("Escape");
        hands.until("all are back", () -> hands.find("Mic 1 Fader") != null);
    }

    private static void byMenu(String key) {
        hands.menu(Nls.text("mixer.menuOf", "Mic 1"));
        hands.choose(Nls.text(key));
    }

    @Test
    void aStripIsHiddenAndBroughtBack() {
        byMenu("mixer.menu.hide");
        hands.until("it is gone", () -> hands.find("Mic 1 Fader") == null);
        assertTrue(hands.find("Guest Fader") != null);
        hands.watchMenus();
        hands.click(Nls.text("mixer.list"));
        hands.choose("Mic 1");
        hands.until("it is back", () -> hands.find("Mic 1 Fader") != null);
    }

    @Test
    void oneStripAloneIsNarrow() {
        byMenu("mixer.menu.narrow");
        hands.until("it is narrow", () -> hands.find("Mic 1 on").width < 48);
        assertTrue(hands.find("Guest on").width > 60, "the others are not");
        byMenu("mixer.menu.narrow");
        hands.until("it is wide", () -> hands.find("Mic 1 on").width > 60);
    }

    @Test
    void tooltipsSayTheUnit() {
        Point at = hands.middle("Mic 1 Fader");
        hands.move(at.x + 3, at.y + 3);
        hands.until(
                "the fader's tooltip",
                () -> hands.ask(() -> hands.panes().stream()
                        .map(p -> p.canvas().getToolTipText())
                        .anyMatch(t -> t != null && t.startsWith("Mic 1 Fader \u22122.0 dB: "))));
        int seen = 0;
        for (Item item : hands.ask(() ->
                hands.panes().stream().map(Pane::items).flatMap(List::stream).toList())) {
            boolean measures = item instanceof Fader
                    || item instanceof Slider
                    || item instanceof LevelMeter
                    || item instanceof PeakField
                    || item instanceof LevelField;
            if (!measures) continue;
            String help = hands.ask(item::help);
            assertTrue(help.contains(" dB") || help.contains(" %") || help.contains("C: "), help);
            seen++;
        }
        assertTrue(seen > 20, "only " + seen);
    }
}
