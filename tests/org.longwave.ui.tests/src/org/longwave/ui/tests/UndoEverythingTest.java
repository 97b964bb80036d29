package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.longwave.api.AudioEngine;
import org.longwave.api.BusState;
import org.longwave.api.InsertInfo;
import org.longwave.api.InsertSetting;
import org.longwave.api.InsertSlot;
import org.longwave.api.StripInfo;
import org.longwave.api.StripState;
import org.longwave.api.command.Assign;
import org.longwave.api.command.ChannelMode;
import org.longwave.api.command.Command;
import org.longwave.api.command.CrossFade;
import org.longwave.api.command.Fade;
import org.longwave.api.command.FadeCurve;
import org.longwave.api.command.FlushInput;
import org.longwave.api.command.MoveInsert;
import org.longwave.api.command.PanLaw;
import org.longwave.api.command.SetAfl;
import org.longwave.api.command.SetBalance;
import org.longwave.api.command.SetBusBypass;
import org.longwave.api.command.SetBusEffectParameter;
import org.longwave.api.command.SetBusMute;
import org.longwave.api.command.SetBypass;
import org.longwave.api.command.SetChannelMode;
import org.longwave.api.command.SetDelay;
import org.longwave.api.command.SetDim;
import org.longwave.api.command.SetEffectParameter;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetHighPass;
import org.longwave.api.command.SetHold;
import org.longwave.api.command.SetKey;
import org.longwave.api.command.SetMaster;
import org.longwave.api.command.SetMonitorSource;
import org.longwave.api.command.SetMono;
import org.longwave.api.command.SetMute;
import org.longwave.api.command.SetPanLaw;
import org.longwave.api.command.SetPfl;
import org.longwave.api.command.SetPolarity;
import org.longwave.api.command.SetSend;
import org.longwave.api.command.SetSolo;
import org.longwave.api.command.SetSoloSafe;
import org.longwave.api.command.SetTrim;
import org.longwave.api.command.SetWidth;
import org.longwave.api.command.SwapInserts;
import org.longwave.api.command.Talk;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.desk.StripLabel;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.scene.Scene;
import org.longwave.ui.scene.SceneRecall;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * Every change of the desk is undone and made again, against the real engine. An order that is new fails here until it
 * can be undone, or is named as no change.
 */
class UndoEverythingTest {
    private static final BundleContext CONTEXT =
            FrameworkUtil.getBundle(UndoEverythingTest.class).getBundleContext();

    /** Orders that are no change of the desk. */
    private static final Map<Class<? extends Command>, String> NO_CHANGE = Map.of(
            SetHold.class, "transport",
            FlushInput.class, "transport",
            Talk.class, "a key that is held");

    private static RealStation station;
    private static AudioEngine engine;
    private static Desk desk;
    private static int tone;
    private static int hum;
    private static int echo;
    private static int monitor;

    @BeforeAll
    static void open() throws Exception {
        System.setProperty(
                "longwave.home", Files.createTempDirectory("longwave-home").toString());
        Nls.speak("en");
        Bundles.startJson();
        station = RealStation.mixing(CONTEXT);
        until("the engine is there", () -> station.engine() != null);
        engine = station.engine();
        until(
                "the desk is whole",
                () -> engine.desk().strips().size() == 3
                        && engine.desk().buses().size() == 4
                        && effects().containsAll(List.of("longwave.compressor", "longwave.gate", "longwave.ducker")));
        tone = strip("tone");
        hum = strip("hum");
        echo = bus("echo");
        monitor = bus("monitor");
        desk = new Desk(CONTEXT);
        until(
                "the desk is read",
                () -> desk.state().strips().size() == 3 && desk.state().buses().size() == 4);
        install(InsertSlot.ofStrip(tone, 0), "longwave.compressor");
        install(InsertSlot.ofStrip(tone, 1), "longwave.ducker");
        install(new InsertSlot(true, echo, 0), "longwave.gate");
    }

    @AfterAll
    static void close() throws Exception {
        desk.close();
        station.close();
        System.clearProperty("longwave.home");
    }

    @BeforeEach
    void forget() {
        engine.lockSolo(true);
        desk.history().clear();
    }

    private static List<String> effects() {
        return engine.effects().stream().map(e -> e.id()).toList();
    }

    private static int strip(String id) {
        return engine.strips().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private static int bus(String id) {
        return engine.buses().stream()
                .filter(b -> b.id().equals(id))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private static void install(InsertSlot slot, String effect) {
        engine.install(slot, InsertSetting.of(effect)).join();
        until("the desk knows it", () -> desk.patch().inserts().containsKey(slot));
    }

    private static void until(String what, BooleanSupplier fact) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!fact.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("after 20 s still not: " + what);
            Hands.pause(10);
        }
    }

