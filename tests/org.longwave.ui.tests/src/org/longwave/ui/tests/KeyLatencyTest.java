package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Canvas;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.longwave.api.AudioEngine;
import org.longwave.api.command.SetFader;
import org.longwave.ui.mixer.MixerView;
import org.longwave.ui.nls.Nls;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * From a key on the keyboard to its order in the engine's queue, with 64 strips whose meters move. Always: each key gives
 * its order. With -Dlongwave.long=true also how long that takes, beside a window with nothing in it and beside one that
 * is held up on purpose.
 */
class KeyLatencyTest {
    private static final boolean LONG = Boolean.getBoolean("longwave.long");
    private static final int PRESSES = LONG ? 200 : 10;
    private static final double LIMIT_MILLIS = 50;
    private static final BundleContext CONTEXT =
            FrameworkUtil.getBundle(KeyLatencyTest.class).getBundleContext();

    private static RealStation station;
    private static AudioEngine engine;
    private static NotedEngine noted;
    private static Stage stage;
    private static Hands hands;
    private static Process keyboard;
    private static Writer keys;

    @BeforeAll
    static void open() throws Exception {
        Nls.speak("en");
        station = RealStation.large(CONTEXT, 64);
        stage = new Stage();
        hands = new Hands(stage.display);
        hands.until("the engine is there", () -> station.engine() != null);
        engine = station.engine();
        hands.until("so are the strips", () -> engine.desk().strips().size() == 64);
        noted = new NotedEngine(CONTEXT, engine);
        // one process for all keys: starting one takes longer than what is measured
        keyboard = new ProcessBuilder("xdotool", "-")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        keys = keyboard.outputWriter(StandardCharsets.US_ASCII);
    }

    @AfterAll
    static void close() throws Exception {
        keys.close();
        assertTrue(keyboard.waitFor(10, TimeUnit.SECONDS));
        stage.close();
        noted.close();
        station.close();
    }

    private static void press(String key) {
        try {
            keys.write("key " + key + "\n");
            keys.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Milliseconds of each press, sorted. */
    private static double[] presses(String where) {
        double[] millis = new double[PRESSES];
        for (int i = 0; i < PRESSES; i++) {
            noted.notes.clear();
            long began = System.nanoTime();
            press(i % 2 == 0 ? "Down" : "Up");
            while (noted.notes.isEmpty()) {
                if (System.nanoTime() - began > 10_000_000_000L)
                    throw new AssertionError("key " + i + " gave no order in " + where);
                LockSupport.parkNanos(200_000);
            }
            millis[i] = (noted.notes.getFirst().nanos() - began) / 1e6;
            Hands.pause(45 + 7 * i % 33); // at any moment of a frame
            assertEquals(1, noted.notes.size(), "one key, one order");
        }
        Arrays.sort(millis);
        if (LONG)
            System.out.println(String.format(
                    Locale.ROOT,
                    "key to order, %s: median %.1f ms, p95 %.1f ms, longest %.1f ms of %d",
                    where,
                    millis[PRESSES / 2],
                    p95(millis),
                    millis[PRESSES - 1],
                    PRESSES));
        return millis;
    }

    private static double p95(double[] sorted) {
        return sorted[(int) Math.floor(0.95 * sorted.length)];
    }

    private static void emptyWindow() {
        stage.show(400, 300, Stage.Place.of(0, 0, 400, 300, (parent, studio) -> {
            parent.setLayout(new FillLayout());
            Canvas canvas = new Canvas(parent, SWT.NONE);
            int strip = engine.strips().getFirst().number();
            canvas.addListener(
                    SWT.KeyDown,
                    e -> studio.desk()
                            .state()
                            .engine()
                            .submit(new SetFader(strip, e.keyCode == SWT.ARROW_UP ? 0 : -1)));
            canvas.setFocus();
        }));
        hands.until(
                "the desk is read", () -> stage.studio().desk().state().strips().size() == 64);
        Hands.pause(500);
        stage.display.syncExec(() -> stage.shell().forceActive());
        Hands.pause(300);
    }

    private static void mixer() {
        stage.show(
                1900,
                1000,
                Stage.Place.of(0, 0, 1900, 1000, (parent, studio) -> new MixerView().createPartControl(parent)));
        hands.until("the strips are there", () -> hands.find("Strip 1 Fader") != null);
        hands.click("Narrow");
        hands.until("many of them", () -> hands.find("Strip 30 Fader") != null);
        hands.click("Strip 1 Fader");
        Hands.pause(1000);
    }

    @Test
    void aKeyGivesItsOrderAtOnce() {
        emptyWindow();
        presses("an empty window (control)");
        mixer();
        double[] millis = presses("the mixer with 64 strips");
        if (!LONG) return;
        assertTrue(p95(millis) <= LIMIT_MILLIS, "p95 is " + p95(millis) + " ms, allowed " + LIMIT_MILLIS);
        stage.display.syncExec(() -> holdUp(0));
        double[] late = presses("a mixer that is held up (control)");
        assertTrue(p95(late) > LIMIT_MILLIS, "a window held up for 120 ms at a time is not seen: " + p95(late));
    }

    /** Window thread: stands still for 120 of each 130 ms, for a minute. */
    private static void holdUp(int times) {
        LockSupport.parkNanos(120_000_000L);
        if (times < 460) stage.display.timerExec(10, () -> holdUp(times + 1));
    }
}
