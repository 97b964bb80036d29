package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.testkit.Tool;

/** A real file system that is full, and a real folder that is gone; run with -Dlongwave.real=true. */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class FullDiskRealTest {
    @TempDir
    Path temp;

    private Bench bench(Path folder, Path fallback) {
        Bench hand = new Bench("wav24", 2, false);
        RecorderSettings settings = new RecorderSettings("air", "program", folder, FileFormat.WAV24);
        Surroundings by = hand.surroundings();
        hand.recorder = new Recorder(
                settings.with(Rules.writing(settings, "{recorder}", 1_000_000, fallback, 0))
                        .with(TriggerRules.manual(true)),
                new Surroundings(new LocalDisk(), by.time(), by.launcher(), by.encoders(), by.cues()));
        hand.recorder.open(hand.format);
        hand.drain();
        return hand;
    }

    private static void assertEveryFrameOnce(Path folders, long frames) throws IOException {
        List<WavProbe> wavs = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folders)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".wav")).toList())
                wavs.add(WavProbe.read(Files.readAllBytes(file)));
        }
        wavs.sort((a, b) -> Long.compare(a.timeReference(), b.timeReference()));
        long at = 0;
        for (WavProbe wav : wavs) {
            assertEquals(at, wav.timeReference());
            for (int i = 0; i < wav.frames(); i++, at++)
                assertEquals((int) (Bench.sample(at, 1) * 8_388_608), wav.pcm(i, 1), "frame " + at);
        }
        assertEquals(frames, at);
    }

    @Test
    void fullDiskUsesTheFallbackAndComesBackWhenThereIsSpace() throws Exception {
        Path small = Files.createDirectories(temp.resolve("all/small"));
        Path fallback = temp.resolve("all/fallback");
        Tool.Said mounted = Tool.run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", small.toString());
        assertEquals(
                0,
                mounted.code(),
                "a small file system cannot be mounted here, so this is not proven; run the tests as root: "
                        + mounted.text());
        try {
            Path ballast = small.resolve("ballast");
            Files.write(ballast, new byte[2_000_000]);
            Bench bench = bench(small, fallback);
            for (int i = 0; i < 200; i++) {
                bench.blocks(40);
                bench.drain();
            }
            assertEquals(State.ON, bench.recorder.status().state());
            assertTrue(bench.recorder.status().target().startsWith(fallback.toString()));
            Files.delete(ballast);
            bench.recorder.split();
            bench.blocks(100);
            bench.drain();
            assertTrue(bench.recorder.status().target().startsWith(small.toString()));
            bench.blocks(100);
            bench.recorder.stop();
            bench.drain();
            assertEquals(
                    State.OFF,
                    bench.recorder.status().state(),
                    bench.recorder.status().detail());
            assertEveryFrameOnce(temp.resolve("all"), 8200 * 256);
        } finally {
            Tool.must("umount", small.toString());
        }
    }

    @Test
    void fullDiskWithoutFallbackTellsAndGoesOnByItself() throws Exception {
        Path small = Files.createDirectories(temp.resolve("only"));
        Tool.Said mounted = Tool.run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", small.toString());
        assertEquals(0, mounted.code(), "a small file system cannot be mounted here: " + mounted.text());
        try {
            Path ballast = small.resolve("ballast");
            Files.write(ballast, new byte[2_000_000]);
            Bench bench = bench(small, null);
            for (int i = 0; i < 50; i++) {
                bench.blocks(40);
                bench.drain();
            }
            assertEquals(State.RETRYING, bench.recorder.status().state());
            assertTrue(
                    bench.recorder.status().detail().startsWith("The disk of " + small + " "),
                    bench.recorder.status().detail());
            Files.delete(ballast);
            for (int i = 0; i < 10; i++) {
                bench.blocks(40);
                bench.drain();
            }
            bench.time.pass(java.time.Duration.ofSeconds(60));
            bench.drain();
            assertEquals(
                    State.ON,
                    bench.recorder.status().state(),
                    bench.recorder.status().detail());
            bench.recorder.stop();
            bench.drain();
            assertEveryFrameOnce(small, 60 * 40 * 256);
        } finally {
            Tool.must("umount", small.toString());
        }
    }

    @Test
    void removedFolderIsMadeAgainAndWhatTheTapeHasIsWrittenAgain() throws Exception {
        Path folder = temp.resolve("gone/deep");
        Bench bench = bench(folder, null);
        bench.blocks(1000);
        bench.drain();
        try (Stream<Path> files = Files.walk(temp.resolve("gone"))) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) Files.delete(file);
        }
        for (int i = 0; i < 20; i++) {
            bench.blocks(40);
            bench.drain();
        }
        assertEquals(
                State.ON,
                bench.recorder.status().state(),
                bench.recorder.status().detail());
        bench.recorder.stop();
        bench.drain();
        assertEveryFrameOnce(folder, 1800 * 256);
    }
}
