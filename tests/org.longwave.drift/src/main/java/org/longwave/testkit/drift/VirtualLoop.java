package org.longwave.testkit.drift;

import java.util.Random;
import org.longwave.api.EdgeInfo;
import org.longwave.api.input.InputInfo;
import org.longwave.device.javasound.SimulatedCard;
import org.longwave.dsp.Resampler;
import org.longwave.engine.host.HandStudio;
import org.longwave.engine.host.InputRunner;

/**
 * The whole studio and a simulated card under one hand clock: threads that wake late, and a card that moves in steps.
 * One thread; as fast as the machine allows; the same seed gives the same samples.
 */
public final class VirtualLoop {
    private static final long IDLE_NANOS = 4_000_000;
    private static final long POLL_NANOS = 2_000_000;

    private final HandStudio hand = new HandStudio(Loop.FORMAT);
    private final SimulatedCard card;
    private final Loop loop;
    private final InputRunner mic;
    private final InputRunner marker;
    private final Random random;
    private long usualLateNanos = 500_000;
    private long rareLateNanos;
    private double rarely;
    private long deviceAt;
    private long consumerAt;
    private long engineAt;

    public VirtualLoop(double ppm, int stepFrames, long seed) {
        this(ppm, stepFrames, seed, "", Resampler.Grade.STANDARD);
    }

    /**
     * @param reference the input whose clock the engine follows, {@code mic} or none
     * @param grade of both edges
     */
    public VirtualLoop(double ppm, int stepFrames, long seed, String reference, Resampler.Grade grade) {
        hand.studio().edgeGrade(grade);
        if (!reference.isEmpty()) hand.studio().followClockOf(reference);
        random = new Random(seed);
        card = new SimulatedCard(ppm, stepFrames, hand::now);
        loop = new Loop(hand.studio(), card.capture(), card.playback(this::pause, grade));
        mic = hand.studio().inputRunner("mic");
        marker = hand.studio().inputRunner("marker");
        hand.begin();
    }

    /** From now on every waking is late by up to {@code usual}, and some, by chance, by up to {@code rare}. */
    public void lateness(long usualNanos, double chance, long rareNanos) {
        usualLateNanos = usualNanos;
        rarely = chance;
        rareLateNanos = rareNanos;
    }

    private long late() {
        long nanos = (long) (random.nextDouble() * usualLateNanos);
        if (rarely > 0 && random.nextDouble() < rarely) nanos += (long) (random.nextDouble() * rareLateNanos);
        return nanos;
    }

    /** Everything goes on until then. */
    public void runUntil(double seconds) {
        long end = (long) (seconds * 1e9);
        while (hand.now() < end) {
            if (consumerAt < engineAt && consumerAt < deviceAt) {
                hand.moveTo(consumerAt);
                for (int i = 0; i < 1000 && loop.playbackRunner().doWork(); i++) Thread.onSpinWait();
                while (loop.meterRunner().doWork()) Thread.onSpinWait();
                consumerAt = hand.now() + POLL_NANOS + late();
            } else othersGoOn();
        }
    }

    /** The consumer's thread waits inside a call; the others do not. */
    private void pause(long nanos) {
        long end = hand.now() + nanos;
        while (Math.min(engineAt, deviceAt) < end) othersGoOn();
        hand.moveTo(end);
    }

    private void othersGoOn() {
        if (engineAt <= deviceAt) {
            hand.moveTo(engineAt);
            for (int i = 0; i < 1000 && marker.doWork(); i++) Thread.onSpinWait();
            hand.step();
            engineAt = hand.dueNanos() + Math.min(late(), 5_000_000);
        } else {
            hand.moveTo(deviceAt);
            for (int i = 0; i < 1000 && mic.doWork(); i++) Thread.onSpinWait();
            deviceAt = hand.now() + IDLE_NANOS + late();
        }
    }

    /** The whole machine stands still: only the card goes on. */
    public void standStill(long nanos) {
        hand.moveTo(hand.now() + nanos);
    }

    public double schedulePpm() {
        return hand.schedulePpm();
    }

    public SimulatedCard card() {
        return card;
    }

    public Loop loop() {
        return loop;
    }

    /** The loudspeaker's edge. */
    public EdgeInfo speaker() {
        return hand.studio().consumers().stream()
                .filter(c -> c.name().equals("speaker"))
                .findFirst()
                .orElseThrow()
                .edge();
    }

    public InputInfo mic() {
        return hand.studio().inputs().stream()
                .filter(i -> i.name().equals("mic"))
                .findFirst()
                .orElseThrow();
    }
}
