package org.longwave.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.input.InputInfo;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.Priority;
import org.longwave.engine.host.ConsumerRunner;
import org.longwave.engine.host.InputRunner;
import org.longwave.engine.host.StripSpec;
import org.longwave.engine.host.Studio;
import org.longwave.output.recorder.FileFormat;
import org.longwave.output.recorder.Recorder;
import org.longwave.output.recorder.RecorderSettings;
import org.longwave.player.FilePlayer;
import org.longwave.player.PlayerSettings;
import org.longwave.player.SignalSettings;
import org.longwave.player.TestSignal;
import org.longwave.testkit.Recording;

/** What was recorded in real time is, bit for bit, what the same engine makes under the hand clock. */
class BitIdentityTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 256);
    private static final int SECONDS = Boolean.getBoolean("longwave.long") ? 60 : 20;

    @TempDir
    Path folder;

    /** A studio with a tone, maybe a music file beside it, and a recorder that has not been started. */
    private final class Bench {
        final Studio studio = new Studio(FORMAT, 2);
        final Recorder recorder;
        final ConsumerRunner runner;

        Bench(String name, boolean music) throws IOException {
            recorder = new Recorder(
                    new RecorderSettings(name, Names.PROGRAM, folder.resolve(name), FileFormat.WAV24), false);
            runner = studio.addConsumer(name, Names.PROGRAM, Priority.RECORDING, recorder);
            studio.addInput("tone", false, new TestSignal(new SignalSettings(SignalSettings.Kind.SINE, 997, -20)));
            studio.addStrip(new StripSpec("tone", "", "tone", "line", 0, 0f, 0f, false, false));
            if (music) {
                studio.addInput("music", false, new FilePlayer("music", new PlayerSettings(music(), true, true)));
                studio.addStrip(new StripSpec("music", "", "music", "player", 1, -3f, 0.2f, false, false));
            }
            for (int i = 0; i < 200; i++) step(); // until every input plays; the same steps in every bench
            for (InputInfo in : studio.inputs()) assertEquals(InputInfo.State.RUNNING, in.state());
        }

        void step() {
            for (InputInfo in : studio.inputs()) {
                InputRunner r = studio.inputRunner(in.name());
                for (int k = 0; k < 2000 && r.doWork(); k++) Thread.onSpinWait();
            }
            studio.step();
            while (runner.doWork()) Thread.onSpinWait();
        }

        Recording recording() throws IOException {
            OutputStatus status = recorder.status();
            assertEquals(OutputStatus.State.OFF, status.state(), status.detail());
            try (var files = Files.list(folder.resolve(status.target()).getParent())) {
                List<Path> all = files.filter(Files::isRegularFile).toList();
                assertEquals(1, all.size(), all.toString());
                return Recording.read(all.getFirst());
            }
        }
    }

    private Path music() throws IOException {
        Path wav = folder.resolve("music.wav");
        if (!Files.exists(wav))
            Files.copy(
                    Path.of(System.getProperty("longwave.root"))
                            .resolve("bundles/org.longwave.station/src/main/resources/demo/music.wav"),
                    wav);
        return wav;
    }

    private Recording inRealTime(boolean music) throws Exception {
        Bench bench = new Bench("real", music);
        bench.studio.start();
        Thread.sleep(700);
        bench.recorder.start();
        Thread.sleep(SECONDS * 1000L);
        bench.recorder.stop();
        Thread.sleep(500);
        for (ConsumerInfo c : bench.studio.consumers()) assertEquals(0, c.lostBlocks());
        assertEquals(0, bench.studio.status().gapFrames(), "the machine stood still for more than 100 ms");
        assertEquals(0, bench.studio.status().xruns());
        bench.studio.stop();
        return bench.recording();
    }

    private Recording underTheHandClock(boolean music, long frames) throws Exception {
        Bench bench = new Bench("hand", music);
        bench.recorder.start();
        for (long done = 0; done < frames; done += FORMAT.blockFrames()) {
            bench.step();
            // the disk has its own thread and its own pace: 30 s of blocks fit in between
            while (done - bench.recorder.status().frames() > 10 * FORMAT.rateHz()) Thread.sleep(1);
        }
        bench.recorder.stop();
        bench.studio.stop();
        return bench.recording();
    }

    private static void assertSame(Recording real, Recording hand) {
        long offset = real.startFrame() - hand.startFrame();
        assertTrue(offset >= 0, "the real recording starts before the other one");
        assertTrue(real.frames() >= (SECONDS - 1) * FORMAT.rateHz(), "only " + real.frames() + " frames");
        assertEquals(0, real.frames() % FORMAT.blockFrames());
        assertEquals(0, real.data().length % real.frameBytes());
        assertArrayEquals(hand.bytes(offset, real.frames()), real.data());
    }

    @Test
    void toneIsExactInLengthFrequencyAndLevelAndBitIdentical() throws Exception {
        Recording real = inRealTime(false);
        assertSame(real, underTheHandClock(false, real.startFrame() + real.frames()));
        for (int c = 0; c < 2; c++) {
            Recording.Tone tone = Recording.fit(real.channel(c), real.rateHz(), 997);
            assertEquals(997.00, tone.hz(), 0.005);
            assertEquals(-20.00, tone.peakDb(), 0.05);
            assertEquals(0, tone.worstResidual(), 2.0 / (1 << 23), "a discontinuity");
        }
    }

    @Test
    void toneWithMusicIsBitIdentical() throws Exception {
        Recording real = inRealTime(true);
        assertSame(real, underTheHandClock(true, real.startFrame() + real.frames()));
    }
}
