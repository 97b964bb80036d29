package org.longwave.device.javasound;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import org.longwave.api.AudioBlock;
import org.longwave.api.DeviceException;
import org.longwave.api.EdgeInfo;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.OutputControl;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.dsp.Resampler.Grade;

/**
 * Consumer thread (start, stop, status and settings: any): plays a bus on a sound card. A gap in the blocks needs
 * nothing: what comes next is played next.
 */
final class Playback implements BusConsumer, OutputControl {
    private static final Logger LOG = System.getLogger("org.longwave.device.javasound");

    /** Opens the line for a device. */
    interface Lines {
        PlaybackLine open(String device, int rateHz) throws DeviceException;
    }

    private record Standing(State state, String detail, Instant since) {}

    private final Lines lines;
    private final Clock clock;
    private volatile PlaybackSettings settings;
    private volatile boolean on = true;
    private volatile Standing standing;
    private volatile long frames;
    private volatile long bytes;
    private volatile long bufferedFrames = -1;
    private volatile EdgeInfo edge = EdgeInfo.NONE;
    private StreamFormat format;
    private String device = "";
    private Grade grade;
    private PlaybackLine line;

    Playback(PlaybackSettings settings) {
        this(
                settings,
                (device, rateHz) ->
                        new PlaybackLine(JavaSoundDevices.openPlayback(device, rateHz), device, System::nanoTime),
                Clock.systemUTC());
    }

    Playback(PlaybackSettings settings, Lines lines, Clock clock) {
        this.settings = settings;
        this.lines = lines;
        this.clock = clock;
        standing = new Standing(State.CONNECTING, "", clock.instant());
    }

    /** The next block goes to the other device, by the other grade. */
    void change(PlaybackSettings changed) {
        settings = changed;
    }

    @Override
    public void open(StreamFormat format) throws DeviceException {
        this.format = format;
        if (on) openLine();
    }

    private void openLine() throws DeviceException {
        PlaybackSettings s = settings;
        device = s.device();
        grade = s.grade();
        if (standing.state() != State.RETRYING) stand(State.CONNECTING, "");
        try {
            line = lines.open(device, format.rateHz());
            line.grade(grade);
        } catch (DeviceException e) {
            throw failed(e);
        }
        stand(State.ON, "");
    }

    private DeviceException failed(DeviceException e) {
        stand(e.reason() == DeviceException.Reason.FORMAT ? State.FAILED : State.RETRYING, e.getMessage());
        return e;
    }

    private void stand(State state, String detail) {
        Standing now = standing;
        if (now.state() != state || !now.detail().equals(detail))
            standing = new Standing(state, detail, clock.instant());
    }

    @Override
    public void block(AudioBlock block) throws DeviceException {
        if (!on) {
            closeLine();
            stand(State.OFF, "");
            return;
        }
        PlaybackSettings s = settings;
        if (line != null && !(device.equals(s.device()) && grade == s.grade())) closeLine();
        if (line == null) openLine();
        try {
            line.write(block, format.rateHz());
        } catch (DeviceException e) {
            throw failed(e);
        }
        frames += block.frames();
        bufferedFrames = line.bufferedFrames();
        edge = line.edge();
        bytes += (long) block.frames() * line.pcm().frameBytes();
    }

    @Override
    public long bufferedFrames() {
        return bufferedFrames;
    }

    @Override
    public EdgeInfo edge() {
        return edge;
    }

    @Override
    public void close() {
        closeLine();
        State state = standing.state();
        if (state == State.ON || state == State.CONNECTING) stand(State.OFF, "");
    }

    private void closeLine() {
        if (line == null) return;
        if (line.underruns() > 0)
            LOG.log(Level.INFO, "playback on \"{0}\" ran empty {1} times", device, line.underruns());
        bufferedFrames = -1;
        edge = EdgeInfo.NONE;
        line.close();
        line = null;
    }

    @Override
    public void start() {
        if (on) return;
        frames = 0;
        bytes = 0;
        stand(State.CONNECTING, "");
        on = true;
    }

    @Override
    public void stop() {
        on = false;
    }

    @Override
    public OutputStatus status() {
        Standing now = standing;
        return new OutputStatus(
                Kind.PLAYBACK, now.state(), now.detail(), settings.device(), now.since(), frames, bytes, -1);
    }
}
