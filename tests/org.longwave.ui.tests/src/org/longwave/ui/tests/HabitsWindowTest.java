package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.longwave.api.MeterFrame;
import org.longwave.api.command.SetFader;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.ui.Appearance;
import org.longwave.ui.Perspective;
import org.longwave.ui.Settings;
import org.longwave.ui.Studio;
import org.longwave.ui.deed.Deed;
import org.longwave.ui.deed.Stroke;
import org.longwave.ui.look.Theme;
import org.longwave.ui.nls.Nls;
import org.osgi.framework.FrameworkUtil;

/** What the window does for people who live in it: perspectives, search, keys, lock, full screen, the last question. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HabitsWindowTest {
    private static final Path HOME = Path.of("target", "home");
    private static FakeDesk desk;
    private static OpenWindow window;
    private static Hands hands;

    @BeforeAll
    static void open() throws Exception {
        System.setProperty("longwave.home", HOME.toString());
        Bundles.startJson();
        desk = new FakeDesk(FrameworkUtil.getBundle(HabitsWindowTest.class).getBundleContext());
        desk.registerEngine();
        desk.registerRest();
        desk.move(1);
        window = new OpenWindow(1280, 800);
        hands = window.hands;
        window.display.syncExec(() -> {
            studio().deeds().resetAll();
            for (String key : List.of(Settings.THEME, Settings.TEXT_SIZE, Settings.LANGUAGE, Settings.LOCK_ON_AIR))
                studio().settings().drop(key);
            Appearance.apply(window.display);
        });
        hands.until("the strips are there", () -> hands.find("Music Fader") != null);
    }

    @AfterAll
    static void close() throws Exception {
        try {
            window.close();
        } finally {
            desk.close();
            System.clearProperty("longwave.home");
        }
    }

    private static Studio studio() {
        return hands.ask(() -> Studio.of(window.display));
    }

    private static boolean is(String perspective) {
        return hands.ask(() -> studio().perspective().endsWith("." + perspective));
    }

    private static <T extends Control> T in(Composite parent, Class<T> type) {
        for (Control child : parent.getChildren()) {
            if (type.isInstance(child)) return type.cast(child);
            if (child instanceof Composite inner) {
                T found = in(inner, type);
                if (found != null) return found;
            }
        }
        return null;
    }

    private static Control named(Composite parent, String part) {
        for (Control child : parent.getChildren()) {
            if (part.equals(child.getData("part"))) return child;
            if (child instanceof Composite inner) {
                Control found = named(inner, part);
                if (found != null) return found;
            }
        }
        return null;
    }

    @Test
    @Order(1)
    void buttonsOfTheStationBarChangeThePerspective() {
        for (String name : List.of("Production", "Engineering", "Live")) {
            hands.click("Perspective " + name);
            hands.until(name + " is shown", () -> is(name.toLowerCase()));
            assertNotNull(hands.find("Perspective Live"), "the bar stays");
            Hands.pause(250);
            hands.screenshot("h1-" + name.toLowerCase() + "-1280x800");
        }
        hands.key("ctrl+F3");
        hands.until("so does a key", () -> is("engineering"));
        hands.key("ctrl+F1");
        hands.until("and back", () -> is("live"));
    }

    @Test
    @Order(2)
    void everyDeedHasWordsInBothLanguagesAndNoTwoShareAKey() {
        for (Deed deed : hands.ask(() -> studio().deeds().all())) {
            assertTrue(Nls.knows("deed." + deed.id()), deed.id());
            assertFalse(deed.group().startsWith("deed."), deed.id());
            assertEquals(List.of(), hands.ask(() -> studio().deeds().conflicts(deed)), deed.id());
        }
    }

    @Test
    @Order(3)
    void searchFindsACommandByAFewLetters() {
        hands.key("ctrl+3");
        hands.until("it is open", () -> hands.ask(() -> window.shell("search")) != null);
        hands.type("prod");
        Hands.pause(200);
        hands.screenshot("h2-search");
        hands.key("Return");
        hands.until("it is done", () -> is("production"));
        hands.until("it is closed", () -> hands.ask(() -> window.shell("search")) == null);
        hands.click("Search");
        hands.until("the field opens it too", () -> hands.ask(() -> window.shell("search")) != null);
        hands.type("perspective live");
        hands.key("Return");
        hands.until("back", () -> is("live"));
    }

    @Test
    @Order(4)
    void lockedDeskObeysNoHand() {
        hands.key("ctrl+l");
        hands.until("it is locked", () -> hands.ask(() -> studio().lock().on()));
        desk.engine.orders.clear();
        hands.click("Mute Music");
        hands.until(
                "it says so",
                () -> studio().desk().refusal().words().startsWith("The desk is locked: nothing was changed."));
        assertEquals(List.of(), desk.engine.orders);
        hands.screenshot("h3-locked");
        hands.click("Lock the desk");
        hands.until("it is open", () -> !hands.ask(() -> studio().lock().on()));
        hands.click("Mute Music");
        hands.until("it obeys", () -> !desk.engine.orders.isEmpty());
        hands.click("Mute Music");
    }

    @Test
    @Order(5)
    void keysAreChosenInATableThatTellsConflicts() {
        window.display.asyncExec(() -> studio().deeds().find("file.keys").run().run());
        hands.until("the table is open", () -> hands.ask(() -> window.shell("keys")) != null);
        window.display.syncExec(() -> in(window.shell("keys"), Text.class).setFocus());
        Hands.pause(200);
        hands.key("ctrl+l");
        hands.until("the conflict is told", () -> words().contains("also belongs to"));
        hands.screenshot("h4-keys-conflict");
        hands.key("x");
        hands.until("a letter alone is refused", () -> words().startsWith("X alone"));
        hands.key("ctrl+j");
        hands.until("it is kept", () -> words().contains("now has: Ctrl+J"));
        hands.key("Escape");
        hands.until("it is closed", () -> hands.ask(() -> window.shell("keys")) == null);
        Deed undo = hands.ask(() -> studio().deeds().find("desk.undo"));
        assertEquals(
                List.of(Stroke.parse("Ctrl+J")),
                hands.ask(() -> studio().deeds().keys(undo)));
        hands.key("ctrl+j");
        hands.until("it undoes", () -> studio().desk().refusal().words().startsWith("Undone: Music"));
        assertEquals("Ctrl+J", hands.ask(() -> new Settings().text("key.desk.undo", "")), "it is stored");
        window.display.syncExec(() -> studio().deeds().resetAll());
    }

    private static String words() {
        return hands.ask(() -> {
            Shell shell = window.shell("keys");
            return shell == null ? "" : ((Label) named(shell, "keys.words")).getText();
        });
    }

    @Test
    @Order(6)
    void theSheetShowsTheKeysThatHoldNow() {
        window.display.syncExec(() ->
                studio().deeds().choose(studio().deeds().find("desk.lock"), List.of(Stroke.parse("Ctrl+Shift+K"))));
        hands.key("F1");
        hands.until("it is open with the new key", () -> hands.spoken("Lock or unlock the desk: Ctrl+Shift+K") != null);
        Hands.pause(200);
        hands.screenshot("h5-sheet");
        hands.key("Escape");
        hands.until("it is closed", () -> hands.ask(() -> window.shell("sheet")) == null);
        window.display.syncExec(() -> studio().deeds().resetAll());
    }

    @Test
    @Order(7)
    void keysSaveTheDeskAndMakeRoomForTheMixer() {
        window.display.syncExec(() -> window.shell().forceActive());
        hands.key("ctrl+s");
        hands.until("it is saved", () -> desk.saves.get() == 1);
        hands.until(
                "it is said",
                () -> studio().desk().refusal().words().equals("1 setting was written into station.json."));
        hands.key("ctrl+alt+4");
        hands.until("the strip's fader has the keys", () -> "music".equals(hands.ask(HabitsWindowTest::focused)));
        desk.engine.orders.clear();
        hands.key("Up");
        hands.until(
                "they move it",
                () -> desk.engine.orders.stream().anyMatch(o -> o instanceof SetFader f && f.strip() == 3));
        int wide = hands.find("Music on").width;
        hands.key("ctrl+shift+n");
        hands.until("all are narrow", () -> hands.find("Music on").width < 48);
        hands.key("ctrl+shift+n");
        hands.until("all are wide", () -> hands.find("Music on").width == wide);
        int high = hands.find("Music Fader").height;
        hands.key("ctrl+m");
        hands.until("the mixer has the window", () -> hands.find("Record show") == null);
        assertTrue(hands.find("Music Fader").height >= high);
        hands.key("ctrl+m");
        hands.until("the others are back", () -> hands.find("Record show") != null);
    }

    private static Object focused() {
        Control focus = window.display.getFocusControl();
        return focus == null ? null : focus.getData("strip");
    }

    @Test
    @Order(7)
    void fullScreenAndBack() {
        window.display.syncExec(() -> window.shell().forceActive());
        hands.key("F11");
        Rectangle screen = hands.ask(() -> window.display.getBounds());
        hands.until("it is", () -> hands.ask(() -> window.shell().getSize().x == screen.width));
        Hands.pause(400);
        hands.screenshot("h6-full-screen");
        hands.key("F11");
        hands.until("it is not", () -> hands.ask(() -> window.shell().getSize().x < screen.width));
        window.display.syncExec(() -> window.shell().setBounds(0, 0, 1280, 800));
    }

    @Test
    @Order(8)
    void settingsAreShownAndChosenOnesHold() {
        window.display.asyncExec(
                () -> studio().deeds().find("file.settings").run().run());
        hands.until("it is open", () -> hands.ask(() -> window.shell("settings")) != null);
        Hands.pause(200);
        hands.screenshot("h7-settings");
        hands.key("Escape");
        hands.until("it is closed", () -> hands.ask(() -> window.shell("settings")) == null);
        for (Theme theme : List.of(Theme.LIGHT, Theme.CONTRAST, Theme.DARK)) {
            window.display.syncExec(() -> Appearance.choose(window.display, Settings.THEME, theme.key()));
            Hands.pause(300);
            hands.screenshot("h8-live-" + theme.key());
        }
        window.display.syncExec(() -> {
            Appearance.choose(window.display, Settings.LANGUAGE, "de");
            Appearance.choose(window.display, Settings.TEXT_SIZE, 150);
        });
        hands.until("the bar speaks German", () -> hands.find("Ansicht Produktion") != null);
        Hands.pause(300);
        hands.screenshot("h9-german-150");
        window.display.syncExec(() -> {
            Appearance.choose(window.display, Settings.TEXT_SIZE, 100);
            Appearance.choose(window.display, Settings.LANGUAGE, "en");
        });
    }

    @Test
    @Order(9)
    void aPartIsPulledOffAndPutBack() {
        window.display.syncExec(() -> studio().window()
                .getActivePage()
                .activate(studio().window().getActivePage().findView(Perspective.id("recorder"))));
        int shells = hands.ask(() -> visibleShells());
        hands.key("ctrl+shift+t");
        hands.until("it has a window of its own", () -> hands.ask(() -> visibleShells()) == shells + 1);
        assertTrue(hands.find("Record show") != null, "its controls live there");
        Hands.pause(300);
        hands.screenshot("h10-pulled-off");
        window.display.syncExec(
                () -> studio().deeds().find("view.tearOff").run().run());
        hands.until("it is back", () -> hands.ask(() -> visibleShells()) == shells);
        hands.until("and can be seen", () -> hands.find("Record show") != null);
    }

    private static int visibleShells() {
        int count = 0;
        for (Shell s : window.display.getShells()) if (s.isVisible()) count++;
        return count;
    }

    @Test
    @Order(9)
    void aSceneIsStoredBroughtBackUndoneAndDeleted() {
        desk.engine.strip(3, MeterFrame.FADER_DB, -3);
        window.display.asyncExec(
                () -> studio().deeds().find("desk.scenes").run().run());
        hands.until("it is open", () -> hands.ask(() -> window.shell("scenes")) != null);
        window.display.syncExec(
                () -> named(window.shell("scenes"), "scenes.name").setFocus());
        hands.type("Evening");
        hands.key("Return");
        hands.until("it is stored", () -> names().equals(List.of("Evening")));
        Hands.pause(400);
        hands.screenshot("h12-scenes");
        assertTrue(Files.exists(HOME.resolve("scenes").resolve("Evening.json")));
        desk.engine.strip(3, MeterFrame.FADER_DB, -20);
        desk.engine.strip(0, MeterFrame.FADER_DB, -20);
        press("scenes.recall");
        hands.until("the engine has it", () -> desk.engine.orders.contains(new SetFader(3, -3)));
        hands.until("it is said", () -> studio().desk().refusal().words().startsWith("Scene “Evening” is back"));
        window.display.syncExec(() -> studio().desk().undo());
        hands.until(
                "one undo takes all of it back",
                () -> desk.engine.orders.contains(new SetFader(3, -20))
                        && desk.engine.orders.contains(new SetFader(0, -20)));
        press("scenes.delete");
        hands.until("it is gone", () -> names().isEmpty());
        window.display.syncExec(() -> studio().desk().undo());
        hands.until("and back", () -> names().equals(List.of("Evening")));
        press("scenes.delete");
        hands.until("gone again", () -> names().isEmpty());
        hands.key("Escape");
        hands.until("it is closed", () -> hands.ask(() -> window.shell("scenes")) == null);
    }

    private static List<String> names() {
        return studio().desk().scenes().all().stream().map(s -> s.name()).toList();
    }

    private static void press(String button) {
        window.display.syncExec(() -> named(window.shell("scenes"), button)
                .notifyListeners(org.eclipse.swt.SWT.Selection, new org.eclipse.swt.widgets.Event()));
    }

    @Test
    @Order(11)
    void closingWhileOnAirAsksAndStayingStays() {
        desk.main.to(State.ON);
        hands.until("it is on air", () -> studio().desk().state().busy());
        window.display.asyncExec(() -> window.shell().close());
        hands.until("it asks", () -> hands.ask(() -> question()) != null);
        Hands.pause(300);
        hands.screenshot("h11-close-asks");
        hands.key("Escape");
        hands.until("the question is gone", () -> hands.ask(() -> question()) == null);
        Hands.pause(200);
        assertFalse(window.ended(), "the window stays");
        assertEquals(0, desk.main.stops);
    }

    @Test
    @Order(12)
    void closeAndEndItEndsTheWindowCleanly() throws Exception {
        window.display.asyncExec(() -> window.shell().close());
        hands.until("it asks", () -> hands.ask(() -> question()) != null);
        Hands.pause(300);
        hands.clickOn(() -> button(question(), Nls.text("menu.close.end")));
        hands.until("it ends", () -> window.ended());
    }

    private static Shell question() {
        for (Shell s : window.display.getShells())
            if (s.isVisible() && s.getText().startsWith("Close Longwave")) return s;
        return null;
    }

    private static Control button(Composite parent, String words) {
        for (Control child : parent.getChildren()) {
            if (child instanceof Button button && button.getText().equals(words)) return button;
            if (child instanceof Composite inner) {
                Control found = button(inner, words);
                if (found != null) return found;
            }
        }
        return null;
    }
}
