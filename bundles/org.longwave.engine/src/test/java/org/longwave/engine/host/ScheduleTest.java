package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.longwave.api.StreamFormat;
import org.longwave.dsp.TimeLine;

class ScheduleTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 256);
    private final Schedule schedule = new Schedule(FORMAT);

    @Test
    void isOneStraightLineForEver() {
        schedule.begin(0, 123);
        long year = 365L * 86_400 * 48_000;
        assertEquals(123 + 365L * 86_400 * 1_000_000_000, schedule.nanosOf(year));
        for (long frame = 0; frame < 10_000_000; frame += 256) schedule.steer(frame, 256);
        assertEquals(123 + FORMAT.nanosOf(48_000 * 60), schedule.nanosOf(48_000 * 60));
    }

    @Test
    void runsOnlyBetweenBeginAndEnd() {
        assertFalse(schedule.isRunning());
        schedule.begin(0, 0);
        assertTrue(schedule.isRunning());
        schedule.end();
        assertFalse(schedule.isRunning());
    }

    @Test
    void followsAReferenceWithCornersButNoSteps() {
        schedule.begin(0, 0);
        schedule.follow(1e9 / 48_000 / (1 + 100e-6));
        long before = 0;
        for (long frame = 256; frame < 48_000 * 60; frame += 256) {
            schedule.steer(frame, 256);
            long due = schedule.nanosOf(frame);
            assertEquals(256e9 / 48_000, due - before, 600, "length of a block in ns");
            before = due;
        }
        assertEquals(100, schedule.ppm(), 0.01);
        TimeLine line = new TimeLine(0, 0, 1);
        schedule.read(line);
        assertEquals(before, line.nanosAt(line.frameAt(before)), 1);
    }

    @Test
    void doesNotFollowNonsense() {
        schedule.begin(0, 0);
        schedule.follow(1e9 / 40_000);
        for (long frame = 0; frame < 48_000 * 60; frame += 256) schedule.steer(frame, 256);
        assertEquals(-1000, schedule.ppm(), 2);
    }
}
