package org.longwave.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.DeviceException;
import org.longwave.api.DeviceException.Reason;
import org.longwave.api.StreamFormat;
import org.longwave.api.input.AudioInput;

class FilePlayerTest {
    private static final StreamFormat STEREO = new StreamFormat(48_000, 2, 256);

    @TempDir
    Path folder;

    private final FakeControl control = new FakeControl();
    private final float[][] planar = new float[2][4096];

    @Test
    void playsTheSamplesOfTheFileUnchangedToItsEnd() throws Exception {
        FilePlayer player = player(48_000, 1000, false, true);
        assertEquals(List.of("restart"), control.asked);
        float[] all = readAll(player);
        assertEquals(1000, all.length);
        for (int i = 0; i < 1000; i++) assertEquals((1 + i) / 32768f, all[i]);
        assertFalse(player.state().playing());
        assertEquals(1000, player.state().positionFrames());
    }

    @Test
    void loopsWithoutASeam() throws Exception {
        FilePlayer player = player(48_000, 300, true, true);
        int frame = 0;
        while (frame < 3000) {
            int n = player.read(planar, 256);
            assertEquals(256, n);
            for (int i = 0; i < n; i++, frame++) {
                assertEquals((1 + frame % 300) / 32768f, planar[0][i], "frame " + frame);
                assertEquals(-planar[0][i], planar[1][i]);
            }
        }
    }

    @Test
    void loopsWithoutASeamThroughTheResampler() throws Exception {
        WavBytes wav = WavBytes.riff().fmt(3, 1, 44_100, 32).chunk("data", 44_100 * 4);
        for (int i = 0; i < 44_100; i++)
            wav.u32(Float.floatToRawIntBits((float) (0.5 * Math.sin(2 * Math.PI * 1000 * i / 44_100))));
        FilePlayer player = open(wav.write(folder.resolve("sine.wav")), true, true);
        for (int frame = 0; frame < 120_000; ) {
            int n = player.read(planar, 777);
            for (int i = 0; i < n; i++, frame++) {
                double expected = 0.5 * Math.sin(2 * Math.PI * 1000 * frame / 48_000);
                if (frame > 100) assertEquals(expected, planar[0][i], 1e-5, "frame " + frame);
                assertEquals(planar[0][i], planar[1][i]);
            }
        }
    }

    @Test
    void resamplesToTheExactLength() throws Exception {
        FilePlayer player = player(44_100, 4410, false, true);
        assertEquals(4800, player.state().lengthFrames());
        assertEquals(4800, readAll(player).length);
    }

    @Test
    void waitsCuedUntilPlay() throws Exception {
        FilePlayer player = player(48_000, 1000, false, false);
        assertEquals(List.of("cue"), control.asked);
        assertFalse(player.state().playing());
        player.read(planar, 300);
        player.play();
        assertEquals(List.of("cue", "restart"), control.asked);
        assertTrue(player.state().playing());
        assertEquals(0, player.read(planar, 10));
        player.read(planar, 10);
        assertEquals(1 / 32768f, planar[0][0], "begins at the first frame");
    }

    @Test
    void givesTheFirstFrameOnlyAfterTheRingWasEmptiedBetweenTwoReads() throws Exception {
        FilePlayer player = player(48_000, 1000, false, true);
        player.read(planar, 300);
        player.play();
        control.asked.clear();
        assertEquals(0, player.read(planar, 10));
        assertEquals(List.of("restart"), control.asked);
        player.read(planar, 10);
        assertEquals(1 / 32768f, planar[0][0]);
        assertEquals(List.of("restart"), control.asked);
    }

    @Test
    void staysSilentWhenStoppedWhileAStartIsUnderWay() throws Exception {
        control.answer = new CompletableFuture<>();
        FilePlayer player = player(48_000, 1000, false, true);
        player.stop();
        assertEquals(List.of("restart", "hold", "cue"), control.asked);
        player.play();
        player.stop();
        player.read(planar, 10);
        assertEquals("cue", control.asked.getLast(), "and not a start again from the device thread");
    }

    @Test
    void stopHoldsAndPlayBeginsAgain() throws Exception {
        FilePlayer player = player(48_000, 1000, true, true);
        player.read(planar, 300);
        control.queued = 100;
        assertEquals(200, player.state().positionFrames());
        player.stop();
        assertEquals("hold", control.asked.getLast());
        assertFalse(player.state().playing());
        assertEquals(0, player.state().positionFrames());
        player.play();
        assertEquals("restart", control.asked.getLast());
        player.read(planar, 5);
        player.read(planar, 5);
        assertEquals(1 / 32768f, planar[0][0]);
    }

    @Test
    void playsAgainAfterItsEnd() throws Exception {
        FilePlayer player = player(48_000, 500, false, true);
        readAll(player);
        player.play();
        assertEquals(500, readAll(player).length);
    }

