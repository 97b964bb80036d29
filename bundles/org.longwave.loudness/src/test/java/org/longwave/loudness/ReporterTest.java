package org.longwave.loudness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.AudioBlock;
import org.longwave.api.DeviceException;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.OutputStatus.State;

/** A report of a bus, block after block by hand. */
class ReporterTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 480);
    private static final Target TARGET = new Target(-23, 1, -1);

    @TempDir
    Path folder;

    private final AudioBlock block = new AudioBlock(FORMAT);
    private long frame;
    private String station = "Example FM";

    private Reporter reporter(Path into, boolean autostart) {
        Reporter r = new Reporter(
                new ReportSettings("evening", "program", into, TARGET),
                autostart,
                InstantSource.fixed(Instant.parse("2026-11-25T18:00:00Z")),
                () -> station);
        r.open(FORMAT);
        return r;
    }

    private void play(Reporter r, double peakDbfs, double seconds) throws DeviceException {
        double amplitude = Math.pow(10, peakDbfs / 20);
        for (int b = 0; b < Math.round(seconds * 100); b++) {
            for (int i = 0; i < 480; i++) {
                float x = (float) (amplitude * Math.sin(2 * Math.PI * 1000 * ((frame + i) % 48_000) / 48_000));
                block.channel(0)[i] = x;
                block.channel(1)[i] = x;
            }
            block.place(frame, 0, 0);
            frame += 480;
            r.block(block);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    @Test
    void writesALineASecondAndTheResultAtTheEnd() throws Exception {
        Reporter r = reporter(folder, false);
        play(r, -23, 1);
        assertEquals(State.OFF, r.status().state());
        assertTrue(files().isEmpty());
        r.start();
        play(r, -23, 10);
        assertEquals(State.ON, r.status().state());
        List<String> lines = Files.readAllLines(Path.of(r.status().target()));
        assertEquals("seconds,momentary_lufs,short_term_lufs,integrated_lufs,true_peak_dbtp", lines.getFirst());
        assertEquals(11, lines.size());
        String[] last = lines.getLast().split(",");
        assertEquals("10", last[0]);
        for (int i = 1; i < 4; i++) assertEquals(-23, Double.parseDouble(last[i]), 0.05);
        assertEquals(-23, Double.parseDouble(last[4]), 0.1);
        r.stop();
        station = ""; // it ends before its outputs do
        play(r, -23, 0.01);
        assertEquals(State.OFF, r.status().state());
        assertEquals("Last report: -23.0 LUFS, target met", r.status().detail());
        String text = Files.readString(Path.of(r.status().target()));
        for (String wanted : List.of(
                "Station             Example FM\n",
                "Bus                 program\n",
                "Duration            0:00:10.0\n",
                "Integrated (I)      -23.0 LUFS\n",
                "Range (LRA)         0.0 LU\n",
                "Max momentary (M)   -23.0 LUFS\n",
                "Max short-term (S)  -23.0 LUFS\n",
                "Max true peak       -23.0 dBTP\n",
                "Target              -23.0 LUFS +-1.0 LU, at most -1.0 dBTP: met\n"))
            assertTrue(text.contains(wanted), () -> wanted + "is not in\n" + text);
        assertTrue(text.contains("From                2026-11-2"), text);
    }

    @Test
    void saysHowFarTheTargetWasMissed() throws Exception {
        Reporter r = reporter(folder, true);
        play(r, -0.3, 5);
        r.close();
        String text = Files.readString(Path.of(r.status().target()));
        assertTrue(text.contains("missed: 22.7 LU too loud, true peak 0."), text);
    }

    @Test
    void neverTouchesAnOlderReport() throws Exception {
        for (int i = 0; i < 3; i++) {
            Reporter r = reporter(folder, true);
            play(r, -23, 1);
            r.close();
        }
        assertEquals(6, files().size());
        assertEquals(
                1,
                files().stream().filter(f -> f.toString().endsWith(" (3).txt")).count());
    }

    @Test
    void silenceHasNoNumbersAndNoVerdict() throws Exception {
        Reporter r = reporter(folder, true);
        play(r, -10_000, 2);
        r.close();
        String text = Files.readString(Path.of(r.status().target()));
        assertTrue(text.contains("no verdict: nothing was louder than -70 LUFS"), text);
        assertTrue(Files.readAllLines(files().getFirst()).getLast().startsWith("2,,,,"));
    }

    @Test
    void whatWasMissedStandsInTheReport() throws Exception {
        Reporter r = reporter(folder, true);
        play(r, -23, 2);
        block.place(frame + 4800, 10, 4800);
        r.block(block);
        r.close();
        assertTrue(Files.readString(Path.of(r.status().target()))
                .contains("Missing             0.100 s were not measured"));
    }

    @Test
    void aFolderThatCannotBeIsToldAndTriedAgain() throws Exception {
        Path file = Files.createFile(folder.resolve("reports"));
        Reporter r = reporter(file, true);
        DeviceException e = assertThrows(DeviceException.class, () -> play(r, -23, 1));
        assertTrue(e.getMessage().startsWith("The report cannot be written to "), e.getMessage());
        assertEquals(State.RETRYING, r.status().state());
        r.close();
        Files.delete(file);
        r.open(FORMAT);
        play(r, -23, 1);
        assertEquals(State.ON, r.status().state());
        r.close();
    }
}
