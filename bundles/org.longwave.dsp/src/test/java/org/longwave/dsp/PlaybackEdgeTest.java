package org.longwave.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longwave.dsp.DeviceClock.State;
import org.longwave.dsp.Resampler.Grade;

/** A schedule's sound brought to a device with its own clock; the hand clock is the test's. */
class PlaybackEdgeTest {
    private static final int BLOCK = 256;
    private static final long DELAY_NANOS = 50_000_000;
    private static final int STEP = 960;
    private static final double HZ = 997;

    private final TimeLine schedule = new TimeLine(0, 0, 1e9 / 48_000);
    private final float[][] in = new float[1][BLOCK];
    private final float[][] out = new float[1][256];
    private final Random random = new Random(31);
    private final int deviceHz = 48_000;
    private PlaybackEdge edge;
    private double rateHz;
    private long lost;
    private long life;
    private long now;
    private long nextBlock;
    private long leastQueued = Long.MAX_VALUE;
    private long mostQueued;
    private double leastDelay;
    private double mostDelay;
    private float[] heard = new float[0];
    private int heardFrames;
    private float roughness;
    private final float[] last = new float[2];

    private void edge(double ppm, Grade grade) {
        rateHz = deviceHz * (1 + ppm * 1e-6);
        edge = new PlaybackEdge(1, 48_000, deviceHz, grade, DELAY_NANOS);
        edge.started(2400, 0);
        watch();
    }

    private void watch() {
        leastDelay = Double.MAX_VALUE;
        mostDelay = -Double.MAX_VALUE;
        leastQueued = Long.MAX_VALUE;
        mostQueued = 0;
        roughness = 0;
    }

    private long played() {
        life = Math.max(life, (long) Math.floor(now * 1e-9 * rateHz / STEP) * STEP - lost);
        return Math.min(life, edge.made());
    }

    private void run(double untilSeconds) {
        for (; nextBlock * BLOCK < untilSeconds * 48_000; nextBlock++) {
            now = Math.max(now, schedule.nanosAt(nextBlock * BLOCK) + (long) (random.nextDouble() * 1_000_000));
            if (random.nextInt(200) == 0) now += (long) (random.nextDouble() * 20_000_000);
            for (int look = 0; look < 3; look++, now += (long) (random.nextDouble() * 1_000_000))
                edge.played(played(), now);
            leastQueued = Math.min(leastQueued, edge.made() - played());
            for (int i = 0; i < BLOCK; i++) {
                double t = HZ * (nextBlock * BLOCK + i) / 48_000;
                in[0][i] = (float) (0.9 * StrictMath.sin(2 * Math.PI * (t - Math.floor(t))));
            }
            edge.due(nextBlock * BLOCK, schedule.nanosAt(nextBlock * BLOCK), schedule.frameNanos());
            for (int at = 0, made = 1; made > 0 || at < BLOCK; at += edge.consumedFrames()) {
                made = edge.process(in, at, BLOCK - at, out, 256);
                keep(made);
            }
            mostQueued = Math.max(mostQueued, edge.made() - played());
            if (!edge.isPlaying()) continue;
            double delay = (edge.made() + lost) / rateHz - edge.place() / 48_000;
            leastDelay = Math.min(leastDelay, delay);
            mostDelay = Math.max(mostDelay, delay);
        }
    }

    private void keep(int made) {
        for (int i = 0; i < made; i++) {
            float x = out[0][i];
            roughness = Math.max(roughness, Math.abs(x - 2 * last[1] + last[0]));
            last[0] = last[1];
            last[1] = x;
            if (heardFrames < heard.length) heard[heardFrames++] = x;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "100, STANDARD, -110",
        "-300, STANDARD, -110",
        "3, STANDARD, -110",
        "1000, STANDARD, -110",
        "100, HIGH, -140"
    })
    void delayIsConstantAndTheToneCleanWhateverTheCardsClock(double ppm, Grade grade, double limitDb) {
        edge(ppm, grade);
        run(12);
        assertEquals(State.LOCKED, edge.clock().state());
        watch();
        run(120);
        assertTrue(mostDelay - leastDelay < 0.5e-3, "from " + leastDelay + " to " + mostDelay + " s");
        assertEquals(DELAY_NANOS * 1e-9, (leastDelay + mostDelay) / 2, 0.3e-3);
        assertEquals(DELAY_NANOS * 1e-6, edge.delayMillis(), 0.3);
        assertEquals(ppm, edge.clock().ppm(), 1);
        long most = mostQueued;
        assertTrue(leastQueued > 960 && mostQueued < 4800, () -> "queued " + leastQueued + " to " + most);
        run(150);
        heard = new float[6 * 48_000];
        run(157);
        double db = Notch.thdNoiseDb(heard, HZ / rateHz);
        assertTrue(db <= limitDb, () -> "THD+N is " + db + " dB");
    }

    @Test
    void stallOfTheCardIsMadeGoodWithOneJumpAndNoClick() {
        edge(100, Grade.STANDARD);
        run(60);
        watch();
        long jumps = edge.jumps();
        lost += 9_600;
        run(71);
        assertEquals(State.LOCKED, edge.clock().state());
        assertEquals(jumps + 1, edge.jumps());
        assertEquals(9_600, edge.clock().lostFrames(), 3);
        float rough = roughness;
        assertTrue(rough < 0.05, () -> "click " + rough);
        watch();
        run(90);
        assertEquals(DELAY_NANOS * 1e-9, leastDelay, 0.3e-3);
        assertEquals(DELAY_NANOS * 1e-9, mostDelay, 0.3e-3);
        run(200);
        assertEquals(9_600, edge.clock().lostFrames());
    }

    @Test
    void blocksTheEngineNeverMadeAreSilenceAndTheDelayStays() {
        edge(-100, Grade.STANDARD);
        run(60);
        watch();
        long jumps = edge.jumps();
        nextBlock += 6; // 32 ms: the card's buffer holds more
        run(70);
        assertEquals(jumps + 1, edge.jumps());
        float rough = roughness;
        assertTrue(rough < 0.05, () -> "click " + rough);
        assertEquals(DELAY_NANOS * 1e-9, leastDelay, 0.3e-3);
        assertEquals(DELAY_NANOS * 1e-9, mostDelay, 0.3e-3);
        assertEquals(State.LOCKED, edge.clock().state());
    }

    @Test
    void beginsWithSilenceUntilItKnowsTheCard() {
        edge(0, Grade.STANDARD);
        heard = new float[48_000 / 3];
        run(0.34);
        for (float x : heard) assertEquals(0f, x);
    }
}
