package org.longwave.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longwave.dsp.DeviceClock.State;

/** A device's clock, seen by a late thread, under a hand clock. */
class DeviceClockTest {
    private final DeviceClock clock = new DeviceClock(48_000);
    private long seen;

    private void run(SimulatedDevice device, double untilSeconds) {
        while (device.now < untilSeconds * 1e9) look(device);
    }

    private void look(SimulatedDevice device) {
        int n = device.look();
        if (n <= 0) return;
        device.take(n);
        seen += n;
        clock.observe(seen, device.now);
    }

    /** How far the line is from the truth, for the frame seen last. */
    private double errorMillis(SimulatedDevice device) {
        return (clock.line().nanosAt(seen) - device.secondsOf(seen) * 1e9) * 1e-6;
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1000, -300, -1, 0, 17, 100, 1000})
    void settlesWithinTenSecondsWhateverTheRate(double ppm) {
        SimulatedDevice device = new SimulatedDevice(48_000, ppm, 960, 3);
        run(device, 10);
        assertEquals(State.LOCKED, clock.state());
        assertTrue(Math.abs(errorMillis(device)) < 0.3, () -> "off by " + errorMillis(device) + " ms");
        run(device, 120);
        assertEquals(ppm, clock.ppm(), 1);
        run(device, 400);
        assertEquals(ppm, clock.ppm(), 0.3);
        assertTrue(Math.abs(errorMillis(device)) < 0.05, () -> "off by " + errorMillis(device) + " ms");
        assertEquals(0, clock.relocks());
        assertEquals(0, clock.lostFrames());
    }

    @Test
    void isNotMovedByLatenessHoweverOften() {
        SimulatedDevice device = new SimulatedDevice(48_000, 100, 1200, 4);
        device.usualLateNanos = 20_000_000;
        run(device, 60);
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        double ppm = 0;
        int looks = 0;
        while (device.now < 600e9) {
            look(device);
            least = Math.min(least, errorMillis(device));
            most = Math.max(most, errorMillis(device));
            if (device.now < 300e9) continue;
            ppm += clock.ppm();
            looks++;
        }
        assertTrue(most - least < 0.3, "wandered from " + least + " to " + most + " ms");
        assertEquals(100, ppm / looks, 0.5);
        assertEquals(State.LOCKED, clock.state());
        assertEquals(0, clock.relocks());
    }

    @Test
    void badSecondsOfATiredMachineMoveNothing() {
        SimulatedDevice device = new SimulatedDevice(48_000, -80, 960, 5);
        run(device, 60);
        for (int burst = 1; burst <= 10; burst++) {
            device.rarely = 1;
            device.rareLateNanos = 40_000_000;
            run(device, 60 + burst * 20 - 18.5);
            device.rarely = 0;
            run(device, 60 + burst * 20);
            assertTrue(Math.abs(errorMillis(device)) < 0.1, () -> "off by " + errorMillis(device) + " ms");
        }
        assertEquals(-80, clock.ppm(), 0.5);
        assertEquals(0, clock.lostFrames());
    }

    @Test
    void countsToTheFrameWhatAStallLost() {
        SimulatedDevice device = new SimulatedDevice(48_000, 100, 480, 6);
        device.usualLateNanos = 200_000;
        run(device, 60);
        device.stall(300_000_000, 9_600);
        while (clock.state() == State.LOCKED) look(device);
        double stalled = device.now * 1e-9;
        run(device, stalled + 10);
        assertEquals(State.LOCKED, clock.state(), "locked again within 10 s");
        assertEquals(9_600, clock.lostFrames(), 2);
        assertEquals(1, clock.relocks());
        assertEquals(100, clock.ppm(), 1.5);
        assertTrue(Math.abs(errorMillis(device)) < 0.15, () -> "off by " + errorMillis(device) + " ms");
        run(device, stalled + 130);
        assertEquals(9_600, clock.lostFrames());
    }

    @ParameterizedTest
    @CsvSource({"480, 2000000, 0", "960, 200000, 0", "960, 2000000, 1", "1200, 2000000, 1"})
    void countsAnyLossAsWellAsTheDevicesStepsAreSeen(int stepFrames, long lateNanos, int offFrames) {
        for (int seed = 0; seed < 8; seed++) {
            DeviceClockTest t = new DeviceClockTest();
            SimulatedDevice device = new SimulatedDevice(48_000, 100 - 40 * seed, stepFrames, seed);
            device.usualLateNanos = lateNanos;
            t.run(device, 150);
            device.stall(300_000_000, 9_601);
            t.run(device, 280);
            assertEquals(9_601, t.clock.lostFrames(), offFrames);
            assertEquals(1, t.clock.relocks());
        }
    }

    @Test
    void findsANewRateWhenTheOneItKnewIsWrong() {
        run(new SimulatedDevice(48_000, 500, 960, 12), 200);
        clock.restart();
        seen = 0;
        SimulatedDevice other = new SimulatedDevice(48_000, -500, 960, 13);
        run(other, 90);
        assertEquals(-500, clock.ppm(), 1.5);
        assertEquals(State.LOCKED, clock.state());
    }

    @Test
    void pauseAfterWhichAllHasComeIsNoLoss() {
        SimulatedDevice device = new SimulatedDevice(48_000, 100, 480, 7);
        run(device, 60);
        device.stall(500_000_000, 0);
        run(device, 62);
        assertEquals(State.LOCKED, clock.state());
        assertEquals(0, clock.lostFrames());
        assertEquals(0, clock.relocks());
        assertTrue(Math.abs(errorMillis(device)) < 0.1, () -> "off by " + errorMillis(device) + " ms");
    }

    @Test
    void findsALossWithoutAPause() {
        SimulatedDevice device = new SimulatedDevice(48_000, 0, 480, 8);
        run(device, 60);
        device.stall(0, 960);
        run(device, 75);
        assertEquals(State.LOCKED, clock.state());
        assertEquals(960, clock.lostFrames(), 2);
        run(device, 200);
        assertEquals(960, clock.lostFrames());
    }

    @Test
    void beginsAnewWithTheRateItKnew() {
        SimulatedDevice device = new SimulatedDevice(48_000, 250, 960, 9);
        run(device, 60);
        clock.restart();
        seen = 0;
        assertNotEquals(State.LOCKED, clock.state());
        SimulatedDevice again = new SimulatedDevice(48_000, 250, 960, 10);
        run(again, 6);
        assertEquals(250, clock.ppm(), 1);
        assertTrue(Math.abs(errorMillis(again)) < 0.1, () -> "off by " + errorMillis(again) + " ms");
    }

    @Test
    void sameSightingsGiveTheSameLine() {
        DeviceClockTest other = new DeviceClockTest();
        run(new SimulatedDevice(48_000, 33, 960, 11), 40);
        other.run(new SimulatedDevice(48_000, 33, 960, 11), 40);
        assertEquals(clock.line().nanosAt(seen), other.clock.line().nanosAt(other.seen));
        assertEquals(clock.ppm(), other.clock.ppm());
    }
}
