package org.longwave.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longwave.dsp.DeviceClock.State;
import org.longwave.dsp.Resampler.Grade;

/** A device with its own clock brought to a schedule; the hand clock is the simulation's. */
class CaptureEdgeTest {
    private static final long DELAY_NANOS = 60_000_000;
    private static final double HZ = 997;

    private final TimeLine schedule = new TimeLine(0, 0, 1e9 / 48_000);
    private final float[][] in = new float[1][48_000];
    private final float[][] out = new float[1][256];
    private CaptureEdge edge;
    private float[] heard = new float[0];
    private long heardFrom;
    private int heardFrames;
    private long jumps;
    private long jumped;
    private double leastDelay = Double.MAX_VALUE;
    private double mostDelay = -Double.MAX_VALUE;

    private void edge(int deviceHz, Grade grade) {
        edge = new CaptureEdge(1, deviceHz, 48_000, grade);
        edge.delay(DELAY_NANOS);
    }

    private void run(SimulatedDevice device, double untilSeconds) {
        while (device.now < untilSeconds * 1e9) {
            int n = device.look();
            if (n <= 0) continue;
            long first = device.take(n);
            for (int i = 0; i < n; i++)
                in[0][i] = (float) (0.9 * StrictMath.sin(2 * Math.PI * turns(device.secondsOf(first + i))));
            edge.arrived(n, device.now);
            for (int at = 0, made = 1; made > 0 || at < n; at += edge.consumedFrames()) {
                long before = edge.nextFrame();
                made = edge.process(in, at, n - at, out, 256, schedule);
                if (made == 0) continue;
                long gap = edge.nextFrame() - made - before;
                if (before != 0 && gap != 0) {
                    jumps++;
                    jumped += gap;
                }
                keep(edge.nextFrame() - made, made);
                double delay = edge.nextFrame() / 48_000.0 - device.secondsOf(0) - edge.place() / device.rateHz;
                leastDelay = Math.min(leastDelay, delay);
                mostDelay = Math.max(mostDelay, delay);
            }
        }
    }

    private static double turns(double seconds) {
        return HZ * seconds - Math.floor(HZ * seconds);
    }

    private void listen(double seconds) {
        heard = new float[(int) (seconds * 48_000)];
        heardFrames = 0;
    }

    private void keep(long first, int made) {
        if (heardFrames == 0) heardFrom = first;
        int n = Math.min(made, heard.length - heardFrames);
        System.arraycopy(out[0], 0, heard, heardFrames, n);
        heardFrames += n;
    }

    private void watch() {
        leastDelay = Double.MAX_VALUE;
        mostDelay = -Double.MAX_VALUE;
    }

    @ParameterizedTest
    @CsvSource({
        "48000, 100, STANDARD, -110",
        "48000, -300, STANDARD, -110",
        "48000, 1000, STANDARD, -110",
        "44100, 37, STANDARD, -110",
        "48000, 100, HIGH, -140",
        "44100, -120, HIGH, -140"
    })
    void toneThroughTheLockedEdgeIsAsCleanAsItsGrade(int deviceHz, double ppm, Grade grade, double limitDb) {
        edge(deviceHz, grade);
        SimulatedDevice device = new SimulatedDevice(deviceHz, ppm, deviceHz / 50, 21);
        run(device, 150);
        listen(6);
        run(device, 157);
        assertEquals(State.LOCKED, edge.clock().state());
        double db = Notch.thdNoiseDb(heard, HZ / 48_000);
        assertTrue(db <= limitDb, () -> "THD+N is " + db + " dB");
        // and it is where it should be: the phase of the tone tells the delay
        SineFit fit = SineFit.of(heard, 0, 48_000, HZ / 48_000);
        double wanted = 2 * Math.PI * HZ * (heardFrom / 48_000.0 - DELAY_NANOS * 1e-9);
        double off = Math.IEEEremainder(fit.phase() - wanted, 2 * Math.PI) / (2 * Math.PI * HZ);
        assertEquals(0, off * 1e3, 0.05, "ms off");
        assertEquals(0.9, fit.amplitude(), 1e-4);
    }

    @Test
    void delayIsConstantAndNothingJumpsOnceItIsLocked() {
        edge(48_000, Grade.STANDARD);
        SimulatedDevice device = new SimulatedDevice(48_000, 100, 1200, 22);
        device.rarely = 0.01;
        device.rareLateNanos = 20_000_000;
        run(device, 12);
        watch();
        jumps = 0;
        run(device, 240);
        assertEquals(0, jumps);
        assertTrue(mostDelay - leastDelay < 0.5e-3, "from " + leastDelay + " to " + mostDelay + " s");
        assertEquals(DELAY_NANOS * 1e-9, (mostDelay + leastDelay) / 2, 0.3e-3);
    }

    @Test
    void noFrameIsEverMoreThanASampleFromItsNeighbourOnceLocked() {
        edge(48_000, Grade.STANDARD);
        SimulatedDevice device = new SimulatedDevice(48_000, -300, 960, 23);
        run(device, 12);
        double before = edge.place() - edge.nextFrame() * (1 - 300e-6);
        for (int second = 13; second < 60; second++) {
            run(device, second);
            double now = edge.place() - edge.nextFrame() * (1 - 300e-6);
            assertEquals(before, now, 30, "frames moved within a second");
            before = now;
        }
    }

    @Test
    void stallCostsWhatTheDeviceLostAndOneJump() {
        edge(48_000, Grade.STANDARD);
        SimulatedDevice device = new SimulatedDevice(48_000, 100, 480, 24);
        run(device, 60);
        jumps = 0;
        jumped = 0;
        double before = edge.nextFrame() - edge.place() / (1 + 100e-6);
        device.stall(300_000_000, 9_600);
        run(device, 60.35 + 10);
        assertEquals(State.LOCKED, edge.clock().state());
        assertEquals(1, jumps);
        watch();
        run(device, 80);
        assertEquals(DELAY_NANOS * 1e-9, leastDelay, 0.3e-3);
        double cost = edge.nextFrame() - edge.place() / (1 + 100e-6) - before;
        assertEquals(9_600, cost, 12, "engine frames that the stall cost, by and by");
        run(device, 200);
        assertEquals(9_600, edge.clock().lostFrames());
    }

    @Test
    void sameDeviceGivesTheSameSamples() {
        edge(44_100, Grade.STANDARD);
        listen(3);
        run(new SimulatedDevice(44_100, 60, 441, 25), 4);
        float[] first = heard;
        edge(44_100, Grade.STANDARD);
        listen(3);
        run(new SimulatedDevice(44_100, 60, 441, 25), 4);
        assertArrayEquals(first, heard);
    }
}
