package org.longwave.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.hand.Hand;
import org.longwave.testkit.IcecastServer;
import org.longwave.testkit.Recording;

/**
 * The test's thread. The product, and a plug-in that is the operator's hand, eye and ear: talkback, solo and its lock,
 * lamps, loudspeakers in the studio, dim and mono, fader start, alarms, effects; each bus is recorded and measured.
 */
class StudioTest {
    private static final int RATE_HZ = 48_000;
    private static final double SILENCE_DB = -100;

    @TempDir
    Path home;

    private int orders;

    /** A machine with too much to do: told, and no fault of the desk. */
    private static final String STOOD_STILL = "FAILED: the engine stood still for some time and frames are missing\n";

    private static final String STATION = """
            {
              "org.longwave.station": { "name": "Studio", "alignmentDbfs": -20 },
              "org.longwave.engine": { "recordInputs": true, "recordInputsGb": 1 },
              "org.longwave.signal~host": { "kind": "sine", "freqHz": 400, "levelDb": -30 },
              "org.longwave.signal~line": { "kind": "sine", "freqHz": 1000, "levelDb": -24 },
              "org.longwave.signal~producer": { "kind": "sine", "freqHz": 7300, "levelDb": -20 },
              "org.longwave.signal~anna": { "kind": "silence" },
              "org.longwave.player~music": { "file": "music.wav", "loop": true, "autoplay": false },
              "org.longwave.strip~host": { "input": "host", "kind": "voice" },
              "org.longwave.strip~anna": { "input": "anna", "kind": "guest", "faderDb": -120 },
              "org.longwave.strip~line": { "input": "line", "balance": -1, "buses": ["program"] },
              "org.longwave.strip~music": { "input": "music", "kind": "player", "faderDb": -120, "faderStart": true },
              "org.longwave.strip~producer": { "input": "producer", "kind": "talk" },
              "org.longwave.bus~to-anna": { "guest": "anna" },
              "org.longwave.bus~studio": { "kind": "monitor", "muteOnMic": true },
              "org.longwave.bus~phones": { "kind": "monitor" },
              "org.longwave.bus~spare": { "label": "Spare" },
              "org.longwave.alarm~quiet": { "bus": "spare", "silenceDb": -50, "silenceSeconds": 1 },
              "org.longwave.recorder~program": { "bus": "program", "folder": "takes", "format": "wav32f", "autostart": true },
              "org.longwave.recorder~toanna": { "bus": "to-anna", "folder": "takes", "format": "wav32f", "autostart": true },
              "org.longwave.recorder~studio": { "bus": "studio", "folder": "takes", "format": "wav32f", "autostart": true },
              "org.longwave.recorder~phones": { "bus": "phones", "folder": "takes", "format": "wav32f", "autostart": true }
            }
            """;

