package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.longwave.api.AudioBlock;
import org.longwave.api.CycleHistogram;
import org.longwave.api.EngineStatus;
import org.longwave.api.LatencyStage;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.SetDelay;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.Priority;

/** What the engine says about itself, driven by hand. */
class TruthTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 240);
    private static final double BLOCK_MILLIS = 5;

    private final Studio studio = new Studio(FORMAT, 0.5);

    /** A consumer that says what it holds. */
    private static class Speaker implements BusConsumer {
        @Override
        public void open(StreamFormat format) {}

        @Override
        public void block(AudioBlock block) {}

        @Override
        public long bufferedFrames() {
            return 480;
        }

        @Override
        public void close() {}
    }

    private InputRunner microphone() {
        studio.addInput("mic", true, new ToneInput(997, 0.5));
        studio.addStrip(new StripSpec("mic", "", "mic", "voice", 0, 0f, 0f, false, false));
        return studio.inputRunner("mic");
    }

    @Test
    void everyBlockIsInTheHistogramOfCycles() {
        for (int i = 0; i < 100; i++) studio.step();
        EngineStatus s = studio.status();
        assertEquals(100, s.cycles().total());
        assertTrue(s.cycles().percentileNanos(100) >= s.maxCycleNanos()
                || s.maxCycleNanos() >= CycleHistogram.fromNanos(CycleHistogram.BUCKETS - 1));
        assertEquals(0, s.wakeups().total());
    }

    @Test
    void latenessOfEachBlockIsInTheHistogramOfWakeups() {
        EngineThread thread = new EngineThread(studio.agent(), Pacer.parking());
        thread.step(0);
        thread.step(FORMAT.nanosOf(240) + 3_000_000);
        assertEquals(2, thread.wakeups().total());
        assertEquals(1, thread.wakeups().count(0));
        assertEquals(1, thread.wakeups().count(CycleHistogram.bucket(3_000_000)));
    }

    @Test
    void latencyPathLeadsFromTheLiveInputToThePlayback() {
        InputRunner mic = microphone();
        ConsumerRunner speaker = studio.addConsumer("speaker", Names.PROGRAM, Priority.PLAYBACK, new Speaker());
        speaker.doWork();
        for (int i = 0; i < 4; i++) mic.doWork();
        studio.step();
        studio.step();
        speaker.doWork();
        long lag = speaker.info().lagBlocks();
        List<LatencyStage> path = studio.latencyPath();
        assertEquals(
                List.of(
                        LatencyStage.INPUT,
                        LatencyStage.BLOCK,
                        LatencyStage.LIMITER,
                        LatencyStage.CONSUMER,
                        LatencyStage.BUFFER),
                path.stream().map(LatencyStage::stage).toList());
        double fill = studio.inputs().getFirst().fillFrames() / 48.0;
        assertEquals(fill, path.get(0).millis(), 1e-9);
        assertEquals(BLOCK_MILLIS, path.get(1).millis(), 1e-9);
        assertEquals(TestDesk.LIMITER / 48.0, path.get(2).millis(), 1e-9);
        assertEquals(lag * BLOCK_MILLIS, path.get(3).millis(), 1e-9);
        assertEquals(10, path.get(4).millis(), 1e-9);
        assertEquals(
                fill + BLOCK_MILLIS + TestDesk.LIMITER / 48.0 + lag * BLOCK_MILLIS + 10,
                LatencyStage.sumMillis(path),
                1e-9);
        assertTrue(studio.latency().containsAll(path));
    }

    @Test
    void pathCountsWhatEffectsAlignmentAndTheOperatorDelay() {
        InputRunner mic = microphone();
        studio.addInput("slow", false, new ToneInput(440, 0.1));
        studio.addStrip(new StripSpec("slow", "", "slow", "line", 1, 0f, 0f, false, false));
        studio.addConsumer("speaker", Names.PROGRAM, Priority.PLAYBACK, new Speaker())
                .doWork();
        for (int frames : new int[] {48, 480, 96}) studio.addEffects(TestDesk.Late.factory("late-" + frames, frames));
        studio.installEffect("mic", 2, "late-48");
        studio.installEffect("slow", 0, "late-480");
        studio.addInsert(new InsertSpec("bus-late", true, Names.PROGRAM, 0, "late-96", "", List.of(), false, ""));
        studio.submit(new SetDelay(studio.strips().getFirst().number(), 240));
        mic.doWork();
        studio.step();
        studio.step();
        List<LatencyStage> path = studio.latencyPath();
        assertEquals(
                List.of(
                        "block 5.0",
                        "mic inserts 1.0",
                        "mic alignment 9.0",
                        "mic delay 5.0",
                        "program inserts 2.0",
                        String.format(Locale.ROOT, "limiter %.1f", TestDesk.LIMITER / 48.0)),
                path.subList(1, 7).stream().map(LatencyStage::toString).toList());
        List<String> all = studio.latency().stream().map(LatencyStage::toString).toList();
        assertTrue(studio.latency().containsAll(path), all.toString());
        assertTrue(all.contains("slow inserts 10.0"), all.toString());
        assertTrue(all.stream().noneMatch(s -> s.startsWith("slow alignment")), all.toString());
    }

    @Test
    void withoutPlaybackThereIsNoPathButEveryStage() {
        microphone().doWork();
        studio.addConsumer("disk", Names.PROGRAM, Priority.RECORDING, new Listener())
                .doWork();
        assertEquals(List.of(), studio.latencyPath());
        assertEquals(
                List.of("mic ring", "block", "limiter", "limiter", "disk ring"),
                studio.latency().stream()
                        .map(s -> s.toString().replaceAll(" [0-9.]+$", ""))
                        .toList());
    }

    @Test
    void consumerThatFailsWhenAskedIsAskedInVain() {
        microphone().doWork();
        ConsumerRunner runner = studio.addConsumer("odd", Names.PROGRAM, Priority.PLAYBACK, new Speaker() {
            @Override
            public long bufferedFrames() {
                throw new IllegalStateException("planted");
            }
        });
        runner.doWork();
        assertEquals(4, studio.latencyPath().size());
    }
}