    @Test
    void finishesTheRoundWhenLoopIsSwitchedOff() throws Exception {
        FilePlayer player = player(48_000, 500, true, true);
        player.read(planar, 700);
        player.setLoop(false);
        assertEquals(300, readAll(player).length);
    }

    @Test
    void namesAMissingFileAndPlaysItOnceItIsThere() throws Exception {
        Path file = folder.resolve("late.wav");
        FilePlayer player = new FilePlayer("late", new PlayerSettings(file, false, true));
        DeviceException e = assertThrows(DeviceException.class, () -> player.open(STEREO, control));
        player.close();
        assertEquals(Reason.UNAVAILABLE, e.reason());
        assertEquals(e.getMessage(), player.state().problem());
        assertFalse(player.state().playing());
        WavBytes.counting(file, 48_000, 1, 100);
        player.open(STEREO, control);
        assertEquals("", player.state().problem());
        assertEquals(100, readAll(player).length);
        player.close();
    }

    @Test
    void keepsPlayPressedWhileTheFileWasMissing() throws Exception {
        Path file = folder.resolve("late.wav");
        FilePlayer player = new FilePlayer("late", new PlayerSettings(file, false, false));
        assertThrows(DeviceException.class, () -> player.open(STEREO, control));
        player.close();
        player.play();
        WavBytes.counting(file, 48_000, 1, 100);
        player.open(STEREO, control);
        assertEquals(List.of("restart"), control.asked);
    }

    @Test
    void takesAReplacedFileAtTheTurnOfTheLoop() throws Exception {
        FilePlayer player = player(48_000, 300, true, true);
        player.read(planar, 100);
        replace(WavBytes.counting(folder.resolve("new.wav"), 48_000, 5001, 400));
        player.read(planar, 200);
        assertEquals(300 / 32768f, planar[0][199]);
        player.read(planar, 200);
        assertEquals(5001 / 32768f, planar[0][0]);
        assertEquals(400, player.state().lengthFrames());
    }

    @Test
    void playsTheOldVersionOnWhenTheNewOneIsBroken() throws Exception {
        FilePlayer player = player(48_000, 300, true, true);
        player.read(planar, 300);
        replace(Files.writeString(folder.resolve("new.wav"), "not a wav file"));
        player.read(planar, 200);
        assertEquals(1 / 32768f, planar[0][0]);
        assertTrue(player.state().problem().contains("RIFF"), player.state().problem());
    }

    @Test
    void takesAnotherFileFromTheSettings() throws Exception {
        FilePlayer player = player(48_000, 300, true, true);
        player.read(planar, 100);
        Path other = WavBytes.counting(folder.resolve("other.wav"), 48_000, 7001, 50);
        player.change(new PlayerSettings(other, false, false));
        assertEquals(0, player.read(planar, 50));
        player.read(planar, 50);
        assertEquals(7001 / 32768f, planar[0][0]);
        assertEquals("other.wav", player.state().title());
        assertEquals(AudioInput.ENDED, player.read(planar, 50));
        player.change(new PlayerSettings(folder.resolve("none.wav"), false, false));
        DeviceException e = assertThrows(DeviceException.class, () -> player.read(planar, 50));
        assertEquals(Reason.UNAVAILABLE, e.reason());
    }

    @Test
    void mixesStereoDownForAMonoStation() throws Exception {
        Path file = WavBytes.riff()
                .fmt(1, 2, 48_000, 16)
                .chunk("data", 4)
                .shorts(0x4000, 0x2000)
                .write(folder.resolve("st.wav"));
        FilePlayer player = new FilePlayer("st", new PlayerSettings(file, false, true));
        player.open(new StreamFormat(48_000, 1, 256), control);
        float[][] mono = new float[1][16];
        assertEquals(1, player.read(mono, 16));
        assertEquals(0.375f, mono[0][0]);
        player.close();
    }

    private void replace(Path by) throws Exception {
        Files.move(by, folder.resolve("a.wav"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private FilePlayer player(int rateHz, int frames, boolean loop, boolean autoplay) throws Exception {
        return open(WavBytes.counting(folder.resolve("a.wav"), rateHz, 1, frames), loop, autoplay);
    }

    private FilePlayer open(Path file, boolean loop, boolean autoplay) throws Exception {
        FilePlayer player = new FilePlayer("test", new PlayerSettings(file, loop, autoplay));
        player.open(STEREO, control);
        return player;
    }

    private float[] readAll(FilePlayer player) throws Exception {
        float[] all = new float[100_000];
        int done = 0;
        while (true) {
            int n = player.read(planar, 256);
            if (n == AudioInput.ENDED) return Arrays.copyOf(all, done);
            System.arraycopy(planar[0], 0, all, done, n);
            done += n;
        }
    }
}