    /** All that an operator has set, as lines that can be compared. */
    private static List<String> picture() {
        List<String> lines = new ArrayList<>();
        for (StripState s : engine.desk().strips()) {
            lines.add(s.info().id() + " says " + s.info().label() + " in "
                    + s.info().colour());
            lines.add(s.info().id() + " trim " + s.trimDb() + " polarity " + s.invertLeft() + s.invertRight() + " "
                    + s.mode() + " width " + s.width() + " high-pass " + s.highPassHz() + " " + s.highPassSlopeDb());
            lines.add(s.info().id() + " fader " + s.faderDb() + " balance " + s.balance() + " " + s.law() + " mute "
                    + s.muted() + " delay " + s.delayFrames());
            lines.add(s.info().id() + " listen " + s.pfl() + s.afl() + " solo " + s.solo() + s.soloSafe()
                    + s.soloMuted());
            lines.add(s.info().id() + " routes "
                    + s.routes().stream()
                            .filter(r -> r.assigned() || r.sendDb() > -120 || r.preFader())
                            .map(Object::toString)
                            .sorted()
                            .toList());
            s.inserts().forEach(i -> lines.add(s.info().id() + " " + effect(i)));
        }
        for (BusState b : engine.desk().buses()) {
            lines.add(b.info().id() + " master " + b.masterDb() + " mute " + b.muted() + " source " + b.source() + " "
                    + b.dim() + b.mono());
            b.inserts().forEach(i -> lines.add(b.info().id() + " " + effect(i)));
        }
        lines.add("solo locked " + engine.isSoloLocked());
        return lines;
    }

    private static String effect(InsertInfo i) {
        return i.slot() + " " + i.effect() + i.values() + " bypassed " + i.bypassed() + " key " + i.key() + i.problem();
    }

    /** As it stands once nothing moves any more, and otherwise than before. */
    private static List<String> settled(String what, List<String> before) {
        List<String> last = List.of();
        long end = System.nanoTime() + 20_000_000_000L;
        for (int same = 0; same < 4; ) {
            List<String> now = picture();
            boolean still = now.equals(last) && !now.equals(before) && !onTrial(now);
            same = still ? same + 1 : 0;
            last = now;
            if (System.nanoTime() > end) throw new AssertionError(what + " changes nothing: " + now);
            Hands.pause(30);
        }
        return last;
    }

    private static boolean onTrial(List<String> picture) {
        return picture.stream().anyMatch(l -> l.endsWith(InsertInfo.ON_TRIAL));
    }

    private static void undoneAndMadeAgain(String what, Runnable change) {
        List<String> before = picture();
        int stood = desk.history().size();
        change.run();
        until(what + " is in the history", () -> desk.history().size() == stood + 1);
        assertTrue(desk.history().undoWords().length() > 5, what);
        assertEquals(-1, desk.history().undoWords().indexOf("undo."), what + " has words");
        List<String> after = settled(what, before);
        desk.undo();
        until(what + " is undone: " + difference(before), () -> picture().equals(before));
        desk.redo();
        until(what + " is made again: " + difference(after), () -> picture().equals(after));
        desk.undo();
        until(what + " is undone again", () -> picture().equals(before));
        seenAnew();
    }

    /** What is seen of the desk is read ten times a second: after two more readings it is what the engine has now. */
    private static void seenAnew() {
        for (int i = 0; i < 2; i++) {
            Object last = desk.state();
            until("the desk is read again", () -> desk.state() != last);
        }
    }

    private static List<String> difference(List<String> from) {
        List<String> now = new ArrayList<>(picture());
        now.removeAll(from);
        return now;
    }

    private static Map<Class<? extends Command>, Command> samples() {
        Command[] all = {
            new SetFader(tone, -7),
            new SetBalance(tone, 0.5f),
            new SetMute(tone, true),
            new SetPfl(tone, true),
            new SetMaster(echo, -4),
            new SetEffectParameter(tone, 0, 0, -30),
            new SetBypass(tone, 0, true),
            new SetTrim(tone, 3),
            new SetPolarity(tone, true, false),
            new SetChannelMode(tone, ChannelMode.SWAP),
            new SetWidth(tone, 0.5f),
            new SetHighPass(tone, 120, 24),
            new SetPanLaw(tone, PanLaw.MINUS_3_DB),
            new SetDelay(tone, 4800),
            new SetAfl(tone, true),
            new SetSolo(tone, true),
            new SetSoloSafe(tone, true),
            new Assign(tone, echo, true),
            new SetSend(tone, echo, -9, true),
            new Fade(tone, -20, 2400, FadeCurve.DECIBEL),
            new CrossFade(tone, hum, 2400, FadeCurve.EQUAL_POWER),
            new MoveInsert(tone, 0, 3),
            new SwapInserts(tone, 0, 1),
            new SetKey(tone, 1, hum),
            new SetBusMute(echo, true),
            new SetBusBypass(echo, 0, true),
            new SetBusEffectParameter(echo, 0, 0, -60),
            new SetMonitorSource(monitor, echo),
            new SetDim(monitor, true),
            new SetMono(monitor, true)
        };
        Map<Class<? extends Command>, Command> by = new LinkedHashMap<>();
        for (Command c : all) by.put(c.getClass(), c);
        return by;
    }

