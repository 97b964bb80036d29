package org.longwave.testkit.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.longwave.dsp.CaptureEdge;
import org.longwave.dsp.DeviceClock;
import org.longwave.dsp.PlaybackEdge;
import org.longwave.dsp.Resampler;
import org.longwave.dsp.TimeLine;

/**
 * A day of a device's edge under a hand clock: the real loop, the real edge with its filter and its book-keeping, at 8 kHz
 * and in mono, so that a day takes a minute. No sound is judged here, only where it is: once a second the true delay of
 * the next frame, which the simulation knows, because it knows when each of the device's frames is due. One thread.
 */
public final class EdgeDay {
    private static final int RATE = 8_000;
    private static final int BLOCK = 64;
    private static final int STEP = 160;
    private static final long DELAY_NANOS = 60_000_000;
    private static final long IDLE_NANOS = 4_000_000;
    private static final long NOTICED_NANOS = 10_000_000_000L;

    /** Seconds since the start and the delay then. */
    public record Sample(double seconds, double delayMillis, double ppm, DeviceClock.State state) {}

    private final double rateHz;
    private final Random random;
    private final List<Sample> samples = new ArrayList<>();
    private final TimeLine schedule = new TimeLine(0, 0, 1e9 / RATE);
    private final long stallEverySeconds;
    private final int stallFrames;
    private long lost;
    private long most = Long.MIN_VALUE;
    private long stalls;
    private long stalledNanos;
    private long relocksAtStall = -1;
    private long relocks;
    private long counted;

    /** @param stallEverySeconds the device loses {@code stallFrames} so often; 0: never */
    public EdgeDay(double ppm, long seed, long stallEverySeconds, int stallFrames) {
        rateHz = RATE * (1 + ppm * 1e-6);
        random = new Random(seed);
        this.stallEverySeconds = stallEverySeconds;
        this.stallFrames = stallFrames;
    }

    private long life(long nanos) {
        most = Math.max(most, (long) Math.floor(nanos * 1e-9 * rateHz / STEP) * STEP - lost);
        return most;
    }

    /** When the device makes a frame, had it not lost any since. */
    private double nanosOf(double frame) {
        return (frame + lost) / rateHz * 1e9;
    }

    /** Usually up to half a millisecond, now and then up to 20 ms, and once an hour a bad half second of 20 ms. */
    private long lateNanos(long now) {
        long late = (long) (random.nextDouble() * 500_000);
        boolean burst = now / 500_000_000L % 7200 == 7000;
        if (burst || random.nextInt(200) == 0) late += (long) (random.nextDouble() * 20_000_000);
        return late;
    }

    private boolean stallDue(long now) {
        return stallEverySeconds > 0 && now / 1_000_000_000L / stallEverySeconds > stalls;
    }

    private long stall(long now, DeviceClock clock) {
        stalledNanos = now;
        relocksAtStall = clock.relocks();
        stalls++;
        lost += stallFrames;
        return now + stallFrames * 1_000_000_000L / RATE;
    }

    public EdgeDay capture(double hours) {
        CaptureEdge edge = new CaptureEdge(1, RATE, RATE, Resampler.Grade.STANDARD);
        edge.delay(DELAY_NANOS);
        float[][] in = new float[1][RATE];
        float[][] out = new float[1][BLOCK];
        long taken = 0;
        long nextSample = 1_000_000_000L;
        for (long now = 0; now < hours * 3.6e12; now += IDLE_NANOS + lateNanos(now)) {
            if (stallDue(now)) now = stall(now, edge.clock());
            int n = (int) Math.min(life(now) - taken, in[0].length);
            if (n <= 0) continue;
            taken += n;
            edge.arrived(n, now);
            for (int at = 0, made = 1; made > 0 || at < n; at += edge.consumedFrames())
                made = edge.process(in, at, n - at, out, BLOCK, schedule);
            if (now < nextSample) continue;
            nextSample = now / 1_000_000_000L * 1_000_000_000L + 1_000_000_000L;
            double delay = schedule.nanosAt(edge.nextFrame()) - nanosOf(edge.place());
            note(now, delay, edge.clock());
        }
        return done(edge.clock());
    }

    public EdgeDay playback(double hours) {
        PlaybackEdge edge = new PlaybackEdge(1, RATE, RATE, Resampler.Grade.STANDARD, DELAY_NANOS);
        float[][] in = new float[1][BLOCK];
        float[][] out = new float[1][256];
        int primed = RATE / 20;
        long base = life(0);
        edge.started(primed, 0);
        long nextSample = 1_000_000_000L;
        long end = (long) (hours * 3.6e12) / schedule.nanosAt(BLOCK);
        for (long block = 0; block < end; block++) {
            long now = schedule.nanosAt(block * BLOCK) + lateNanos(schedule.nanosAt(block * BLOCK));
            if (stallDue(now)) stall(now, edge.clock());
            for (int look = 0; look < 3; look++, now += (long) (random.nextDouble() * 1_000_000))
                edge.played(Math.min(life(now) - base, edge.made()), now);
            edge.due(block * BLOCK, schedule.nanosAt(block * BLOCK), schedule.frameNanos());
            for (int at = 0, made = 1; made > 0 || at < BLOCK; at += edge.consumedFrames())
                made = edge.process(in, at, BLOCK - at, out, 256);
            if (now < nextSample || !edge.isPlaying()) continue;
            nextSample = now / 1_000_000_000L * 1_000_000_000L + 1_000_000_000L;
            double delay = nanosOf(edge.made() + base) - schedule.nanosAt(edge.place());
            note(now, delay, edge.clock());
        }
        return done(edge.clock());
    }

    private void note(long now, double delayNanos, DeviceClock clock) {
        // until a stall is noticed, for 10 s at most, the device has not said what its next frames are
        if (clock.relocks() > relocksAtStall || now > stalledNanos + NOTICED_NANOS)
            samples.add(new Sample(now * 1e-9, delayNanos * 1e-6, clock.ppm(), clock.state()));
    }

    private EdgeDay done(DeviceClock clock) {
        relocks = clock.relocks();
        counted = clock.lostFrames();
        return this;
    }

    public List<Sample> samples() {
        return samples;
    }

    /** Frames the device lost, in truth. */
    public long lostFrames() {
        return lost;
    }

    /** Frames the edge says the device lost. */
    public long countedFrames() {
        return counted;
    }

    public long stalls() {
        return stalls;
    }

    public long relocks() {
        return relocks;
    }
}
