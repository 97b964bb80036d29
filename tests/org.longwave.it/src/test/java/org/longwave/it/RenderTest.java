package org.longwave.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.testkit.Recording;

/** The product renders a show of its own again: real capture, a stalled sound server, a stopped program, a new strip. */
class RenderTest {
    private static final int EDITS = Boolean.getBoolean("longwave.long") ? 60 : 16;

    @TempDir
    Path home;

    private Path music() {
        return Path.of(System.getProperty("longwave.root"))
                .resolve("bundles/org.longwave.station/src/main/resources/demo/music.wav");
    }

    /** Each edit is another fader, balance and mute of each strip, and another master. */
    private void station(int edit, boolean extra) throws IOException {
        StringBuilder strips = new StringBuilder();
        for (String id : List.of("tone", "music", "mic"))
            strips.append(
                    """
                    "org.longwave.strip~%1$s": { "input": "%1$s", "faderDb": %2$d, "balance": %3$.2f, "mute": %4$b },
                    """.formatted(id, -6 - edit % 17 - id.length(), edit % 9 / 10.0, edit % 4 == id.length() % 4));
        Path written = Files.writeString(
                home.resolve("station.new"), """
                {
                  "org.longwave.engine": { "recordInputs": true, "recordInputsGb": 1 },
                  "org.longwave.signal~tone": { "kind": "sine", "freqHz": 997, "levelDb": -12 },
                  "org.longwave.player~music": { "file": "%s", "loop": true, "autoplay": true },
                  "org.longwave.javasound.capture~mic": { "device": "default" },
                  %s %s
                  "org.longwave.bus~program": { "masterDb": %.2f },
                  "org.longwave.recorder~take": { "folder": "takes", "format": "wav32f", "autostart": true }
                }
                """.formatted(music(), strips, extra ? """
                                  "org.longwave.signal~noise": { "kind": "pink", "levelDb": -20 },
                                  "org.longwave.strip~noise": { "input": "noise" },""" : "", -0.25 * edit));
        Files.move(written, home.resolve("station.json"), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private String log() throws IOException {
        Path log = home.resolve("log/commands.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    private void awaitInLog(String text) throws IOException, InterruptedException {
        for (int i = 0; i < 400 && !log().contains(text); i++) Thread.sleep(25);
        assertTrue(log().contains(text), () -> "not in the log: " + text);
    }

    private static void stall(long pid, int millis) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("kill", "-STOP", pid + "").start().waitFor());
        Thread.sleep(millis);
        assertEquals(0, new ProcessBuilder("kill", "-CONT", pid + "").start().waitFor());
    }

    private void show() throws Exception {
        station(0, false);
        try (NullSinks sound = new NullSinks(home.resolve("pulse"))) {
            sound.play(music());
            try (Longwave longwave = Longwave.run(
                    home, sound.environment(), "headless", "--station", home.resolve("station.json") + "")) {
                longwave.await("take ON", 30);
                for (int edit = 1; edit <= EDITS; edit++) {
                    station(edit, edit > 3 && edit < 8);
                    awaitInLog(" SetMaster 0 " + (-0.25f * edit) + "\n");
                    if (edit == 5) stall(sound.pid(), 700);
                    if (edit == 6) stall(longwave.pid(), 400);
                }
                Thread.sleep(500);
                longwave.terminate();
                longwave.exitCode(20);
            }
        }
    }

    private Recording taken() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("takes"))) {
            return Recording.read(
                    files.filter(f -> f.toString().endsWith(".wav")).findFirst().orElseThrow());
        }
    }

    private String render(int exitCode, String... arguments) throws Exception {
        try (Longwave longwave = Longwave.run(home, Map.of(), "render", arguments)) {
            assertEquals(exitCode, longwave.exitCode(120), longwave::said);
            return longwave.output();
        }
    }

    @Test
    void aShowIsRenderedAgainBitForBitAndACutLogIsRefused() throws Exception {
        show();
        String log = log();
        assertTrue(
                log.lines()
                                .filter(l -> l.matches("[0-9]+ [0-9]+ applied Set.*"))
                                .count()
                        >= 100,
                log);
        assertTrue(log.contains("=noise,"), "the strip that came");
        assertTrue(log.contains("\ngap "), "the program stood still, and the log must say so");
        Recording taken = taken();
        assertTrue(taken.isFloat());
        Path out = home.resolve("again.wav");
        render(0, "--log", home.resolve("log") + "", "--out", out + "");
        Recording again = Recording.read(out);
        assertTrue(again.frames() >= taken.startFrame() + taken.frames(), again.frames() + " frames");
        assertArrayEquals(again.bytes(taken.startFrame(), taken.frames()), taken.data());
        long mic = Files.size(microphone());
        assertTrue(mic > 1_000_000, "the microphone heard only " + mic + " bytes");

        Path cut = Files.createDirectories(home.resolve("cut")).resolve("commands.log");
        Files.writeString(cut, log.substring(0, log.length() * 2 / 3));
        String said = render(1, "--log", cut + "", "--inputs", microphone().getParent() + "", "--out", home + "/x.wav");
        assertTrue(said.contains("nothing was rendered: the command log"), said);
        assertTrue(said.contains("was cut off"), said);
        assertTrue(Files.notExists(home.resolve("x.wav")));
    }

    private Path microphone() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("log/inputs"))) {
            return files.filter(f -> f.endsWith("mic.input")).findFirst().orElseThrow();
        }
    }

    @Test
    void theDemoStationGivesTheSameBytesEachTime() throws Exception {
        Path one = home.resolve("one.wav");
        Path two = home.resolve("two.wav");
        String said = render(0, "--station", "demo", "--for", "20s", "--out", one + "");
        assertTrue(said.contains("input mic is live: its strip is silent"), said);
        assertFalse(said.contains("held up"), said);
        assertTrue(said.matches("(?s).*rendered 20\\.000 s of program from frame 0 to .*: [0-9]+ x real time.*"), said);
        render(0, "--station", "demo", "--for", "20s", "--out", two + "");
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
        Recording r = Recording.read(one);
        assertEquals(20 * 48_000, r.frames());
        double peak = 0;
        for (double x : r.channel(0)) peak = Math.max(peak, Math.abs(x));
        assertTrue(peak > 0.05, "peak " + peak);

        assertTrue(
                render(1, "--station", "demo", "--for", "1s", "--out", one + "").contains("is there already"));
        render(0, "--station", "demo", "--for", "1s", "--out", one + "", "--force");
        assertEquals(48_000, Recording.read(one).frames());
    }

    @Test
    void wrongCallsGetTheUsage() throws Exception {
        assertTrue(render(2, "--station", "demo", "--for", "1s").contains("--out is missing"));
        assertTrue(render(2, "--for", "1s", "--out", "x.wav").contains("no station was named, and no log"));
        String said = render(1, "--log", home.resolve("nowhere.log") + "", "--out", home.resolve("x.wav") + "");
        assertTrue(said.contains("there is no command log"), said);
    }
}
