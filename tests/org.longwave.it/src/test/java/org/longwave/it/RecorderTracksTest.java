package org.longwave.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.testkit.Recording;

/**
 * The product with several recorders at once: one of a strip as it is read, of the same behind its fader and of the
 * programme, and one with other rules; a track is added while they run. Each file has what it should, to the level, and tells its place in time.
 */
class RecorderTracksTest {
    private static final Pattern ALL_ON = Pattern.compile("(?m)^\\d\\d:.*panel ON.*short ON.*$");

    @TempDir
    Path home;

    private Path station(String more) throws Exception {
        return Files.writeString(home.resolve("station.json"), """
                {
                  "org.longwave.signal~tone": { "kind": "sine", "freqHz": 997, "levelDb": -20 },
                  "org.longwave.strip~tone": { "input": "tone", "label": "Tone", "faderDb": -6, "trimDb": 3 },
                  "org.longwave.recorder~panel": { "tracks": ["strip:tone", "post:tone", "program"%s],
                    "folder": "panel", "format": "wav32f", "fileName": "{bus}", "autostart": true },
                  "org.longwave.recorder~short": { "folder": "short", "format": "wav16", "fileName": "{n}",
                    "splitMb": 1, "keepGb": 0.004, "autostart": true }
                }
                """.formatted(more));
    }

    @Test
    void stripsAreRecordedAsReadAndBehindTheFaderBesideOtherRecorders() throws Exception {
        try (Longwave longwave =
                Longwave.headless(home, "--station", station("").toString())) {
            longwave.await(ALL_ON, 30);
            Thread.sleep(2500);
            station(", \"monitor\""); // ticked while it records: the others go on
            Thread.sleep(4000);
            longwave.terminate();
            assertEquals(0, longwave.exitCode(15), longwave.output());
        }
        assertTone("strip-tone.wav", -20);
        assertTone("post-tone.wav", -23);
        assertTone("program.wav", -23);
        List<String> index = Files.readAllLines(home.resolve("panel/index/panel.tsv"));
        assertEquals(5, index.size(), index.toString());
        Recording monitor = Recording.read(home.resolve("panel/monitor.wav"));
        Recording program = Recording.read(home.resolve("panel/program.wav"));
        assertTrue(monitor.frames() > 2 * monitor.rateHz() && monitor.frames() < program.frames(), monitor.toString());
        assertTrue(monitor.startFrame() > program.startFrame() + program.rateHz(), "" + monitor.startFrame());
        List<Path> parts;
        try (var files = Files.list(home.resolve("short"))) {
            parts = files.filter(f -> f.toString().endsWith(".wav")).sorted().toList();
        }
        assertTrue(parts.size() >= 1 && parts.size() <= 5, parts.toString());
        long next = -1;
        for (Path part : parts) {
            Recording r = Recording.read(part);
            assertTrue(Files.size(part) <= 1_003_000, part + " has " + Files.size(part));
            if (next >= 0) assertEquals(next, r.startFrame(), part.toString());
            next = r.startFrame() + r.frames();
        }
    }

    private void assertTone(String name, double levelDb) throws Exception {
        Recording r = Recording.read(home.resolve("panel").resolve(name));
        double[] x = r.channel(0);
        assertTrue(x.length > 4 * r.rateHz(), name + " has " + x.length + " frames");
        // the middle: strips fade in and out
        double[] tone = java.util.Arrays.copyOfRange(x, x.length / 4, x.length * 3 / 4);
        Recording.Tone fitted = Recording.fit(tone, r.rateHz(), 997);
        assertEquals(levelDb, fitted.peakDb(), 0.02, name);
        assertEquals(0, fitted.worstResidual(), 1e-6, name);
    }
}
