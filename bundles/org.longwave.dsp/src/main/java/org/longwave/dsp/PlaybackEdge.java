package org.longwave.dsp;

import java.util.Arrays;
import org.longwave.dsp.Resampler.Grade;

/**
 * The edge of a playing device: turns frames of the schedule into frames of the device, so that each is played a
 * constant time after it was due; the consumer's thread. It begins with silence, until it has seen where the device is.
 * What was missed, or comes too early after a stall, is made good with one fade out, silence or a jump, and a fade in.
 */
public final class PlaybackEdge {
    private static final int FADE_FRAMES = 64;
    private static final int STEP_FRAMES = 256;
    private static final double JUMP_SECONDS = 0.010;
    private static final double SETTLE_SECONDS = 0.4;

    private enum Mode {
        /** Silence; the device's place is being learned. */
        LEARNING,
        /** Silence or dropped input until the next input frame is the one to play. */
        SEEKING,
        PLAYING,
        /** Still at the old place. */
        FADING_OUT,
        /** As before, but what should follow is missing. */
        FADING_OUT_ALONE
    }

    private final Resampler resampler;
    private final DeviceClock clock;
    private final ClockSteering steering;
    private final TimeLine schedule;
    private final int channels;
    private final int deviceRateHz;
    private final long delayNanos;
    private Mode mode = Mode.LEARNING;
    /** Device frames made so far; the next one's number. */
    private long made;

    private long madeSinceStart;
    /** Engine frame that was the resampler's first. */
    private long inBase;
    /** Engine frame of the next input frame. */
    private long nextIn;

    private final float[][] nothing;
    private int fade;
    private int consumed;
    private double off;
    private volatile double delayMillis;
    private volatile long jumps;

    /** @param delayNanos from the time a frame is due to the time the device has played it */
    public PlaybackEdge(int channels, int stationRateHz, int deviceRateHz, Grade grade, long delayNanos) {
        this.channels = channels;
        this.deviceRateHz = deviceRateHz;
        this.delayNanos = delayNanos;
        resampler = new Resampler(channels, stationRateHz, deviceRateHz, grade);
        clock = new DeviceClock(deviceRateHz);
        steering = new ClockSteering(resampler.nominalRatio(), deviceRateHz);
        schedule = new TimeLine(0, 0, 1e9 / stationRateHz);
        nothing = new float[channels][4 * FADE_FRAMES];
    }

    /** The device begins with {@code primed} frames of silence that it holds, at {@code nanos}. */
    public void started(long primed, long nanos) {
        made += primed;
        madeSinceStart = 0;
        mode = Mode.LEARNING;
        if (clock.isReady()) clock.replace(made - primed, nanos);
    }

    /** The device has played {@code total} of the frames made by now. */
    public void played(long total, long nanos) {
        clock.observe(total, nanos);
    }

    /** The frame of the next input and when it is due; before {@link #process}. */
    public void due(long frame, long nanos, double frameNanos) {
        schedule.set(frame, nanos, frameNanos);
        if (frame != nextIn && mode == Mode.PLAYING) {
            mode = Mode.FADING_OUT_ALONE;
            jumps++;
        }
        nextIn = frame;
    }

    /**
     * Takes input and makes output until one of them is used up.
     *
     * @return frames made; {@link #consumedFrames} tells how many were taken
     */
    public int process(float[][] in, int inOffset, int inFrames, float[][] out, int outFrames) {
        int n = Math.min(outFrames, STEP_FRAMES);
        int done = switch (mode) {
            case LEARNING -> learn(inFrames, out, n);
            case SEEKING -> seek(in, inOffset, inFrames, out, n);
            case FADING_OUT_ALONE -> leave(out, n);
            default -> play(in, inOffset, inFrames, out, n);
        };
        made += done;
        madeSinceStart += done;
        nextIn += consumed;
        return done;
    }

    /** As much silence as there would be sound. */
    private int learn(int inFrames, float[][] out, int n) {
        int frames = (int) Math.min(n, Math.round(inFrames / resampler.nominalRatio()));
        silence(out, frames);
        consumed = frames == n ? (int) Math.min(inFrames, Math.round(n * resampler.nominalRatio())) : inFrames;
        if (madeSinceStart >= SETTLE_SECONDS * deviceRateHz && clock.isReady()) mode = Mode.SEEKING;
        return frames;
    }