    private Path plugins() throws IOException {
        Path folder = Files.createDirectories(home.resolve("plugins"));
        Manifest manifest = new Manifest();
        Attributes a = manifest.getMainAttributes();
        a.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        a.putValue("Bundle-ManifestVersion", "2");
        a.putValue("Bundle-SymbolicName", "org.longwave.hand");
        a.putValue("Bundle-Version", "1.0.0");
        a.putValue("Bundle-Activator", Hand.class.getName());
        a.putValue(
                "Import-Package",
                "org.osgi.framework,org.longwave.api,org.longwave.api.command,org.longwave.api.effect,"
                        + "org.longwave.api.input,org.longwave.api.meter,org.longwave.api.output,org.longwave.api.station");
        String name = Hand.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(folder.resolve("hand.jar"));
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new JarEntry(name));
            jar.write(Hand.class.getResourceAsStream("/" + name).readAllBytes());
        }
        return folder;
    }

    /** Ten seconds of 3 kHz at -20 dBFS. */
    private void music() throws IOException {
        byte[] data = new byte[10 * RATE_HZ * 2];
        for (int i = 0; i < data.length / 2; i++) {
            int v = (int) Math.round(3276.8 * Math.sin(2 * Math.PI * 3000 * i / RATE_HZ));
            data[2 * i] = (byte) v;
            data[2 * i + 1] = (byte) (v >> 8);
        }
        AudioFormat format = new AudioFormat(RATE_HZ, 16, 1, true, false);
        try (AudioInputStream in = new AudioInputStream(new ByteArrayInputStream(data), format, data.length / 2)) {
            AudioSystem.write(
                    in, AudioFileFormat.Type.WAVE, home.resolve("music.wav").toFile());
        }
    }

    private String heard() throws IOException {
        Path file = home.resolve("heard.txt");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private Matcher hears(Longwave longwave, String regex, int seconds) throws Exception {
        Pattern pattern = Pattern.compile("(?m)^" + regex + "$");
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (true) {
            Matcher m = pattern.matcher(heard());
            if (m.find()) return m;
            if (System.nanoTime() > end)
                throw new AssertionError("not heard: " + regex + "\n" + heard() + "\n" + longwave.said());
            Thread.sleep(20);
        }
    }

    private int order(String line) throws IOException {
        Files.writeString(home.resolve("hand.txt"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return orders++;
    }

    /** The frame at which it was carried out. */
    private long applied(Longwave longwave, String line) throws Exception {
        return Long.parseLong(
                hears(longwave, order(line) + " applied (\\d+)", 20).group(1));
    }

    private String refused(Longwave longwave, String line) throws Exception {
        return hears(longwave, order(line) + " refused: (.*)", 20).group(1);
    }

    private long frame(Longwave longwave) throws Exception {
        return Long.parseLong(
                hears(longwave, order("frame") + " frame (\\d+)", 10).group(1));
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

    /** In the second that begins 0.2 s after a frame, when ramps and limiter are through. */
    private static double levelDb(Recording r, int channel, long frame, int hz) {
        int from = Math.toIntExact(frame + RATE_HZ / 5 - r.startFrame());
        double[] x = r.channel(channel);
        double a = 0;
        double b = 0;
        for (int i = 0; i < RATE_HZ; i++) {
            double w = 2 * Math.PI * ((long) hz * i % RATE_HZ) / RATE_HZ;
            a += x[from + i] * Math.cos(w) * 2 / RATE_HZ;
            b += x[from + i] * Math.sin(w) * 2 / RATE_HZ;
        }
        return 20 * Math.log10(Math.hypot(a, b));
    }

    private static void assertSilent(Recording r, int channel, long frame) {
        int from = Math.toIntExact(frame + RATE_HZ / 5 - r.startFrame());
        double[] x = r.channel(channel);
        for (int i = from; i < from + RATE_HZ; i++) assertEquals(0, x[i], 1e-5);
    }

    private static final long SECOND_MILLIS = 1400;

    @Test
    void operatorWorksInTheStudio() throws Exception {
        music();
        Path station = Files.writeString(home.resolve("station.json"), STATION);
        try (IcecastServer icecast = new IcecastServer();
                Longwave longwave = Longwave.run(
                        home, Map.of("LONGWAVE_PLUGINS", plugins() + ""), "headless", "--station", station + "")) {
            for (String r : List.of("program", "toanna", "studio", "phones")) longwave.await("  " + r + " ON", 30);
            hears(longwave, "lights OnAirState\\[micOpen=true, onAir=false, recording=true\\]", 10);
            hears(longwave, order("alignment") + " alignment -20.0", 10);
            Thread.sleep(500);
            long open = frame(longwave);
            assertTrue(refused(longwave, "SetSolo strip:host true").contains("is recording; use PFL or AFL"));
            Thread.sleep(SECOND_MILLIS);

            long closed = applied(longwave, "SetMute strip:host true");
            hears(longwave, "lights OnAirState\\[micOpen=false, onAir=false, recording=true\\]", 5);
            Thread.sleep(SECOND_MILLIS);

            applied(longwave, "SetDim bus:phones true");
            long dim = applied(longwave, "SetMono bus:phones true");
            Thread.sleep(SECOND_MILLIS);

            long talking = applied(longwave, "Talk strip:producer bus:to-anna true");
            Thread.sleep(SECOND_MILLIS);
            long quiet = applied(longwave, "Talk strip:producer bus:to-anna false");
            Thread.sleep(SECOND_MILLIS);

            long started = applied(longwave, "SetFader strip:music 0");
            Thread.sleep(SECOND_MILLIS + 500);

            hears(longwave, "alarm quiet raised: Bus spare is silent: below -50.0 dBFS for 1 s\\.", 10);
            applied(longwave, "Assign strip:line bus:spare true");
            hears(longwave, "alarm quiet over: .*", 10);
            effects(longwave);
            save(longwave, station);
            solo(longwave, station, icecast);
            longwave.terminate();
            boolean fine = longwave.exitCode(20) == 0;
            assertTrue(fine || longwave.output().endsWith(STOOD_STILL), longwave::said);
            measure(open, closed, dim, talking, quiet, started);
        }
        for (String[] bus : new String[][] {{"program", "program"}, {"to-anna", "toanna"}, {"phones", "phones"}})
            renderAgain(bus[0], taken(bus[1]));
    }

    /** With all that the hand did. */
    private void renderAgain(String bus, Recording taken) throws Exception {
        Path out = home.resolve("again.wav");
        String log = home.resolve("log") + "";
        try (Longwave longwave =
                Longwave.run(home, Map.of(), "render", "--log", log, "--out", out + "", "--bus", bus, "--force")) {
            assertEquals(0, longwave.exitCode(60), longwave::said);
        }
        assertArrayEquals(Recording.read(out).bytes(taken.startFrame(), taken.frames()), taken.data(), bus);
    }

    private void effects(Longwave longwave) throws Exception {
        applied(longwave, "install strip:line 0 longwave.compressor");
        longwave.await("strip line, slot 0: Compressor runs", 10);
        applied(longwave, "preset strip:line 0 Music_glue");
        assertTrue(refused(longwave, "preset strip:line 0 Nothing").startsWith("there is no preset \"Nothing\""));
        assertTrue(refused(longwave, "install strip:line 1 org.example.exciter").contains("is not installed"));
        longwave.await("strip line, slot 1: the effect org.example.exciter is not installed", 10);
        applied(longwave, "clear strip:line 1");
        applied(longwave, "clear strip:line 0");
        assertTrue(refused(longwave, "clear strip:line 0").startsWith("there is no effect in strip line, slot 0"));
    }

    /** What the hand has set stands in the file; that it is loaded again moves nothing. */
    private void save(Longwave longwave, Path station) throws Exception {
        applied(longwave, "install strip:line 2 longwave.gate");
        longwave.await("strip line, slot 2: Gate and expander runs", 10);
        String saved = hears(longwave, order("save") + " saved (.*)", 10).group(1);
        assertTrue(saved.contains("org.longwave.strip~host mute: true"), saved);
        String text = Files.readString(station);
        assertTrue(
                text.contains(
                        "\"org.longwave.strip~host\": { \"input\": \"host\", \"kind\": \"voice\", \"mute\": true }"),
                text);
        assertTrue(text.contains("\"buses\": [\"program\", \"spare\"] }"), text);
        assertTrue(text.contains("\"effect\": \"longwave.gate\""), text);
        int loaded = longwave.output().length();
        Thread.sleep(1500); // it is loaded again
        assertEquals(
                List.of(),
                longwave.output()
                        .substring(loaded)
                        .lines()
                        .filter(l -> l.startsWith("desk:"))
                        .toList());
        assertEquals("", hears(longwave, order("save") + " saved (.*)", 10).group(1));
    }

    private void solo(Longwave longwave, Path station, IcecastServer icecast) throws Exception {
        String without = Files.readAllLines(station).stream()
                .filter(line -> !line.contains("recorder~")) // the last line is the gate's
                .collect(Collectors.joining("\n"));
        Files.writeString(station, without.replace("\"label\": \"Spare\"", "\"guest\": \"host\""));
        longwave.await("bus spare is there: everything but host", 10);
        hears(longwave, "lights OnAirState\\[micOpen=false, onAir=false, recording=false\\]", 10);
        assertTrue(refused(longwave, "SetSolo strip:host true").contains("solo in place is locked"));
        order("unlock solo");
        applied(longwave, "SetSolo strip:host true");
        Files.writeString(home.resolve("secrets.properties"), "icecast=" + IcecastServer.PASSWORD + "\n");
        Files.setPosixFilePermissions(home.resolve("secrets.properties"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(station, Files.readString(station).replaceFirst("\\{", """
                    {
                      "org.longwave.icecast~live": { "host": "127.0.0.1", "port": %d, "mount": "/live.mp3",
                        "password": "secret:icecast", "autostart": true },
                    """.formatted(icecast.port())));
        hears(longwave, "lights OnAirState\\[micOpen=false, onAir=true, recording=false\\]", 20);
        String said = refused(longwave, "SetSolo strip:host true");
        assertTrue(said.contains("the stream live is on air; use PFL or AFL"), said);
    }

    private void measure(long open, long closed, long dim, long talking, long quiet, long started) throws IOException {
        Recording studio = taken("studio");
        Recording phones = taken("phones");
        Recording toAnna = taken("toanna");
        Recording program = taken("program");
        for (int c = 0; c < 2; c++) {
            assertSilent(studio, c, open);
            assertEquals(-30, levelDb(phones, c, open, 400), 0.05, "the headphones go on");
            assertEquals(-20, levelDb(toAnna, c, talking, 7300), 0.05);
            assertTrue(levelDb(toAnna, c, dim, 7300) < SILENCE_DB);
            assertTrue(levelDb(toAnna, c, quiet, 7300) < SILENCE_DB);
            assertTrue(levelDb(program, c, talking, 7300) < SILENCE_DB, "talkback is not on the programme");
            assertTrue(levelDb(program, c, quiet, 3000) < SILENCE_DB);
            assertEquals(-20, levelDb(program, c, started + RATE_HZ / 4, 3000), 0.1, "the fader has started it");
            assertEquals(-24 - 20 - 6.02, levelDb(phones, c, dim, 1000), 0.05, "dim, and both channels the mean");
        }
        assertEquals(-24, levelDb(studio, 0, closed, 1000), 0.05);
        assertEquals(-24, levelDb(phones, 0, closed, 1000), 0.05);
        assertTrue(levelDb(phones, 1, closed, 1000) < SILENCE_DB, "stereo until then");
        assertTrue(levelDb(studio, 0, dim, 400) < SILENCE_DB);
    }
}
