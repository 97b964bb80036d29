package org.longwave.loudness;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import org.longwave.api.AudioBlock;
import org.longwave.api.DeviceException;
import org.longwave.api.DeviceException.Reason;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.OutputControl;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;

/**
 * Reports the loudness of a bus, one report after another. Open, block and close on the consumer thread {@code
 * lw-out-<name>}, which also writes the files; start, stop and status from any thread. A report ends when it is stopped
 * or the station ends; one that the disk ended is begun anew.
 */
public final class Reporter implements BusConsumer, OutputControl {
    private static final System.Logger LOG = System.getLogger(Reporter.class.getName());
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH-mm-ss", Locale.ROOT);

    private final InstantSource clock;
    private final Supplier<String> station;
    private volatile ReportSettings settings;
    private volatile boolean wanted;
    private volatile OutputStatus status;
    private StreamFormat format;
    private float[][] planar;
    private Programme programme;
    private ReportFiles files;
    private ReportSettings running;
    private Instant from;
    private long frames;
    /** As long as there is a station; at the end of it there is none any more. */
    private String stationName = "";

    /** @param station its name, empty when there is none */
    Reporter(ReportSettings settings, boolean autostart, InstantSource clock, Supplier<String> station) {
        this.settings = settings;
        this.clock = clock;
        this.station = station;
        wanted = autostart;
        status = status(State.OFF, "", "", clock.instant(), 0, 0);
    }

    private static OutputStatus status(
            State state, String detail, String target, Instant since, long frames, long bytes) {
        return new OutputStatus(Kind.REPORT, state, detail, target, since, frames, bytes, -1);
    }

    /** New settings hold from the next report on. */
    void settings(ReportSettings changed) {
        settings = changed;
    }

    @Override
    public void start() {
        wanted = true;
    }

    @Override
    public void stop() {
        wanted = false;
    }

    @Override
    public OutputStatus status() {
        return status;
    }

    @Override
    public void open(StreamFormat opened) {
        format = opened;
        planar = new float[opened.channels()][];
    }

    @Override
    public void block(AudioBlock block) throws DeviceException {
        try {
            if (!wanted) {
                end();
                return;
            }
            if (programme == null) begin();
            else if (block.gapFrames() > 0) programme.missing(block.gapFrames());
            for (int c = 0; c < planar.length; c++) planar[c] = block.channel(c);
            programme.process(planar, block.frames());
            frames += block.frames();
            if (frames % format.rateHz() < block.frames()) on();
        } catch (IOException e) {
            String why = "The report cannot be written to \"" + running.folder() + "\" (" + e.getMessage()
                    + "); make room or choose another folder. ";
            status = status(State.RETRYING, why, "", clock.instant(), 0, 0);
            drop();
            throw new DeviceException(Reason.IO, why, e);
        }
    }

    private void begin() throws IOException {
        running = settings;
        from = clock.instant();
        frames = 0;
        files = new ReportFiles(
                running.folder(), running.name() + " " + STAMP.format(from.atZone(ZoneId.systemDefault())));
        programme = new Programme(format.rateHz(), format.channels(), files);
        on();
    }

    private void on() {
        String name = station.get();
        if (!name.isEmpty()) stationName = name;
        status = status(State.ON, "", files.csv().toString(), from, frames, files.bytes());
    }

    /** Writes the result of what runs. */
    private void end() throws IOException {
        if (programme == null) return;
        Summary summary = programme.summary();
        ZonedDateTime began = from.atZone(ZoneId.systemDefault());
        String source = ReportText.line("Station", stationName.isEmpty() ? "(no name)" : stationName)
                + ReportText.line("Bus", running.bus())
                + ReportText.line("Report", running.name()).stripTrailing();
        files.close();
        files.finish(ReportText.of(source, began, summary, running.target(), format.rateHz()));
        LOG.log(
                Level.INFO,
                "report {0}: {1}, {2}",
                files.text(),
                ReportText.level(summary.integratedLufs(), "LUFS"),
                running.target().verdict(summary));
        status = status(
                State.OFF,
                "Last report: " + ReportText.level(summary.integratedLufs(), "LUFS") + ", target "
                        + running.target().verdict(summary),
                files.text().toString(),
                clock.instant(),
                frames,
                files.bytes());
        programme = null;
        files = null;
    }

    /** What cannot be written any more. */
    private void drop() {
        ReportFiles broken = files;
        programme = null;
        files = null;
        if (broken == null) return;
        try {
            broken.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the report " + broken.csv() + " was left behind", e);
        }
    }

    @Override
    public void close() {
        try {
            end();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the last report could not be finished: " + e.getMessage());
            drop();
        }
        if (status.state() == State.ON) status = status(State.OFF, "", "", clock.instant(), 0, 0);
    }
}
