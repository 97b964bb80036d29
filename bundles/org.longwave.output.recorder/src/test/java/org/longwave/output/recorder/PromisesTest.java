package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longwave.api.output.RecordedFile;
import org.longwave.output.recorder.RecorderSettings.Retention;
import org.longwave.output.recorder.RecorderSettings.Writing;

/** Sync, warnings, retention and AIFF's parts, as the settings say. */
class PromisesTest {
    private static final int SECOND_BLOCKS = 188;

    private static Writing writing(RecorderSettings s, int syncSeconds) {
        return new Writing(
                "Example FM",
                new NameTemplate("{date}_{n}"),
                null,
                128,
                3,
                false,
                false,
                syncSeconds,
                1000,
                List.of(60, 10),
                Writing.BUFFER_SECONDS,
                0,
                false,
                Map.of());
    }

    @ParameterizedTest
    @CsvSource({"30, 35", "60, 65"})
    void diskMayStandStillForAsLongAsIsSet(int bufferSeconds, int tooLong) {
        for (int seconds : List.of(bufferSeconds, tooLong)) {
            Bench bench = Bench.recording("wav24", 1, s -> s.with(buffered(s.writing(), bufferSeconds)));
            bench.blocks(seconds * 48_000 / 256); // no step: the disk thread hangs in a write
            bench.recorder.stop();
            bench.drain();
            assertEquals(seconds * 48_000 / 256 * 256, bench.probe().frames());
            long lost = bench.recorder.history().getFirst().lostFrames();
            assertTrue(seconds == bufferSeconds ? lost == 0 : lost > 48_000, seconds + " s: " + lost);
        }
    }

    private static Writing buffered(Writing w, int seconds) {
        return new Writing(
                w.station(),
                w.names(),
                w.fallback(),
                w.bitrateKbps(),
                w.quality(),
                w.dither(),
                w.sinceMidnight(),
                w.syncSeconds(),
                w.minFreeBytes(),
                w.warnMinutes(),
                seconds,
                w.retroMinutes(),
                w.overview(),
                w.tags());
    }

    /** Once each so many seconds, and at the end; 0: never. */
    @ParameterizedTest
    @CsvSource({"1, 19, 21", "5, 4, 5", "0, 0, 0"})
    void mediumIsWaitedForAsOftenAsIsSet(int syncSeconds, int least, int most) {
        Bench bench = Bench.recording("wav24", 1, s -> s.with(writing(s, syncSeconds)));
        for (int i = 0; i < 40; i++) {
            bench.blocks(SECOND_BLOCKS / 2);
            bench.drain();
        }
        bench.recorder.stop();
        bench.drain();
        assertTrue(bench.disk.forces >= least && bench.disk.forces <= most, "" + bench.disk.forces);
    }

    @Test
    void shrinkingSpaceWarnsOnceAtEachLimit() {
        List<String> warnings = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getMessage().contains("has room for"))
                    warnings.add(java.text.MessageFormat.format(line.getMessage(), line.getParameters()));
            }

            @Override
            public void flush() {
                // nothing is kept back
            }

            @Override
            public void close() {
                // nothing to close
            }
        };
        Logger logger = Logger.getLogger(SpaceWatch.class.getName());
        logger.addHandler(handler);
        try {
            long second = 48_000 * 3;
            Bench bench = new Bench("wav24", 1, s -> s.with(writing(s, 1)).with(TriggerRules.manual(true)));
            bench.disk.capacityBytes = 65 * 60 * second;
            bench.recorder.open(bench.format);
            bench.drain();
            for (int minutes : List.of(65, 61, 59, 45, 11, 9, 5)) {
                bench.disk.capacityBytes = minutes * 60 * second + bench.disk.only().size;
                bench.blocks(SECOND_BLOCKS * 2);
                bench.drain();
                String detail = bench.recorder.status().detail();
                assertEquals(minutes < 60, detail.startsWith("Only "), detail);
            }
            assertEquals(2, warnings.size(), warnings.toString());
            assertTrue(warnings.get(0).contains("room for 58 min only"), warnings.toString());
            assertTrue(warnings.get(1).contains("room for 8 min only"), warnings.toString());
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    void filesOlderThanTheDaysAreDeletedAndTheOthersStay() {
        Bench bench = Bench.recording("wav24", 1, s -> s.with(writing(s, 1)).with(new Retention(2, 0)));
        for (int day = 0; day < 4; day++) {
            bench.blocks(SECOND_BLOCKS);
            bench.drain();
            bench.recorder.close(); // the station is off for a day
            bench.drain();
            bench.time.pass(Duration.ofDays(1));
            bench.recorder.open(bench.format);
            bench.drain();
        }
        List<RecordedFile.State> states = bench.recorder.history().stream()
                .filter(f -> f.frames() > 1000)
                .map(RecordedFile::state)
                .toList();
        assertEquals(4, states.size());
        assertEquals(
                2, states.stream().filter(s -> s == RecordedFile.State.DELETED).count(), states.toString());
    }

    @Test
    void aiffPartsJoinedHaveEverySampleOnce() {
        Bench bench = Bench.recording("aiff24", 2, s -> s.with(writing(s, 1)));
        for (int n = 0; n < 20; n++) {
            bench.blocks(1 + n * 7 % 11);
            bench.recorder.split();
            if (n % 3 == 0) bench.drain();
        }
        bench.recorder.stop();
        bench.drain();
        long at = 0;
        for (FakeDisk.FakeFile file : bench.disk.all()) {
            ByteBuffer b = ByteBuffer.wrap(file.content());
            int frames = b.getInt(22); // numSampleFrames of COMM
            for (int i = 0; i < frames; i++, at++)
                for (int c = 0; c < 2; c++) {
                    int place = 54 + i * 6 + c * 3;
                    int value = b.get(place) << 16 | b.getShort(place + 1) & 0xFFFF;
                    assertEquals((int) (Bench.sample(at, c) * 8_388_608), value, "frame " + at);
                }
        }
        long fed = 0;
        for (int n = 0; n < 20; n++) fed += (1 + n * 7 % 11) * 256L;
        assertEquals(fed, at);
    }
}