    @Test
    void everyOrderIsUndoneAndMadeAgain() {
        engine.lockSolo(false);
        Map<Class<? extends Command>, Command> samples = samples();
        for (Class<?> kind : Command.class.getPermittedSubclasses()) {
            if (NO_CHANGE.containsKey(kind)) continue;
            Command sample = samples.get(kind);
            assertTrue(sample != null, kind.getSimpleName() + " is new: undo it here, or name it as no change");
            undoneAndMadeAgain(sample.toString(), () -> desk.submit(sample));
        }
        engine.lockSolo(true);
    }

    @Test
    void whatIsNoChangeIsNotInTheHistory() {
        for (Command c : List.of(new SetHold(tone, true), new SetHold(tone, false), new Talk(tone, echo, false))) {
            desk.submit(c);
            Hands.pause(100);
            assertEquals(0, desk.history().size(), c.toString());
        }
    }

    @Test
    void effectsAreUndoneAndMadeAgain() {
        InsertSlot free = InsertSlot.ofStrip(hum, 2);
        undoneAndMadeAgain("install", () -> desk.inserts().install(free, InsertSetting.of("longwave.gate")));
        InsertSlot used = InsertSlot.ofStrip(tone, 0);
        undoneAndMadeAgain("replace", () -> desk.inserts().install(used, InsertSetting.of("longwave.gate")));
        List<Float> values = new ArrayList<>(desk.patch().inserts().get(used).values());
        values.set(0, -33f);
        values.set(1, 7f);
        undoneAndMadeAgain("values", () -> desk.inserts().values("values of a test", used, values));
        undoneAndMadeAgain("preset", () -> desk.inserts().preset(used, "Peaks only"));
        undoneAndMadeAgain("clear", () -> desk.inserts().clear(used));
        InsertSlot onBus = new InsertSlot(true, echo, 0);
        undoneAndMadeAgain("clear on a bus", () -> desk.inserts().clear(onBus));
        undoneAndMadeAgain("preset on a bus", () -> desk.inserts().preset(onBus, "Hard gate"));
    }

    @Test
    void whatIsWrittenOnAStripIsUndoneAndMadeAgain() {
        StripInfo strip = engine.strips().getFirst();
        undoneAndMadeAgain("label", () -> StripLabel.change(desk, strip, "Line-up", strip.colour()));
        undoneAndMadeAgain("colour", () -> StripLabel.change(desk, strip, strip.label(), "guest"));
    }

    @Test
    void theLockOfSoloAndWhatItEndsComeBack() {
        undoneAndMadeAgain("unlock", () -> desk.lockSolo(false));
        engine.lockSolo(false);
        engine.submit(new SetSolo(tone, true)).join();
        until("solo", () -> picture().stream().anyMatch(l -> l.startsWith("tone listen") && l.contains("solo true")));
        Hands.pause(50);
        undoneAndMadeAgain("lock", () -> desk.lockSolo(true));
        engine.lockSolo(true);
        until("no solo", () -> picture().stream().noneMatch(l -> l.contains("solo true")));
    }

    @Test
    void scenesAreUndoneAndMadeAgain() {
        desk.storeScene("Undo");
        until(
                "it is stored, and in the history",
                () -> scenes().equals(List.of("Undo")) && desk.history().size() == 1);
        desk.undo();
        until("it is gone", () -> scenes().isEmpty());
        desk.redo();
        until("it is back", () -> scenes().equals(List.of("Undo")));
        Scene scene = desk.scenes().all().getFirst();
        engine.submit(new SetFader(tone, -11)).join();
        engine.submit(new SetMaster(echo, -3)).join();
        until("the desk is another one", () -> picture().stream().anyMatch(l -> l.contains("master -3.0")));
        desk.history().clear();
        undoneAndMadeAgain("recall", () -> desk.recall(scene, SceneRecall.Scope.all()));
        engine.submit(new SetFader(tone, 0)).join();
        engine.submit(new SetMaster(echo, 0)).join();
        desk.deleteScene(scene);
        String deleted = Nls.text("scene.deleted", "Undo");
        until(
                "it is deleted, and in the history",
                () -> scenes().isEmpty() && desk.history().undoWords().equals(deleted));
        desk.undo();
        until("it is back", () -> scenes().equals(List.of("Undo")));
        desk.redo();
        until("it is deleted again", () -> scenes().isEmpty());
    }

    private static List<String> scenes() {
        return desk.scenes().all().stream().map(Scene::name).toList();
    }
}
