package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.longwave.api.output.RecordedFile;
import org.longwave.api.output.RecordedFile.State;
import org.longwave.output.recorder.RecorderSettings.Retention;
import org.longwave.output.recorder.Splitter.SplitRules;

/**
 * The record around the clock in virtual time: files of the wall clock through both changes of summer time, a clock that
 * is set, retention and the index.
 */
class LoggerTest {
    private static final int RATE = 44_100;
    private static final long KEPT_BYTES = 60_000_000;

    private final List<String> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getMessage().startsWith("Recorder"))
                logged.add(java.text.MessageFormat.format(line.getMessage(), line.getParameters()));
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

    @BeforeEach
    void listen() {
        Logger.getLogger(Session.class.getName()).addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        Logger.getLogger(Session.class.getName()).removeHandler(handler);
    }

    private static Bench logger(String start, int clockMinutes, Retention retention) {
        Bench bench = new Bench(
                "wav16",
                RATE,
                1,
                s -> s.with(Rules.writing(s, NameTemplate.LOGGER, 1000, null, 0))
                        .with(new SplitRules(0, clockMinutes, 0, 0, -60, false, false))
                        .with(TriggerRules.manual(true))
                        .with(retention));
        bench.time.zone = ZoneId.of("Europe/Berlin");
        bench.time.now = Instant.parse(start);
        bench.recorder.open(bench.format);
        bench.drain();
        return bench;
    }

    private static void minutes(Bench bench, int minutes) {
        for (int i = 0; i < minutes; i++) {
            for (int k = 0; k < 6; k++) {
                bench.blocks(10 * RATE / 256);
                bench.drain();
            }
        }
    }

    private static List<String> names(Bench bench) {
        return new ArrayList<>(bench.recorder.history().reversed().stream()
                .map(f -> f.file().getFileName().toString())
                .toList());
    }

    private static void stop(Bench bench) {
        bench.recorder.stop();
        bench.drain();
    }

    @Test
    void hourThatIsLeftOutInSpringHasNoFile() {
        Bench bench = logger("2026-03-29T00:30:00Z", 60, Retention.FOREVER);
        minutes(bench, 45);
        stop(bench);
        assertEquals(List.of("air_2026-03-29_01-30-00+0100.wav", "air_2026-03-29_03-00-00+0200.wav"), names(bench));
        assertContiguous(bench);
    }

    private static void assertContiguous(Bench bench) {
        long at = 0;
        for (RecordedFile file : bench.recorder.history().reversed()) {
            assertEquals(at, file.firstFrame(), file.toString());
            assertEquals(0, file.lostFrames(), file.toString());
            at += file.frames();
        }
        assertEquals(bench.frame, at);
    }

    @Test
    void stepsOfTheClockAreLoggedAndTheRepeatedHourHasFilesOfItsOwn() {
        Bench bench = logger("2026-10-25T00:50:00Z", 5, new Retention(0, KEPT_BYTES)); // 02:50 summer time
        minutes(bench, 7);
        bench.time.now = bench.time.now.plusSeconds(60); // 02:57 becomes 02:58: the same five minutes
        minutes(bench, 1);
        bench.time.now = bench.time.now.minus(Duration.ofMinutes(10)); // 02:59 becomes 02:49: others
        minutes(bench, 20);
        stop(bench);

        List<String> names = names(bench);
        assertTrue(names.remove(2).matches("air_2026-10-25_02-4[89]-\\d\\d\\+0200.wav"), names.toString());
        assertEquals(
                List.of(
                        "air_2026-10-25_02-50-00+0200.wav",
                        "air_2026-10-25_02-55-00+0200.wav",
                        "air_2026-10-25_02-50-00+0200-2.wav",
                        "air_2026-10-25_02-55-00+0200-2.wav",
                        "air_2026-10-25_02-00-00+0100.wav",
                        "air_2026-10-25_02-05-00+0100.wav"),
                names);
        assertContiguous(bench);
        List<String> steps =
                logged.stream().filter(l -> l.contains("The clock was set by")).toList();
        assertEquals(2, steps.size(), logged.toString());
        assertTrue(steps.get(0).contains("+60.0 s") && steps.get(1).contains("-600.0 s"), steps.toString());

        List<RecordedFile> kept = bench.recorder.history().stream()
                .filter(f -> f.state() != State.DELETED)
                .toList();
        assertEquals(kept.size(), bench.disk.files.size());
        assertTrue(kept.stream().mapToLong(RecordedFile::bytes).sum() <= KEPT_BYTES, kept.toString());
        assertEquals(2, kept.size(), kept.toString());
        String index = new String(
                bench.disk.others.get(Bench.FOLDER.resolve("index/air.tsv")).content(), StandardCharsets.UTF_8);
        for (String name : names) assertTrue(index.contains(name + "\t"), name + " in " + index);
        assertEquals(5, index.split("\tDELETED\t", -1).length - 1, index);
    }
}
