package org.longwave.engine.host;

import org.longwave.api.EdgeInfo;
import org.longwave.api.StreamFormat;
import org.longwave.dsp.CaptureEdge;
import org.longwave.dsp.DeviceClock;
import org.longwave.dsp.Resampler;
import org.longwave.dsp.TimeLine;
import org.longwave.engine.ring.Cursor;
import org.longwave.engine.ring.FrameMark;
import org.longwave.engine.ring.InputWriter;

/**
 * The edge of one live input, on its device thread: brings the device's frames into its ring at the station's rate and
 * clock, each marked with the engine's frame it is meant for. While the engine is driven by hand there is no clock: the
 * frames go into the ring as they come.
 */
final class LiveEdge {
    /** What a device is taken to wait for when it does not say: a quarter of a usual buffer. */
    private static final double STEP_SECONDS = 0.025;
    /** So late may the device's thread and the engine's be together without a gap. */
    private static final double MARGIN_SECONDS = 0.030;

    private final StreamFormat format;
    private final Schedule schedule;
    private final Resampler.Grade grade;
    private final InputWriter writer;
    private final FrameMark mark;
    private final Cursor overflowFrames;
    private final TimeLine line;
    private final float[][] out;
    private final boolean reference;
    private CaptureEdge edge;
    /** Only without a schedule, and only when the rates differ. */
    private Resampler plain;

    private int rateHz;
    private int wantedRateHz;
    private double stepSeconds;
    private long pendingPosition;
    private boolean begun;
    /** The device was opened, maybe inside a read. */
    private boolean anew;

    private volatile long delayNanos;
    private volatile double offMillis;
    private volatile CaptureEdge shown;

    LiveEdge(
            StreamFormat format,
            Clocks clocks,
            boolean reference,
            InputWriter writer,
            FrameMark mark,
            Cursor overflowFrames) {
        this.format = format;
        schedule = clocks.schedule();
        grade = clocks.grade();
        this.writer = writer;
        this.mark = mark;
        this.overflowFrames = overflowFrames;
        this.reference = reference;
        line = new TimeLine(0, 0, 1e9 / format.rateHz());
        out = format.newBlock();
        opening();
    }

    /** Before the device is opened: what it does not say is as usual. */
    void opening() {
        wantedRateHz = format.rateHz();
        stepSeconds = STEP_SECONDS;
    }

    void rate(int hz) {
        if (hz < 8_000 || hz > 768_000)
            throw new IllegalArgumentException("rateHz is " + hz + ", allowed 8000..768000");
        wantedRateHz = hz;
        anew = true;
    }

    void step(int frames) {
        if (frames < 1 || frames > wantedRateHz)
            throw new IllegalArgumentException("frames is " + frames + ", allowed 1.." + wantedRateHz);
        stepSeconds = (double) frames / wantedRateHz;
    }

    /** The device is open: its frames count from 0. */
    void opened() {
        anew = false;
        begun = false;
        if (edge == null || wantedRateHz != rateHz) {
            rateHz = wantedRateHz;
            edge = new CaptureEdge(format.channels(), rateHz, format.rateHz(), grade);
            plain = rateHz == format.rateHz() ? null : new Resampler(format.channels(), rateHz, format.rateHz(), grade);
        }
        edge.restart();
        if (plain != null) plain.reset();
        double seconds = stepSeconds
                + MARGIN_SECONDS
                + (double) edge.filterFrames() / rateHz
                + (double) format.blockFrames() / format.rateHz();
        delayNanos = Math.round(seconds * 1e9);
        edge.delay(delayNanos);
    }

    /** A read has returned at {@code nanos}: brings its frames into the ring. */
    void bring(float[][] chunk, int frames, long nanos) {
        if (anew) opened();
        if (!schedule.isRunning()) {
            bringAsTheyCome(chunk, frames);
            return;
        }
        begun = true;
        schedule.read(line);
        edge.arrived(frames, nanos);
        for (int at = 0, made = 1; made > 0 || at < frames; at += edge.consumedFrames()) {
            made = edge.process(chunk, at, frames - at, out, format.blockFrames(), line);
            if (made > 0) write(made, edge.nextFrame() - made);
        }
        offMillis = edge.offFrames() * 1e3 / rateHz;
        shown = edge;
        if (reference && edge.clock().state() == DeviceClock.State.LOCKED)
            schedule.follow(edge.clock().line().frameNanos() * rateHz / format.rateHz());
    }

    private void bringAsTheyCome(float[][] chunk, int frames) {
        if (begun || mark.offset() != FrameMark.FREE) {
            begun = false;
            mark.put(writer.position(), FrameMark.FREE);
        }
        if (plain == null) {
            overflowFrames.add((long) frames - writer.write(chunk, 0, frames));
            return;
        }
        for (int at = 0, made = 1; made > 0 || at < frames; at += plain.consumedFrames()) {
            made = plain.process(chunk, at, frames - at, out, 0, format.blockFrames());
            if (made > 0) overflowFrames.add((long) made - writer.write(out, 0, made));
        }
    }

    /** @param first engine frame that the first of them is meant for */
    private void write(int frames, long first) {
        boolean pending = edge.clock().isUndecided();
        long offset = pending ? FrameMark.PENDING : first - writer.position();
        if (offset != mark.offset()) {
            boolean waited = mark.offset() == FrameMark.PENDING;
            if (pending) pendingPosition = writer.position();
            mark.put(waited ? pendingPosition : writer.position(), offset);
        }
        int written = writer.write(out, 0, frames);
        if (written < frames) overflowFrames.add((long) frames - written);
    }

    /** Any thread. */
    EdgeInfo info() {
        CaptureEdge e = shown;
        if (e == null || !schedule.isRunning()) return EdgeInfo.NONE;
        DeviceClock clock = e.clock();
        return new EdgeInfo(
                state(clock.state()),
                rateHz,
                clock.ppm(),
                clock.relocks(),
                clock.lostFrames(),
                delayNanos * 1e-6 - offMillis,
                e.filterFrames() * 1e3 / rateHz,
                stepSeconds * 1e3);
    }

    private static EdgeInfo.State state(DeviceClock.State state) {
        return switch (state) {
            case SETTLING -> EdgeInfo.State.SETTLING;
            case LOCKED -> EdgeInfo.State.LOCKED;
            case LOST -> EdgeInfo.State.LOST;
        };
    }
}
