package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.output.RecordedFile;
import org.longwave.api.output.RecordedFile.State;
import org.longwave.testkit.Tool;

/**
 * A real program is killed (SIGKILL) while it records WAV, FLAC and Opus at once; after the repair other programs must
 * read what it left. 8 times, with -Dlongwave.long=true 200 times. Run with -Dlongwave.real=true.
 */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class KillRealTest {
    private static final int KILLS = Boolean.getBoolean("longwave.long") ? 200 : 8;
    private static final int RATE = 48_000;

    @TempDir
    Path temp;

    /** Frames the program had handed over for certain when it was killed. */
    private static long killedAfter(Path folder, int millis) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillChild.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = child.inputReader()) {
            long fed = -1;
            long deadline = Long.MAX_VALUE;
            for (String line; (line = out.readLine()) != null; ) {
                fed = Long.parseLong(line);
                if (deadline == Long.MAX_VALUE) deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
                if (System.nanoTime() >= deadline) {
                    child.destroyForcibly();
                    break;
                }
            }
            assertTrue(fed >= 0, "the child said nothing");
            return fed;
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatAKilledProgramLeavesIsWholeAfterTheRepair() throws Exception {
        Random random = new Random(42);
        for (int n = 0; n < KILLS; n++) {
            Path folder = Files.createDirectory(temp.resolve("kill" + n));
            boolean powerCut = n % 4 == 3; // the last second may be missing, so there is more than one
            long fed = killedAfter(folder, (powerCut ? 2000 : 300) + random.nextInt(2000));
            if (powerCut) cutTail(folder, random, fed);
            Map<String, RecordedFile> found = new HashMap<>();
            for (Repair.Found one : new Repair(new LocalDisk(), ZoneId.of("UTC")).scan(folder))
                found.put(one.file().file().getFileName().toString(), one.file());
            String what = "kill " + n + " after " + fed + " frames: " + found;
            assertEquals(3, found.size(), what);
            for (RecordedFile file : found.values()) {
                // in its first second nothing may be in it yet
                boolean begun = fed >= RATE || file.frames() > 0;
                assertEquals(begun ? State.REPAIRED : file.state(), file.state(), what);
                long least = powerCut ? fed - 2 * RATE : fed - RATE;
                assertTrue(file.frames() >= least, what);
            }
            check(found, what);
            assertFalse(Files.list(folder).anyMatch(f -> f.toString().endsWith(Journal.ENDING)), what);
        }
    }

    /** Cuts each file somewhere in its last second, which may not have reached the medium. */
    private static void cutTail(Path folder, Random random, long fed) throws IOException {
        for (String name : List.of("wav24.wav", "flac24.flac", "opus.opus")) {
            Path file = folder.resolve(name);
            try (var channel = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
                double lastSecond = Math.min(0.5, (double) RATE / Math.max(1, fed));
                long before = name.endsWith(".wav") ? 0 : Preface.ROOM_BYTES; // is no sound
                long sound = Math.max(0, channel.size() - before);
                channel.truncate(channel.size() - (long) (sound * random.nextDouble() * lastSecond));
            }
        }
    }

    private void check(Map<String, RecordedFile> found, String what) throws Exception {
        for (String name : List.of("wav24.wav", "flac24.flac")) {
            RecordedFile file = found.get(name);
            if (file.frames() == 0) continue;
            byte[] pcm = decoded(file.file());
            assertEquals(file.frames() * 6, pcm.length, name + " by ffmpeg, " + what);
            assertExact(pcm, name + ", " + what);
        }
        RecordedFile flac = found.get("flac24.flac");
        if (flac.frames() > 0)
            assertEquals(0, Tool.run("flac", "-t", "-s", flac.file().toString()).code(), what);
        RecordedFile opus = found.get("opus.opus");
        if (opus.frames() == 0) return;
        Tool.Said said = Tool.run("opusinfo", opus.file().toString());
        assertEquals(0, said.code(), said.text() + what);
        assertFalse(said.text().contains("WARNING"), said.text());
        assertEquals(opus.frames() * 4.0, decoded16(opus.file()).length, RATE * 4.0, what);
    }

    private static void assertExact(byte[] pcm, String what) {
        ByteBuffer b = ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < pcm.length / 6; i++)
            for (int c = 0; c < 2; c++) {
                int at = i * 6 + c * 3;
                int value = b.getShort(at) & 0xFFFF | b.get(at + 2) << 16;
                if (value != (int) (Bench.sample(i, c) * 8_388_608))
                    throw new AssertionError("frame " + i + " of " + what);
            }
    }

    private byte[] decoded(Path file) throws Exception {
        return decoded(file, "s24le");
    }

    private byte[] decoded16(Path file) throws Exception {
        return decoded(file, "s16le");
    }

    private byte[] decoded(Path file, String form) throws Exception {
        Path pcm = temp.resolve("pcm");
        String said =
                Tool.must("ffmpeg", "-nostdin", "-y", "-v", "error", "-i", file.toString(), "-f", form, pcm.toString());
        assertEquals("", said.strip(), file.toString());
        return Files.readAllBytes(pcm);
    }
}
