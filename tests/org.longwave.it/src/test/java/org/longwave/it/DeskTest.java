package org.longwave.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.testkit.Recording;

/** The test's thread. The product with every kind of bus, send and insert; each strip has a tone of its own. */
class DeskTest {
    private static final int RATE_HZ = 48_000;
    /** -100 dB. */
    private static final double SILENCE = 1e-5;

    private static final double NONE = Double.NEGATIVE_INFINITY;
    private static final List<Integer> TONES_HZ = List.of(400, 1000, 1700, 3000, 5100, 7300);
    private static final Pattern FRAME = Pattern.compile("  frame (\\d+) ");
    private static final String MISSING =
            "the effect org.example.exciter is not installed; its settings are kept:" + " Drive=3, Mix=40";

    @TempDir
    Path home;

    private static String text() throws IOException {
        try (InputStream in = DeskTest.class.getResourceAsStream("/desk.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** One more bus with a recorder, and a strip that goes there. */
    private static String longer() throws IOException {
        String ben = "\"kind\": \"guest\", \"faderDb\": -6, \"soloSafe\": true";
        String bus = "\"org.longwave.bus~beds\": { \"label\": \"Beds\" },";
        String recorder = "\"org.longwave.recorder~echo\"";
        return text().replace(ben, ben + ", \"buses\": [\"program\", \"late\"]")
                .replace(bus, bus + "\n\"org.longwave.bus~late\": { \"label\": \"Late\" },")
                .replace("\"Depth=20\"", "\"Depth=14\"")
                .replace(recorder, """
                        "org.longwave.recorder~late": {
                          "bus": "late", "folder": "takes", "format": "wav32f", "autostart": true
                        },
                        """ + recorder);
    }

    private Path station(String text) throws IOException {
        Path written = Files.writeString(home.resolve("station.new"), text);
        return Files.move(written, home.resolve("station.json"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static long frame(Longwave longwave) throws IOException {
        return FRAME.matcher(longwave.output())
                .results()
                .map(MatchResult::group)
                .map(t -> Long.parseLong(t.strip().split(" ")[1]))
                .max(Long::compare)
                .orElseThrow();
    }

    private Recording taken(String recorder) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("takes"))) {
            List<Path> found = files.filter(f -> f.getFileName().toString().startsWith(recorder + "_"))
                    .filter(f -> f.toString().endsWith(".wav"))
                    .toList();
            assertEquals(1, found.size(), recorder + ": " + found);
            return Recording.read(found.getFirst());
        }
    }

    /** One second from an engine frame on: each tone has whole periods in it. */
    private static double[] second(Recording r, int channel, long frame) {
        int from = Math.toIntExact(frame - r.startFrame());
        return java.util.Arrays.copyOfRange(r.channel(channel), from, from + RATE_HZ);
    }

    /** Takes a tone out of a second and returns its level in dBFS. */
    private static double takeOut(double[] x, int hz) {
        double a = 0;
        double b = 0;
        for (int i = 0; i < x.length; i++) {
            double w = 2 * Math.PI * ((long) hz * i % x.length) / x.length;
            a += x[i] * Math.cos(w) * 2 / x.length;
            b += x[i] * Math.sin(w) * 2 / x.length;
        }
        for (int i = 0; i < x.length; i++) {
            double w = 2 * Math.PI * ((long) hz * i % x.length) / x.length;
            x[i] -= a * Math.cos(w) + b * Math.sin(w);
        }
        return 20 * Math.log10(Math.hypot(a, b));
    }

    /** These levels in the order of the tones, within {@code toleranceDb}, and nothing else. */
    private static void assertTones(String what, double[] x, double toleranceDb, double... levelsDb) {
        for (int t = 0; t < levelsDb.length; t++) {
            if (levelsDb[t] == NONE) continue; // what is there though it should not be stays in the rest
            assertEquals(
                    levelsDb[t], takeOut(x, TONES_HZ.get(t)), toleranceDb, what + " at " + TONES_HZ.get(t) + " Hz");
        }
        int first = -1;
        int last = -1;
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            worst = Math.max(worst, Math.abs(x[i]));
            if (Math.abs(x[i]) < SILENCE) continue;
            if (first < 0) first = i;
            last = i;
        }
        assertTrue(
                worst < SILENCE,
                what + " has " + 20 * Math.log10(worst) + " dBFS of something else in frames " + first + " to " + last);
    }

    @Test
    void everyBusHasWhatItShallHaveAndTheShowIsRenderedAgain() throws Exception {
        long steady;
        try (Longwave longwave = Longwave.headless(home, "--station", station(text()) + "")) {
            longwave.await("strip music, slot 0: Parametric EQ runs", 30);
            longwave.await("strip bed, slot 1: Ducker runs, listens to host", 10);
            longwave.await("bus echo, slot 0: Parametric EQ runs", 10);
            longwave.await("desk: strip bed, slot 2: " + MISSING, 10);
            longwave.await("desk: bus to-anna is there: everything but anna", 10);
            for (String r : List.of("program", "echo", "tape", "beds", "anna", "studio", "hostin", "musicout"))
                longwave.await("  " + r + " ON", 10);
            steady = frame(longwave) + 3 * RATE_HZ / 2; // the slowest filter and release are through
            Thread.sleep(4000);

            station(longer());
            longwave.await("desk: bus late is there: mix", 10);
            longwave.await("desk: strip bed, slot 1: Ducker Depth=14", 10);
            longwave.await("  late ON", 10);
            Thread.sleep(2500);
            station(text());
            longwave.await("desk: bus late has gone", 10);
            longwave.await("desk: strip bed, slot 1: Ducker Depth=20", 10);
            Thread.sleep(1000);
            longwave.terminate();
            assertEquals(1, longwave.exitCode(20), longwave.output());
            String said = longwave.output();
            assertTrue(said.endsWith("FAILED: insert on strip bed, slot 2: " + MISSING + "\n"), said);
            assertTrue(
                    Pattern.compile("(\\S+): [1-9]\\d* lost")
                            .matcher(said)
                            .results()
                            .findAny()
                            .isEmpty(),
                    said);
        }
        measure(steady);
        for (String[] bus : new String[][] {{"program", "program"}, {"beds", "beds"}, {"post:music", "musicout"}})
            renderAgain(bus[0], taken(bus[1]));
    }

    private void measure(long at) throws IOException {
        double pan = 20 * Math.log10(Math.sqrt(0.5));
        double host = -30 + 6 - 10 + pan;
        Recording program = taken("program");
        Recording anna = taken("anna");
        // across the bus that came and went: not one sample of the programme is missing or other
        int seconds = 0;
        for (long s = at; s + RATE_HZ <= program.startFrame() + program.frames(); s += RATE_HZ, seconds++)
            assertTones(
                    "program from frame " + s + " of " + at,
                    second(program, 0, s),
                    0.1,
                    host,
                    -30,
                    -30,
                    -24,
                    NONE,
                    NONE);
        assertTrue(seconds >= 6, seconds + " s");
        long end = program.startFrame() + program.frames(); // the take ends before the desk is taken down
        assertTones("program's end", second(program, 0, end - RATE_HZ), 0.1, host, -30, -30, -24, NONE, NONE);
        for (int c = 0; c < 2; c++) {
            assertTones("to Anna", second(anna, c, at), 0.01, host, NONE, -30, -24, NONE, NONE);
            double[] difference = second(program, c, at);
            double[] without = second(anna, c, at);
            for (int i = 0; i < difference.length; i++) difference[i] -= without[i];
            assertTones("program without what Anna hears", difference, 0.01, NONE, -30, NONE, NONE, NONE, NONE);

            assertTones("echo", second(taken("echo"), c, at), 0.01, host - 12 - 6, -56, NONE, NONE, NONE, NONE);
            assertTones("tape", second(taken("tape"), c, at), 0.01, -30 - 3, NONE, NONE, -24 - 3, NONE, NONE);
            assertTones("studio", second(taken("studio"), c, at), 0, NONE, NONE, NONE, NONE, NONE, NONE);
            assertTones("the host's input", second(taken("hostin"), c, at), 0.01, -30, NONE, NONE, NONE, NONE, NONE);
            assertTones("music", second(taken("musicout"), c, at), 0.1, NONE, NONE, NONE, -24, NONE, NONE);
            double[] beds = second(taken("beds"), c, at);
            assertTones("beds", beds, 8, NONE, NONE, NONE, NONE, -40, NONE); // ducked by 20 dB, and compressed
        }
        Recording late = taken("late");
        assertTrue(late.frames() > 2 * RATE_HZ, late.frames() + " frames");
        long middle = late.startFrame() + late.frames() / 2 - RATE_HZ / 2;
        assertTones("late", second(late, 0, middle), 0.01, NONE, NONE, -30, NONE, NONE, NONE);
    }

    private void renderAgain(String bus, Recording taken) throws Exception {
        Path out = home.resolve("again.wav");
        try (Longwave longwave = Longwave.run(
                home,
                Map.of(),
                "render",
                "--log",
                home.resolve("log") + "",
                "--out",
                out + "",
                "--bus",
                bus,
                "--force")) {
            assertEquals(0, longwave.exitCode(60), longwave::said);
        }
        Recording again = Recording.read(out);
        assertTrue(again.frames() >= taken.startFrame() + taken.frames(), bus + ": " + again.frames() + " frames");
        assertArrayEquals(again.bytes(taken.startFrame(), taken.frames()), taken.data(), bus);
    }

    /** Each line of each example in the guide stands in the station that was measured. */
    @Test
    void theGuideShowsTheStationThatIsMeasured() throws IOException {
        Path guide = Path.of(System.getProperty("longwave.root")).resolve("docs/howto/desk.md");
        List<String> measured = text().lines().map(DeskTest::bare).toList();
        boolean example = false;
        int lines = 0;
        for (String line : Files.readAllLines(guide)) {
            if (line.startsWith("```")) example = line.equals("```json");
            else if (example && !line.isBlank()) {
                assertTrue(measured.contains(bare(line)), line);
                lines++;
            }
        }
        assertTrue(lines > 20, lines + " lines of examples");
    }

    private static String bare(String line) {
        return line.strip().replaceFirst(",$", "");
    }
}
