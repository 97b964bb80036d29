package org.longwave.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.testkit.Tool;

/**
 * The whole product is killed while it records WAV, FLAC and Opus at once; the next start repairs the files, says so, and
 * other programs read them. Twice, with -Dlongwave.long=true 20 times.
 */
class RecorderKillTest {
    private static final int KILLS = Boolean.getBoolean("longwave.long") ? 20 : 2;
    private static final Pattern RECORDING = Pattern.compile("(?m)^\\d\\d:.*flac ON.*opus ON.*wav ON.*$");
    private static final Pattern OFF = Pattern.compile("(?m)^\\d\\d:.*flac OFF.*opus OFF.*wav OFF.*$");

    @TempDir
    Path temp;

    private static Path station(Path home, boolean records) throws Exception {
        Files.createDirectories(home);
        return Files.writeString(home.resolve("station.json"), """
                {
                  "org.longwave.signal~tone": { "kind": "sine", "freqHz": 997, "levelDb": -20 },
                  "org.longwave.strip~tone": { "input": "tone", "label": "Tone" },
                  "org.longwave.recorder~flac": { "folder": "takes", "format": "flac24", "autostart": %1$s },
                  "org.longwave.recorder~opus": { "folder": "takes", "format": "opus", "autostart": %1$s },
                  "org.longwave.recorder~wav": { "folder": "takes", "format": "wav24", "autostart": %1$s }
                }
                """.formatted(records));
    }

    @Test
    void theNextStartRepairsWhatAKilledStationLeft() throws Exception {
        Random random = new Random(12);
        for (int n = 0; n < KILLS; n++) {
            Path home = temp.resolve("kill" + n);
            long millis = killed(home, 1500 + random.nextInt(4000));
            Path takes = home.resolve("takes");
            assertEquals(3, files(takes, ".journal").size(), "each unfinished file has its journal");
            String said = restarted(home);
            assertEquals(3, said.split("Unfinished after a crash; repaired, holds", -1).length - 1, said);
            assertEquals(List.of(), files(takes, ".journal"));
            checked(takes, millis / 1000.0);
        }
    }

    /** How long it recorded for certain. */
    private static long killed(Path home, int millis) throws Exception {
        try (Longwave longwave =
                Longwave.headless(home, "--station", station(home, true).toString())) {
            longwave.await(RECORDING, 30);
            long recording = System.nanoTime();
            Thread.sleep(millis);
            longwave.kill();
            return (System.nanoTime() - recording) / 1_000_000;
        }
    }

    private static String restarted(Path home) throws Exception {
        try (Longwave longwave =
                Longwave.headless(home, "--station", station(home, false).toString())) {
            longwave.await(OFF, 30);
            longwave.await(Pattern.compile("(?s)(repaired, holds.*){3}"), 20);
            longwave.terminate();
            // a start on a busy machine may have stood still for a moment, which is a failure of another kind
            longwave.exitCode(15);
            return longwave.output();
        }
    }

    private static List<Path> files(Path folder, String ending) throws Exception {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(ending)).toList();
        }
    }

    private void checked(Path takes, double seconds) throws Exception {
        for (String ending : List.of(".wav", ".flac", ".opus")) {
            Path file = files(takes, ending).getFirst();
            Path pcm = temp.resolve("pcm");
            assertEquals(
                    "",
                    Tool.must(
                                    "ffmpeg",
                                    "-nostdin",
                                    "-y",
                                    "-v",
                                    "error",
                                    "-i",
                                    file.toString(),
                                    "-f",
                                    "s24le",
                                    pcm.toString())
                            .strip(),
                    ending);
            double length = Files.size(pcm) / 6.0 / 48_000;
            // at most the last second is missing; the status line may be a second old
            assertTrue(length > seconds - 1 && length < seconds + 30, ending + " has " + length + " of " + seconds);
            String index = Files.readString(takes.resolve("index").resolve(ending.substring(1) + ".tsv"));
            assertTrue(index.contains("\tREPAIRED\t") && index.contains("\tprogram\t"), index);
        }
        Path flac = files(takes, ".flac").getFirst();
        assertEquals(0, Tool.run("flac", "-t", "-s", flac.toString()).code());
        Tool.Said opus = Tool.run("opusinfo", files(takes, ".opus").getFirst().toString());
        assertEquals(0, opus.code(), opus.text());
        assertFalse(opus.text().contains("WARNING"), opus.text());
    }
}
