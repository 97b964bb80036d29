package org.longwave.device.javasound;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import javax.sound.sampled.SourceDataLine;
import org.longwave.api.AudioBlock;
import org.longwave.api.DeviceException;
import org.longwave.api.EdgeInfo;
import org.longwave.dsp.DeviceClock;
import org.longwave.dsp.PlaybackEdge;
import org.longwave.dsp.Resampler;

/**
 * Consumer thread ({@link #edge}: any): an open playback line. Blocks that stand on a schedule go through an edge: each
 * frame is played half a buffer after it was due, whatever the card's own clock does. Blocks without one are played as
 * they come. The line starts when there is enough in its buffer, and is filled anew when it ran empty: so one stall
 * makes one gap and not a row of them.
 */
final class PlaybackLine implements AutoCloseable {
    private static final long NOTHING_TAKEN_NANOS = 5_000_000L;
    private static final int STEP_FRAMES = 256;
    /** Looks at the line after each block, at times that follow no beat. */
    private static final int LOOKS = 2;

    private static final int LOOK_NANOS = 1_000_000;

    private final SourceDataLine line;
    private final Pcm pcm;
    private final Pulse pulse;
    private final LongSupplier clock;
    private final LongConsumer pause;
    private final float[][] out;
    private byte[] bytes = new byte[0];
    private boolean running;
    private long underruns;
    private int seed = 1;
    private Resampler.Grade grade = Resampler.Grade.STANDARD;
    private PlaybackEdge edge;
    /** Only without a schedule, and only when the rates differ. */
    private Resampler plain;

    private double waitedMillis;
    private volatile EdgeInfo info = EdgeInfo.NONE;

    PlaybackLine(JavaSoundDevices.Opened<SourceDataLine> opened, String device, LongSupplier clock) {
        this(opened, device, clock, LockSupport::parkNanos);
    }

    /** @param pause waits for so many nanoseconds */
    PlaybackLine(
            JavaSoundDevices.Opened<SourceDataLine> opened, String device, LongSupplier clock, LongConsumer pause) {
        line = opened.line();
        pcm = opened.pcm();
        this.clock = clock;
        this.pause = pause;
        pulse = new Pulse(line, device, pcm.rateHz(), clock);
        out = new float[2][STEP_FRAMES];
    }

    /** Before the first block. */
    void grade(Resampler.Grade wanted) {
        grade = wanted;
    }

    Pcm pcm() {
        return pcm;
    }

    long underruns() {
        return underruns;
    }

    /** How the card's clock is brought to the station's. */
    EdgeInfo edge() {
        return info;
    }

    /** What the line holds and has not played. */
    long bufferedFrames() {
        return Math.max(0, line.getBufferSize() - line.available()) / pcm.frameBytes();
    }

    private int bufferFrames() {
        return line.getBufferSize() / pcm.frameBytes();
    }

    /** @param stationRateHz rate of the block */
    void write(AudioBlock block, int stationRateHz) throws DeviceException {
        if (running && line.available() >= line.getBufferSize()) {
            underruns++;
            line.stop();
            running = false;
        }
        if (block.dueNanos() != AudioBlock.UNSCHEDULED) play(block, stationRateHz);
        else if (pcm.rateHz() == stationRateHz)
            write(block.channel(0), block.channel(block.channels() - 1), block.frames());
        else convert(block, stationRateHz);
    }

