package org.longwave.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product with its window on a virtual display, closed while it records: by the window's own button. */
class WindowTest {
    private static final String WINDOW = "^Longwave *$";
    private static final String QUESTION = "^Close Longwave";
    private static final Pattern STACK =
            Pattern.compile("advanced:PerspectiveStack\"[^>]* selectedElement=\"([^\"]+)\"");
    /** Bytes of 16 s in 24 bit stereo. */
    private static final long ENOUGH = 16 * 48_000 * 6;

    private final List<Process> started = new ArrayList<>();
    private String display;

    @TempDir
    Path home;

    @BeforeEach
    void openTheDisplay() throws Exception {
        Path number = home.resolve("display");
        Process x = new ProcessBuilder("sh", "-c", "exec Xvfb -displayfd 3 -screen 0 1920x1080x24 3>" + number)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(x);
        until("the display is open", 20, () -> Files.exists(number) && Files.size(number) > 0);
        display = ":" + Files.readString(number).strip();
        started.add(command("openbox").start());
    }

    @AfterEach
    void closeTheDisplay() throws Exception {
        for (Process p : started.reversed()) {
            p.destroy();
            assertTrue(p.waitFor(10, TimeUnit.SECONDS));
        }
    }

    private interface Fact {
        boolean holds() throws Exception;
    }

    private static void until(String what, int seconds, Fact fact) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!fact.holds()) {
            if (System.nanoTime() > end) throw new AssertionError("after " + seconds + " s still not: " + what);
            Thread.sleep(50);
        }
    }

    private ProcessBuilder command(String... words) {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("DISPLAY", display);
        if (words[0].equals("openbox")) builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return builder;
    }

    private String xdotool(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("xdotool"));
        all.addAll(List.of(words));
        Process p = command(all.toArray(String[]::new)).start();
        String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        p.waitFor();
        return said.strip();
    }

    /** Its number, empty while there is none. */
    private String window(String title) throws Exception {
        String all = xdotool("search", "--onlyvisible", "--name", title);
        return all.lines().filter(l -> l.matches("\\d+")).reduce("", (a, b) -> b);
    }

    /** By the button that the window manager draws. */
    private void close(String window) throws Exception {
        assertEquals(0, command("wmctrl", "-i", "-c", window).start().waitFor());
    }

    private Path station() throws IOException {
        return Files.writeString(home.resolve("station.json"), """
                {
                  "org.longwave.signal~tone": { "kind": "sine", "freqHz": 997, "levelDb": -20 },
                  "org.longwave.strip~tone": { "input": "tone", "label": "Tone" },
                  "org.longwave.recorder~take": { "folder": "takes", "autostart": true }
                }
                """);
    }

    private Longwave start(Path station) throws Exception {
        Longwave longwave = Longwave.run(home, Map.of("DISPLAY", display), "run", "--station", station.toString());
        until(
                "the window is open: " + longwave.said(),
                90,
                () -> !window(WINDOW).isEmpty());
        return longwave;
    }

    private long recorded() throws IOException {
        Path takes = home.resolve("takes");
        if (!Files.isDirectory(takes)) return 0;
        try (Stream<Path> files = Files.list(takes)) {
            long most = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) most = Math.max(most, Files.size(file));
            return most;
        }
    }

    private void assertNothingWentWrong(Longwave longwave) throws Exception {
        String output = longwave.output();
        assertFalse(output.contains("Exception") || output.contains("SEVERE"), output);
        try (Stream<Path> all = Files.walk(home)) {
            for (Path log :
                    all.filter(p -> p.endsWith(Path.of(".metadata", ".log"))).toList()) {
                String text = Files.readString(log);
                assertFalse(text.contains("!STACK"), text);
            }
        }
    }

    @Test
    void closingWhileItRecordsAsksAndEndsCleanly() throws Exception {
        Path station = station();
        try (Longwave longwave = start(station)) {
            String window = window(WINDOW);
            until("it records", 30, () -> recorded() > 48_000);
            xdotool("windowsize", window, "1500", "900");
            xdotool("windowactivate", "--sync", window, "key", "ctrl+F2");
            close(window);
            until("it asks", 20, () -> !window(QUESTION).isEmpty());
            Thread.sleep(500);
            xdotool("key", "Escape");
            until("it asks no more", 10, () -> window(QUESTION).isEmpty());
            long before = recorded();
            until("it goes on recording", 60, () -> recorded() > Math.max(ENOUGH, before + 48_000));
            close(window);
            until("it asks again", 20, () -> !window(QUESTION).isEmpty());
            Thread.sleep(500);
            xdotool("key", "Tab", "space"); // from Stay to the other button
            assertEquals(0, longwave.exitCode(30), longwave.said());
            assertNothingWentWrong(longwave);
        }
        OnAirTest.assertNothingMissing(home.resolve("takes"));
        Files.writeString(station, Files.readString(station).replace(", \"autostart\": true", ""));
        try (Longwave again = start(station)) {
            String window = window(WINDOW);
            until(
                    "it has the size it was left with",
                    20,
                    () -> xdotool("getwindowgeometry", window).contains("1500x900"));
            Thread.sleep(2000);
            close(window); // nothing runs: nothing is asked
            assertEquals(0, again.exitCode(30), again.said());
            assertNothingWentWrong(again);
        }
        assertEquals("production", perspective(), "the second window was arranged as the first one was left");
    }

    /** The one that the window of last time ended in. */
    private String perspective() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            String model = Files.readString(
                    all.filter(p -> p.endsWith("workbench.xmi")).findFirst().orElseThrow());
            Matcher stack = STACK.matcher(model);
            assertTrue(stack.find(), model);
            Matcher chosen = Pattern.compile(
                            "xmi:id=\"" + stack.group(1) + "\" elementId=\"org.longwave.ui.perspective.(\\w+)")
                    .matcher(model);
            return chosen.find() ? chosen.group(1) : "";
        }
    }
}
