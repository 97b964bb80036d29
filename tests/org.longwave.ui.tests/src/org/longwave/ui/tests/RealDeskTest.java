package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.longwave.api.AudioEngine;
import org.longwave.api.BusState;
import org.longwave.api.InsertInfo;
import org.longwave.api.RouteInfo;
import org.longwave.api.StripState;
import org.longwave.api.command.Applied;
import org.longwave.api.command.SetFader;
import org.longwave.ui.Studio;
import org.longwave.ui.deed.Deed;
import org.longwave.ui.deed.KeyFilter;
import org.longwave.ui.frame.ScenesDialog;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Token;
import org.longwave.ui.mixer.MixerView;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.routing.RoutingMatrix;
import org.longwave.ui.routing.RoutingPane;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * Mixer, editors, routing and scenes against the real engine: driven by events of the window system, judged by what the
 * engine says of the desk and by what is heard on the buses. Each change is undone and made again by keys.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealDeskTest {
    private static final BundleContext CONTEXT =
            FrameworkUtil.getBundle(RealDeskTest.class).getBundleContext();
    private static final double TONE = 1500;
    private static final double HUM = 250;
    private static final double SONG = 400;
    private static final double SILENT = -90;

    private static RealStation station;
    private static AudioEngine engine;
    private static NotedEngine noted;
    private static BusEar program;
    private static BusEar echo;
    private static BusEar tape;
    private static Stage stage;
    private static Hands hands;

    @BeforeAll
    static void open() throws Exception {
        Path home = Files.createTempDirectory("longwave-home");
        System.setProperty("longwave.home", home.toString());
        Nls.speak("en");
        Bundles.startJson();
        station = RealStation.mixing(CONTEXT);
        stage = new Stage();
        hands = new Hands(stage.display);
        hands.until("the engine is there", () -> station.engine() != null);
        engine = station.engine();
        hands.until(
                "the desk is whole",
                () -> engine.strips().size() == 3
                        && engine.buses().size() == 4
                        && engine.effects().stream().anyMatch(e -> e.name().equals("Compressor"))
                        && engine.effects().stream().anyMatch(e -> e.name().equals("Parametric EQ")));
        noted = new NotedEngine(CONTEXT, engine);
        program = new BusEar(CONTEXT, "program");
        echo = new BusEar(CONTEXT, "echo");
        tape = new BusEar(CONTEXT, "tape");
        stage.display.syncExec(() -> {
            Studio studio = Studio.of(stage.display);
            studio.deeds()
                    .add(Deed.of("desk.undo", "Ctrl+Z", () -> studio.desk().undo()));
            studio.deeds()
                    .add(Deed.of(
                            "desk.redo", "Ctrl+Shift+Z", () -> studio.desk().redo()));
            new KeyFilter(stage.display, studio.deeds());
        });
        stage.show(
                1880,
                1000,
                Stage.Place.of(6, 6, 620, 988, RoutingPane::new),
                Stage.Place.of(632, 6, 1242, 988, (parent, studio) -> new MixerView().createPartControl(parent)));
        hands.until("the mixer is there", () -> hands.find("Tone Fader") != null && hands.find("Song Fader") != null);
        heard("the tone", program, TONE, -20);
        heard("the hum", program, HUM, -30);
        heard("the file", program, SONG, -26);
    }

    @AfterAll
    static void close() throws Exception {
        stage.close();
        noted.close();
        for (BusEar ear : List.of(program, echo, tape)) ear.leave();
        station.close();
        System.clearProperty("longwave.home");
    }

    @BeforeEach
    void forget() {
        stage.studio().desk().history().clear();
    }

    private static StripState strip(String id) {
        return engine.desk().strips().stream()
                .filter(s -> s.info().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static BusState bus(String id) {
        return engine.desk().buses().stream()
                .filter(b -> b.info().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static RouteInfo route(String strip, String bus) {
        int number = bus(bus).info().number();
        return strip(strip).routes().stream()
                .filter(r -> r.bus() == number)
                .findFirst()
                .orElse(new RouteInfo(number, false, Float.NEGATIVE_INFINITY, false, false));
    }

    /** Null for an empty slot, or one whose effect does not run yet. */
    private static InsertInfo insert(String strip, int slot) {
        return strip(strip).inserts().stream()
                .filter(i -> i.slot() == slot && i.problem().isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static boolean has(String strip, int slot, String effect) {
        InsertInfo there = insert(strip, slot);
        return there != null && there.effect().equals(effect);
    }

    private static float value(String strip, int slot, String parameter) {
        InsertInfo there = insert(strip, slot);
        if (there == null) return Float.NaN;
        for (int i = 0; i < there.parameters().size(); i++)
            if (there.parameters().get(i).name().equals(parameter))
                return there.values().get(i);
        throw new AssertionError("no parameter " + parameter);
    }

    private static void heard(String what, BusEar ear, double hz, double db) {
        hands.until(
                what + " is heard at " + db,
                () -> db <= SILENT ? ear.db(hz) < SILENT : Math.abs(ear.db(hz) - db) < 0.2);
    }

    private static void undo() {
        hands.key("ctrl+z");
    }

    private static void redo() {
        hands.key("ctrl+shift+z");
    }

    /** Two changes of one control within a second are one; these are meant to be two. */
    private static void later() {
        Hands.pause(1100);
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
    private static void cross(String strip, String bus) {
        int row = engine.strips().stream().map(s -> s.id()).toList().indexOf(strip);
        int column = engine.buses().stream().map(b -> b.id()).toList().indexOf(bus);
        RoutingMatrix matrix = matrix();
        hands.clickAt(hands.ask(() -> {
            Pane pane = hands.panes().stream()
                    .filter(p -> p.items().contains(matrix))
                    .findFirst()
                    .orElseThrow();
            Rectangle cell = matrix.cell(row, column);
            return pane.canvas().toDisplay(cell.x + cell.width / 2, cell.y + cell.height / 2);
        }));
    }

    @Test
    @Order(1)
    void theMatrixConnectsAndTakesAway() {
        heard("nothing", tape, TONE, SILENT);
        cross("tone", "tape");
        hands.until("it is connected", () -> route("tone", "tape").assigned());
        heard("the tone", tape, TONE, -20);
        undo();
        hands.until("it is undone", () -> !route("tone", "tape").assigned());
        heard("nothing", tape, TONE, SILENT);
        redo();
        heard("it again", tape, TONE, -20);
        cross("tone", "tape");
        hands.until("it is taken away", () -> !route("tone", "tape").assigned());
        heard("nothing", tape, TONE, SILENT);
        heard("the programme all the time", program, TONE, -20);
    }

    @Test
    @Order(2)
    void theMatrixTakesALevelAndAPlaceBeforeTheFader() {
        cross("hum", "tape");
        hands.until("it is connected", () -> route("hum", "tape").assigned());
        undo();
        hands.until("not connected", () -> !route("hum", "tape").assigned());
        hands.key("Return");
        hands.type("-12");
        hands.key("Return");
        hands.until("a send", () -> route("hum", "tape").sendDb() == -12);
        heard("the hum", tape, HUM, -42);
        later();
        hands.key("p");
        hands.until("before the fader", () -> route("hum", "tape").preFader());
        undo();
        hands.until(
                "behind it",
                () -> !route("hum", "tape").preFader() && route("hum", "tape").sendDb() == -12);
        redo();
        hands.until("before it", () -> route("hum", "tape").preFader());
        undo();
        undo();
        heard("no send", tape, HUM, SILENT);
        assertEquals(Float.NEGATIVE_INFINITY, route("hum", "tape").sendDb());
        redo();
        heard("the send", tape, HUM, -42);
        undo();
        heard("no send", tape, HUM, SILENT);
    }

    @Test
    @Order(3)
    void aFileIsMutedAndComesBack() {
        hands.click("Mute Song");
        hands.until("muted", () -> strip("song").muted());
        heard("no song", program, SONG, SILENT);
        heard("the tone still", program, TONE, -20);
        undo();
        hands.until("not muted", () -> !strip("song").muted());
        heard("the song", program, SONG, -26);
        redo();
        heard("no song", program, SONG, SILENT);
        hands.click("Mute Song");
        heard("the song", program, SONG, -26);
    }

    @Test
    @Order(4)
    void theEqualisersThumbnailPutsOneIn() {
        hands.click("Tone EQ");
        hands.until("it is tried out and in", () -> has("tone", 0, "longwave.parametric-eq"));
        undo();
        hands.until("it is out", () -> strip("tone").inserts().isEmpty());
        redo();
        hands.until("it is in again", () -> has("tone", 0, "longwave.parametric-eq"));
        heard("it changes nothing yet", program, TONE, -20);
    }

    @Test
    @Order(5)
    void aBandIsDraggedAndOneDragIsOneChange() {
        hands.click("Tone EQ");
        hands.until("the editor is open", () -> hands.find("4 Gain") != null);
        Hands.pause(400);
        Rectangle plot = hands.find(Nls.text("mixer.eq.response"));
        Rectangle in = new Rectangle(plot.x + 32, plot.y, plot.width - 64, plot.height - 22);
        int x = in.x + (int) Math.round(Math.log(TONE / 20) / Math.log(1000) * (in.width - 1));
        int y = in.y + Math.round((in.height - 1) / 2f);
        hands.move(x, y);
        hands.down();
        // first up, then aside and back: two parameters of one drag
        for (int step = 1; step <= 6; step++) hands.move(x, y - 10 * step);
        hands.move(x + 40, y - 60);
        hands.move(x, y - 60);
        hands.up();
        float wanted = 2f * 60 / (in.height - 1) * 20;
        hands.until("the engine has the gain", () -> Math.abs(value("tone", 0, "4 Gain") - wanted) < 0.4);
        hands.until("and the frequency", () -> Math.abs(value("tone", 0, "4 Frequency") - TONE) < 15);
        float gain = value("tone", 0, "4 Gain");
        heard("it is louder", program, TONE, -20 + gain);
        hands.until("the spectrum behind the curve shows the tone", () -> Math.abs(loudestHz() - TONE) < 80);
        hands.screenshot("real-1-editor");
        undo();
        hands.until("one undo takes all of it back", () -> value("tone", 0, "4 Gain") == 0);
        assertEquals(1500, value("tone", 0, "4 Frequency"), 15);
        heard("as before", program, TONE, -20);
        assertEquals("", hands.ask(() -> stage.studio().desk().history().undoWords()));
        redo();
        hands.until("again", () -> value("tone", 0, "4 Gain") == gain);
        heard("louder again", program, TONE, -20 + gain);
        undo();
        heard("as before", program, TONE, -20);
    }

    /** As the editor's picture says it. */
    private static double loudestHz() {
        Matcher said = Pattern.compile("loudest at ([\\d.]+) (k?)Hz")
                .matcher(hands.spoken(Nls.text("mixer.eq.response")).value());
        return said.find() ? Double.parseDouble(said.group(1)) * (said.group(2).isEmpty() ? 1 : 1000) : Double.NaN;
    }

    @Test
    @Order(6)
    void aTypedValueIsTaken() {
        hands.click("4 Gain");
        hands.type("-6");
        hands.key("Return");
        hands.until("the engine has it", () -> value("tone", 0, "4 Gain") == -6);
        heard("it is lower", program, TONE, -26);
        undo();
        heard("as before", program, TONE, -20);
        redo();
        heard("lower again", program, TONE, -26);
        undo();
        heard("as before", program, TONE, -20);
        hands.key("Escape");
        hands.until("the editor is closed", () -> hands.find("4 Gain") == null);
    }

    @Test
    @Order(7)
    void anEffectGoesIntoASlotByItsMenu() {
        hands.watchMenus();
        hands.click("Tone insert 2");
        hands.choose("Compressor");
        hands.until("it is in", () -> has("tone", 1, "longwave.compressor"));
        undo();
        hands.until("it is out", () -> strip("tone").inserts().size() == 1);
        redo();
        hands.until("it is in again", () -> has("tone", 1, "longwave.compressor"));
        hands.until("the desk shows it", () -> hands.spoken("Tone insert 2").checked());
    }

    @Test
    @Order(8)
    void anEffectIsLedPastAndBack() {
        hands.menu("Tone insert 2");
        hands.choose(Nls.text("mixer.insert.bypass"));
        hands.until("bypassed", () -> insert("tone", 1).bypassed());
        undo();
        hands.until("in circuit", () -> !insert("tone", 1).bypassed());
        redo();
        hands.until("bypassed", () -> insert("tone", 1).bypassed());
        undo();
        hands.until("in circuit", () -> !insert("tone", 1).bypassed());
        hands.until("the desk shows it", () -> hands.spoken("Tone insert 2").checked());
    }

    @Test
    @Order(9)
    void aPresetIsChosen() {
        List<Float> before = insert("tone", 1).values();
        hands.menu("Tone insert 2");
        hands.choose(Nls.text("mixer.insert.presets"), "Peaks only");
        hands.until("it is set", () -> value("tone", 1, "Ratio") == 10 && value("tone", 1, "Threshold") == -8);
        assertEquals(0, reduction(), 0.05, "the tone lies below the threshold");
        List<Float> after = insert("tone", 1).values();
        undo();
        hands.until("as before", () -> insert("tone", 1).values().equals(before));
        redo();
        hands.until("again", () -> insert("tone", 1).values().equals(after));
    }

    /** By how much the strip says its compressor turns down, in dB. */
    private static float reduction() {
        String said = hands.spoken(Nls.text("mixer.dyn.of", "Tone")).value();
        return -Words.parseGain(said);
    }

    @Test
    @Order(9)
    void theStripShowsByHowMuchItsCompressorTurnsDown() {
        hands.click(Nls.text("mixer.dyn.of", "Tone"));
        hands.until("a click opens it", () -> hands.find("Threshold") != null);
        float before = reduction();
        hands.click("Threshold");
        hands.type("-40");
        hands.key("Return");
        hands.until("it turns down", () -> reduction() > before + 3);
        hands.until("as much as is heard", () -> Math.abs(program.db(TONE) + 20 + reduction()) < 0.5);
        hands.screenshot("real-1-compressor");
        undo();
        hands.until("as before", () -> Math.abs(reduction() - before) < 0.15);
        hands.key("Escape");
        hands.until("it is closed", () -> hands.find("Threshold") == null);
    }

    @Test
    @Order(10)
    void anEffectIsMovedAndTakenOut() {
        List<Float> values = insert("tone", 1).values();
        hands.menu("Tone insert 2");
        hands.choose(Nls.text("mixer.insert.move"), Nls.text("mixer.insert.toSlot", 4));
        hands.until("it is there", () -> has("tone", 3, "longwave.compressor"));
        assertTrue(has("tone", 0, "longwave.parametric-eq"), "the other one stays");
        undo();
        hands.until("it is back", () -> has("tone", 1, "longwave.compressor"));
        redo();
        hands.until("it is there again", () -> has("tone", 3, "longwave.compressor"));
        hands.until("the desk shows it", () -> hands.spoken("Tone insert 4").checked());
        hands.menu("Tone insert 4");
        hands.choose(Nls.text("mixer.insert.remove"));
        hands.until("it is out", () -> strip("tone").inserts().size() == 1);
        undo();
        hands.until("it is in again", () -> has("tone", 3, "longwave.compressor"));
        assertEquals(values, insert("tone", 3).values(), "with its settings");
        redo();
        hands.until("it is out again", () -> strip("tone").inserts().size() == 1);
    }

    @Test
    @Order(11)
    void aSendGoesToABusAndItsFaderTurnsItDown() {
        hands.click("Tone send Echo");
        hands.type("-12");
        hands.key("Return");
        hands.until("the engine has it", () -> route("tone", "echo").sendDb() == -12);
        heard("the send", echo, TONE, -32);
        undo();
        heard("no send", echo, TONE, SILENT);
        redo();
        heard("the send", echo, TONE, -32);
        hands.click("Buses");
        Point at = hands.middle("Echo Fader");
        hands.move(at.x, at.y);
        hands.wheel(-3);
        hands.until("the engine has it", () -> bus("echo").masterDb() == -3);
        heard("less", echo, TONE, -35);
        undo();
        hands.until("as before", () -> bus("echo").masterDb() == 0);
        heard("as before", echo, TONE, -32);
        redo();
        heard("less again", echo, TONE, -35);
        hands.click("Echo MUTE");
        hands.until("muted", () -> bus("echo").muted());
        heard("nothing", echo, TONE, SILENT);
        undo();
        heard("the send", echo, TONE, -35);
        hands.click("Strips");
        hands.until("the strips are back", () -> hands.find("Tone Fader") != null);
        heard("the programme all the time", program, TONE, -20);
    }

    @Test
    @Order(11)
    void aStripIsWrittenOnByADoubleClick() {
        hands.doubleClick(Nls.text("mixer.menuOf", "Hum"));
        hands.type("Bed");
        hands.key("Return");
        hands.until("the engine has it", () -> strip("hum").info().label().equals("Bed"));
        hands.until("the mixer shows it", () -> hands.find("Bed Fader") != null);
        hands.menu(Nls.text("mixer.menuOf", "Bed"));
        hands.choose(Nls.text("mixer.menu.colour"), Nls.text("mixer.colour.guest"));
        hands.until("the engine has it", () -> strip("hum").info().colour().equals("guest"));
        undo();
        hands.until("the colour is back", () -> strip("hum").info().colour().equals("system"));
        undo();
        hands.until("and the name", () -> hands.find("Hum Fader") != null);
        assertEquals("Hum", strip("hum").info().label());
        redo();
        hands.until("again", () -> strip("hum").info().label().equals("Bed"));
        undo();
        hands.until("and back", () -> hands.find("Hum Fader") != null);
        heard("it was heard all the time", program, HUM, -30);
    }

    @Test
    @Order(11)
    void metersOfBusesShowTheScaleThatIsChosen() {
        String all = Nls.text("mixer.scale.PEAK");
        hands.until("peak and RMS", () -> hands.find(all) != null);
        for (String scale : List.of("PPM_IIA", "VU", "K_20", "TRUE_PEAK", "PEAK")) {
            String words = Nls.text("mixer.scale." + scale);
            hands.watchMenus();
            hands.click(Nls.text("mixer.list"));
            hands.choose(Nls.text("mixer.scale"), words);
            hands.until(words + " is shown", () -> hands.find(words) != null);
            // the three tones together: -18.7 dBFS in power, -14.8 at the highest
            hands.until("it moves", () -> {
                String value = hands.spoken(words).value().replace(Words.MINUS, "-");
                Matcher left = Pattern.compile("left (-[\\d.]+)").matcher(value);
                return left.find()
                        && Double.parseDouble(left.group(1)) > -21
                        && Double.parseDouble(left.group(1)) < -14;
            });
            hands.screenshot("real-3-" + scale);
        }
        assertEquals(null, hands.find(Nls.text("mixer.scale.VU")), "one at a time");
    }

    private static Shell scenes() {
        for (Shell s : stage.display.getShells()) if ("scenes".equals(s.getData("part")) && s.isVisible()) return s;
        return null;
    }

    private static void openScenes() {
        stage.display.asyncExec(() -> new ScenesDialog(stage.shell(), Studio.of(stage.display)).open());
        hands.until("the scenes are open", () -> hands.ask(RealDeskTest::scenes) != null);
        Hands.pause(300);
    }

    private static void closeScenes() {
        hands.key("Escape");
        hands.until("they are closed", () -> hands.ask(RealDeskTest::scenes) == null);
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

    private static void tables(Composite parent, List<Table> into) {
        for (Control child : parent.getChildren())
            if (child instanceof Table table) into.add(table);
            else if (child instanceof Composite inner) tables(inner, into);
    }

    /** Ticks a strip as safe, or not any more. */
    private static void safe(int row) {
        hands.clickAt(hands.ask(() -> {
            List<Table> all = new ArrayList<>();
            tables(scenes(), all);
            Table table = all.getLast();
            Rectangle item = table.getItem(row).getBounds();
            return table.toDisplay(12, item.y + item.height / 2);
        }));
        Hands.pause(100);
    }

    @Test
    @Order(12)
    void aSceneComesBackButForWhatIsSafe() {
        openScenes();
        hands.type("Evening");
        hands.key("Return");
        hands.until(
                "it is stored",
                () -> hands.ask(() -> stage.studio().desk().scenes().all().size()) == 1);
        closeScenes();
        for (String fader : List.of("Tone Fader", "Hum Fader")) {
            Point at = hands.middle(fader);
            hands.move(at.x, at.y);
            hands.wheel(-6);
        }
        cross("song", "tape");
        hands.until(
                "the desk is another one",
                () -> strip("tone").faderDb() == -6
                        && strip("hum").faderDb() == -6
                        && route("song", "tape").assigned());
        heard("less tone", program, TONE, -26);
        openScenes();
        safe(1);
        hands.clickOn(() -> named(scenes(), "scenes.recall"));
        hands.until(
                "the scene is back",
                () -> strip("tone").faderDb() == 0 && !route("song", "tape").assigned());
        hands.screenshot("real-2-scenes");
        assertEquals(-6, strip("hum").faderDb(), "the safe strip is not touched");
        heard("the tone", program, TONE, -20);
        heard("the hum", program, HUM, -36);
        safe(1);
        closeScenes();
        undo();
        hands.until(
                "one undo takes all of it back",
                () -> strip("tone").faderDb() == -6 && route("song", "tape").assigned());
        heard("less tone", program, TONE, -26);
        redo();
        hands.until(
                "again",
                () -> strip("tone").faderDb() == 0 && !route("song", "tape").assigned());
        openScenes();
        hands.clickOn(() -> named(scenes(), "scenes.recall"));
        hands.until("safe no more", () -> strip("hum").faderDb() == 0);
        closeScenes();
        heard("the hum", program, HUM, -30);
    }

    @Test
    @Order(14)
    void aViewThatThrowsCostsTheProgrammeNothing() {
        long before = program.lostFrames();
        stage.show(
                900,
                400,
                Stage.Place.of(
                        0,
                        0,
                        400,
                        400,
                        (parent, studio) -> new Pane(
                                parent,
                                studio,
                                Token.PANEL,
                                p -> p.items().add(new Item() {
                                    @Override
                                    public Rectangle bounds() {
                                        return p.area();
                                    }

                                    @Override
                                    public void paint(GC gc) {
                                        throw new IllegalStateException("planted by a test");
                                    }
                                }))),
                Stage.Place.of(400, 0, 500, 400, (parent, studio) -> new MixerView().createPartControl(parent)));
        hands.until("it says so", () -> hands.find("Reload this part") != null);
        hands.until("the other part goes on", () -> hands.find("Tone Fader") != null);
        long end = program.end();
        hands.until("a second has passed", () -> program.end() > end + 48_000);
        assertEquals(before, program.lostFrames(), "not a frame is missing");
        heard("the programme", program, TONE, -20);
        Point at = hands.middle("Tone Fader");
        hands.move(at.x, at.y);
        hands.wheel(-1);
        hands.until("and obeys", () -> strip("tone").faderDb() == -1);
    }

    /** From the key to the sound: the order stands for a block, the limiter for less than one. */
    @Test
    @Order(13)
    void aKeyIsHeardWithinTwoBlocks() {
        hands.click("Tone Fader");
        Hands.pause(600);
        int period = 32;
        for (int press = 0; press < 20; press++) {
            noted.notes.clear();
            hands.key(press % 2 == 0 ? "Down" : "Up");
            hands.until("the order is given", () -> !noted.notes.isEmpty());
            NotedEngine.Note note = noted.notes.getFirst();
            assertEquals(SetFader.class, note.command().getClass());
            Applied applied = note.answer().join();
            assertFalse(applied.late());
            hands.until("it was heard", () -> program.end() > applied.frame() + 4 * RealStation.BLOCK_FRAMES);
            long heard = program.firstOther(note.frame(), period);
            assertTrue(heard >= applied.frame(), heard + " lies before " + applied);
            assertTrue(
                    heard - note.frame() <= 2 * RealStation.BLOCK_FRAMES,
                    "press " + press + ": given at " + note.frame() + ", " + applied + ", heard at " + heard);
            Hands.pause(60);
        }
        hands.until("0 dB again", () -> strip("tone").faderDb() == 0);
    }
}