    private void play(AudioBlock block, int stationRateHz) throws DeviceException {
        if (edge == null) edge = newEdge(block.channels(), stationRateHz);
        if (!running) prime();
        waitedMillis += ((clock.getAsLong() - block.dueNanos()) * 1e-6 - waitedMillis) * 0.02;
        look();
        if (!hasRoomFor(block, stationRateHz)) {
            // the card stands still: what is due now is not heard, and the edge sees that it is missing
            pulse.check(0);
            info = info();
            return;
        }
        edge.due(block.frame(), block.dueNanos(), block.frameNanos());
        float[][] in = {block.channel(0), block.channel(block.channels() - 1)};
        for (int at = 0, made = 1; made > 0 || at < block.frames(); at += edge.consumedFrames()) {
            made = edge.process(in, at, block.frames() - at, out, STEP_FRAMES);
            if (made > 0) write(out[0], out[block.channels() - 1], made);
        }
        int longest = (int) Math.clamp(block.frames() * block.frameNanos() / 8, 1, LOOK_NANOS);
        for (int i = 0; i < LOOKS; i++) {
            seed = seed * 1_664_525 + 1_013_904_223;
            pause.accept((seed >>> 8) % longest);
            look();
        }
        info = info();
    }

    private boolean hasRoomFor(AudioBlock block, int stationRateHz) {
        long frames = (long) block.frames() * pcm.rateHz() / stationRateHz + STEP_FRAMES / 4;
        return line.available() >= frames * pcm.frameBytes();
    }

    private PlaybackEdge newEdge(int channels, int stationRateHz) {
        long delayNanos = bufferFrames() * 1_000_000_000L / pcm.rateHz() / 2;
        return new PlaybackEdge(channels, stationRateHz, pcm.rateHz(), grade, delayNanos);
    }

    /** Half a buffer of silence, and off it goes. */
    private void prime() throws DeviceException {
        int frames = bufferFrames() / 2;
        Arrays.fill(out[0], 0f);
        for (int done = 0; done < frames; done += STEP_FRAMES) {
            int n = Math.min(STEP_FRAMES, frames - done);
            write(out[0], out[0], n);
        }
        if (!running) start();
        edge.started(frames, clock.getAsLong());
    }

    private void look() {
        long played = edge.made() - bufferedFrames();
        edge.played(played, clock.getAsLong());
    }

    private EdgeInfo info() {
        DeviceClock c = edge.clock();
        double filterMillis = edge.filterFrames() * 1e3 / pcm.rateHz();
        return new EdgeInfo(
                switch (c.state()) {
                    case SETTLING -> EdgeInfo.State.SETTLING;
                    case LOCKED -> EdgeInfo.State.LOCKED;
                    case LOST -> EdgeInfo.State.LOST;
                },
                pcm.rateHz(),
                c.ppm(),
                c.relocks(),
                c.lostFrames(),
                edge.delayMillis(),
                filterMillis,
                edge.delayMillis() - filterMillis - waitedMillis);
    }

    private void convert(AudioBlock block, int stationRateHz) throws DeviceException {
        if (plain == null) plain = new Resampler(block.channels(), stationRateHz, pcm.rateHz(), grade);
        float[][] in = {block.channel(0), block.channel(block.channels() - 1)};
        for (int at = 0, made = 1; made > 0 || at < block.frames(); at += plain.consumedFrames()) {
            made = plain.process(in, at, block.frames() - at, out, 0, STEP_FRAMES);
            if (made > 0) write(out[0], out[block.channels() - 1], made);
        }
    }

    /** Blocks until the line took them. */
    private void write(float[] left, float[] right, int frames) throws DeviceException {
        int length = frames * pcm.frameBytes();
        if (bytes.length < length) bytes = new byte[length];
        pcm.encode(left, right, frames, bytes);
        int done = 0;
        if (!running) {
            // a line that stands takes what fits and returns
            done = Math.max(0, line.write(bytes, 0, length));
            pulse.check(done / pcm.frameBytes());
            if (done < length || line.available() < length) start();
        }
        while (running && done < length) {
            int n = Math.max(0, line.write(bytes, done, length - done));
            done += n;
            pulse.check(n / pcm.frameBytes());
            if (n > 0) continue;
            if (Thread.currentThread().isInterrupted()) return;
            pause.accept(NOTHING_TAKEN_NANOS);
        }
    }

    private void start() {
        line.start();
        running = true;
        pulse.rest();
    }

    @Override
    public void close() {
        line.close();
    }
}