    private void silence(float[][] out, int frames) {
        for (int c = 0; c < channels; c++) Arrays.fill(out[c], 0, frames, 0f);
    }

    private double wanted() {
        return schedule.frameAt(clock.line().nanosAt(made) - delayNanos);
    }

    /** Number of the engine's frame, and part of one, that the device's frame {@link #made} will play; while playing. */
    public double place() {
        return inBase + resampler.inputFrame() + resampler.inputFraction();
    }

    public boolean isPlaying() {
        return mode == Mode.PLAYING;
    }

    private double ratio() {
        return clock.line().frameNanos() / schedule.frameNanos();
    }

    private int seek(float[][] in, int inOffset, int inFrames, float[][] out, int n) {
        double missing = nextIn - wanted();
        consumed = 0;
        if (missing >= 1) {
            int frames = (int) Math.min(n, Math.ceil(missing / ratio()));
            silence(out, frames);
            return frames;
        }
        consumed = (int) Math.min(inFrames, Math.floor(-missing));
        if (consumed > 0 || inFrames == 0) return 0;
        resampler.reset();
        inBase = nextIn;
        steering.restart(ratio());
        mode = Mode.PLAYING;
        fade = 0;
        return play(in, inOffset, inFrames, out, n);
    }

    /** The last frames are still inside the filter; silence follows them. */
    private int leave(float[][] out, int n) {
        int done = resampler.process(nothing, 0, nothing[0].length, out, 0, Math.min(n, FADE_FRAMES));
        consumed = 0;
        fade(out, done);
        return done;
    }

    private int play(float[][] in, int inOffset, int inFrames, float[][] out, int n) {
        off = wanted() - place();
        boolean far = Math.abs(off) > JUMP_SECONDS * resampler.nominalRatio() * deviceRateHz;
        if (mode == Mode.PLAYING && far && !clock.isUndecided()) {
            mode = Mode.FADING_OUT;
            jumps++;
        }
        int frames = mode == Mode.FADING_OUT || fade < FADE_FRAMES ? Math.min(n, FADE_FRAMES) : n;
        if (!clock.isUndecided()) resampler.setRatio(steering.next(off, ratio(), frames, clock.spanSeconds()));
        int done = resampler.process(in, inOffset, inFrames, out, 0, frames);
        consumed = resampler.consumedFrames();
        fade(out, done);
        delayMillis = (delayNanos - off * schedule.frameNanos()) * 1e-6;
        return done;
    }

    private void fade(float[][] out, int frames) {
        if (mode == Mode.PLAYING && fade == FADE_FRAMES) return;
        // alone: over before the silence behind the last frame comes under the filter's middle
        int step = mode == Mode.PLAYING ? 1 : mode == Mode.FADING_OUT ? -1 : -2;
        for (int i = 0; i < frames; i++) {
            fade = Math.clamp(fade + (long) step, 0, FADE_FRAMES);
            for (int c = 0; c < channels; c++) out[c][i] *= (float) fade / FADE_FRAMES;
        }
        if (mode != Mode.PLAYING && fade == 0) mode = Mode.SEEKING;
    }

    public int consumedFrames() {
        return consumed;
    }

    /** Device frames made so far, silence too. */
    public long made() {
        return made;
    }

    /** How many engine frames further the edge should be; what steers it. */
    public double offFrames() {
        return off;
    }

    /** Engine frames per device frame now. */
    public double resampling() {
        return resampler.ratio();
    }

    /** Any thread: from the time a frame is due to the time the device has played it, as it is now. */
    public double delayMillis() {
        return delayMillis;
    }

    /** Any thread: times that the sound was broken off and taken up elsewhere. */
    public long jumps() {
        return jumps;
    }

    /** Engine frames the filter waits for. */
    public int filterFrames() {
        return resampler.lookaheadFrames();
    }

    public DeviceClock clock() {
        return clock;
    }
}
