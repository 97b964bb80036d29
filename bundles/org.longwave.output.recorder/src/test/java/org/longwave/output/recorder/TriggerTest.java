package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longwave.api.output.OutputStatus.State;

class TriggerTest {
    private static TriggerRules rules(
            List<Schedule> schedule, double startDb, double preRoll, double silence, double minutes) {
        return new TriggerRules(false, schedule, startDb, preRoll, -60, silence, minutes, "", "");
    }

    private static Bench opened(TriggerRules rules) {
        Bench bench = new Bench("wav32f", 1, s -> s.with(rules));
        bench.recorder.open(bench.format);
        return bench;
    }

    @ParameterizedTest
    @CsvSource({
        "Mon-Fri 06:00-10:00, 2026-03-02T06:00:00Z, true",
        "Mon-Fri 06:00-10:00, 2026-03-02T05:59:59Z, false",
        "Mon-Fri 06:00-10:00, 2026-03-02T10:00:00Z, false",
        "Mon-Fri 06:00-10:00, 2026-03-01T07:00:00Z, false",
        "'Sat,Sun 22:00-02:00', 2026-03-02T01:59:00Z, true",
        "'Sat,Sun 22:00-02:00', 2026-03-02T22:30:00Z, false",
        "Fri-Mon 00:00-24:00, 2026-03-01T12:00:00Z, true",
        "Fri-Mon 00:00-24:00, 2026-03-03T12:00:00Z, false",
        "daily 12:00-12:30, 2026-03-03T12:29:59Z, true",
        "2026-12-24 18:00-20:00, 2026-12-24T19:00:00Z, true",
        "2026-12-24 18:00-20:00, 2026-12-25T19:00:00Z, false",
    })
    void scheduleCovers(String text, String moment, boolean covered) {
        assertEquals(covered, Schedule.of(text).covers(ZonedDateTime.parse(moment)));
    }

    @ParameterizedTest
    @CsvSource({"sometimes", "Mon 25:00-26:00", "Xyz 10:00-11:00", "Mon 10:00", "''", "2026-13-01 10:00-11:00"})
    void badScheduleIsRefusedWithExamples(String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> Schedule.of(text));
        assertTrue(e.getMessage().contains("Mon-Fri 06:00-10:00"), e.getMessage());
    }

    @Test
    void scheduleStartsAndStops() {
        Bench bench = new Bench(
                "wav32f", 1, s -> s.with(rules(List.of(Schedule.of("daily 12:01-12:02")), Double.NaN, 0, 0, 0)));
        bench.time.now = Instant.parse("2026-03-01T12:00:30Z");
        bench.recorder.open(bench.format);
        for (int i = 0; i < 120; i++) {
            bench.blocks(188);
            bench.drain();
        }
        assertEquals(State.OFF, bench.recorder.status().state());
        assertEquals(60, bench.probe().frames() / 48_000.0, 0.2);
    }

    @Test
    void signalStartsWithPreRollAndSilenceStops() {
        Bench bench = opened(rules(List.of(), -40, 1, 2, 0));
        bench.level(0.001f, 1000);
        assertEquals(State.OFF, bench.recorder.status().state());
        bench.level(0.5f, 500);
        bench.level(0, 800);
        bench.drain();
        assertEquals(State.OFF, bench.recorder.status().state());
        WavProbe wav = bench.probe();
        assertEquals(1000 * 256 - 48_000, wav.timeReference());
        assertEquals(48_000 + 500 * 256 + 2 * 48_000, wav.frames());
        bench.level(0.5f, 500);
        bench.drain();
        assertEquals(State.ON, bench.recorder.status().state());
    }

    @Test
    void lengthStopsAtTheFrame() {
        Bench bench = opened(rules(List.of(), Double.NaN, 0, 0, 0.1));
        bench.blocks(3);
        bench.recorder.start();
        bench.blocks(2000);
        bench.drain();
        assertEquals(State.OFF, bench.recorder.status().state());
        assertEquals(6 * 48_000, bench.probe().frames());
    }

    @Test
    void streamOnTheAirAndFaderAreFollowed() {
        Bench bench = opened(new TriggerRules(false, List.of(), Double.NaN, 0, -60, 0, 0, "main", "mic"));
        bench.blocks(100);
        assertEquals(State.OFF, bench.recorder.status().state());
        bench.cues.onAir = true;
        bench.blocks(100);
        bench.drain();
        assertEquals(State.ON, bench.recorder.status().state());
        bench.cues.onAir = false;
        bench.blocks(100);
        bench.drain();
        assertEquals(State.OFF, bench.recorder.status().state());
        bench.cues.open = true;
        bench.blocks(100);
        bench.drain();
        assertEquals(State.ON, bench.recorder.status().state());
        bench.recorder.stop(); // a person may always
        bench.blocks(100);
        bench.drain();
        assertEquals(State.OFF, bench.recorder.status().state());
    }
}
