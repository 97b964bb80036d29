package org.longwave.station;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.longwave.api.CycleHistogram;
import org.longwave.api.EngineStatus;
import org.longwave.api.meter.Alarm;

class StatusLineTest {
    private static EngineStatus engine(String refused) {
        long[] counts = new long[CycleHistogram.BUCKETS];
        counts[CycleHistogram.bucket(1500)] = 187;
        CycleHistogram cycles = new CycleHistogram(counts);
        return new EngineStatus(
                true,
                48_000,
                187,
                0.02,
                1_500,
                2,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                refused.isEmpty() ? "SCHED_FIFO 75" : "normal priority",
                refused,
                cycles,
                CycleHistogram.EMPTY);
    }

    private static String line(EngineStatus engine, Alarm... alarms) {
        Snapshot snapshot = new Snapshot(
                48_000,
                engine,
                new float[2],
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Set.of(),
                List.of(alarms),
                DeskWords.Look.NOTHING);
        return StatusLine.of(Duration.ofSeconds(1), snapshot);
    }

    @Test
    void saysThatRealTimePriorityWasRefusedAndWhereHelpIs() {
        String said = "no real-time priority, see ./longwave doctor";
        assertTrue(line(engine("No real-time priority: not permitted.")).endsWith(said));
        assertFalse(line(engine("")).contains("real-time"));
    }

    @Test
    void alarmsStandInTheLine() {
        Alarm alarm =
                new Alarm("program", "program", Alarm.Kind.SILENCE, true, 0, Instant.EPOCH, "Bus program is silent.");
        assertTrue(line(engine(""), alarm).contains("  ALARM Bus program is silent."));
        assertFalse(line(engine("")).contains("ALARM"));
    }

    @Test
    void cyclesNameTheHistogramTheLateOnesAndTheScheduling() {
        String cycles = StatusLine.cycles(engine(""));
        assertTrue(cycles.contains("blocks 187 x, 50 % 0.002 ms"), cycles);
        assertTrue(cycles.contains("2 late, longest 0.002 ms"), cycles);
        assertTrue(cycles.endsWith("SCHED_FIFO 75"), cycles);
    }
}
