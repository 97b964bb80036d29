package org.longwave.dsp;

import org.longwave.dsp.Resampler.Grade;

/**
 * The edge of a capturing device: turns its frames into frames of the schedule, so that each is heard a constant time
 * after the device gave it; the device's thread. Every frame made has a number on the schedule: {@link #nextFrame} that
 * of the next one. In ordinary life the numbers follow each other; when the device lost frames they jump by as many.
 */
public final class CaptureEdge {
    /** Further off than this the place is taken anew, with a jump; what is less is made up for slowly. */
    private static final double JUMP_SECONDS = 0.010;

    private static final int STEP_FRAMES = 256;

    private final Resampler resampler;
    private final DeviceClock clock;
    private final ClockSteering steering;
    private final int deviceRateHz;
    private final int stationRateHz;
    private final int channels;
    /** Number of the device frame that was the resampler's first. */
    private long inBase;
    /** Device frames taken by {@link #process}; {@link #total}: arrived. */
    private long given;

    private long total;
    private long nextFrame;
    private boolean placed;
    private long delayNanos;
    private double off;
    private int consumed;

    public CaptureEdge(int channels, int deviceRateHz, int stationRateHz, Grade grade) {
        this.channels = channels;
        this.deviceRateHz = deviceRateHz;
        this.stationRateHz = stationRateHz;
        resampler = new Resampler(channels, deviceRateHz, stationRateHz, grade);
        clock = new DeviceClock(deviceRateHz);
        steering = new ClockSteering(resampler.nominalRatio(), stationRateHz);
    }

    public int channels() {
        return channels;
    }

    /** @param delayNanos from the earliest time a frame can be read to the time it is due on the schedule */
    public void delay(long newDelayNanos) {
        delayNanos = newDelayNanos;
    }

    /** The device was opened anew. */
    public void restart() {
        clock.restart();
        resampler.reset();
        placed = false;
        total = 0;
        given = 0;
        inBase = 0;
    }

    /** A read has returned, at {@code nanos}; before its frames are {@link #process}ed. */
    public void arrived(int frames, long nanos) {
        total += frames;
        clock.observe(total, nanos);
    }

    /**
     * Takes frames of the device and makes frames of the schedule until one is used up.
     *
     * @return frames made; {@link #consumedFrames} tells how many were taken
     */
    public int process(float[][] in, int inOffset, int inFrames, float[][] out, int outFrames, TimeLine schedule) {
        if (!placed && !place(inFrames, schedule)) return 0;
        int n = Math.min(outFrames, STEP_FRAMES);
        steer(schedule, n);
        int made = resampler.process(in, inOffset, inFrames, out, 0, n);
        consumed = resampler.consumedFrames();
        given += consumed;
        nextFrame += made;
        return made;
    }

    /** Where the device should be for the next frame, by its clock and the schedule. */
    private double wanted(TimeLine schedule) {
        return clock.line().frameAt(schedule.nanosAt(nextFrame) - delayNanos);
    }

    /** Number of the device's frame, and part of one, at which the next frame lies. */
    public double place() {
        return inBase + resampler.inputFrame() + resampler.inputFraction();
    }

    /** False: not seen enough of the device; its first quarter of a second is not heard. */
    private boolean place(int inFrames, TimeLine schedule) {
        if (total < deviceRateHz / 4) {
            consumed = inFrames;
            given += inFrames;
            inBase = given;
            return false;
        }
        placed = true;
        nextFrame = (long) Math.ceil(schedule.frameAt(clock.line().nanosAt(place()) + delayNanos));
        resampler.setRatio(ratio(schedule));
        steering.restart(ratio(schedule));
        return true;
    }

    private double ratio(TimeLine schedule) {
        return schedule.frameNanos() / clock.line().frameNanos();
    }

    private void steer(TimeLine schedule, int frames) {
        if (clock.isUndecided()) return;
        off = wanted(schedule) - place();
        double ratio = ratio(schedule);
        if (Math.abs(off) > JUMP_SECONDS * resampler.nominalRatio() * stationRateHz) {
            nextFrame -= Math.round(off / ratio);
            off = wanted(schedule) - place();
        }
        resampler.setRatio(steering.next(off, ratio, frames, clock.spanSeconds()));
    }

    public int consumedFrames() {
        return consumed;
    }

    /** Number on the schedule of the next frame that {@link #process} makes. Means nothing before the first one. */
    public long nextFrame() {
        return nextFrame;
    }

    /** How many device frames further the edge should be; what steers it. */
    public double offFrames() {
        return off;
    }

    /** Input frames per output frame now. */
    public double ratio() {
        return resampler.ratio();
    }

    /** Device frames the filter waits for. */
    public int filterFrames() {
        return resampler.lookaheadFrames();
    }

    public DeviceClock clock() {
        return clock;
    }
}
