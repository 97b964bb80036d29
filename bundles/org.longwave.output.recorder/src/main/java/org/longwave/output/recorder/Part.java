package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.longwave.api.output.RecordedFile;
import org.longwave.api.output.RecordedFile.Levels;
import org.longwave.api.output.RecordedFile.State;

/** One file of a recording with all that belongs to it: journal, markers, levels, overview. Disk thread. */
final class Part {
    private static final int DRAWN_SECONDS = 30;
    private static final int FIRST_DRAWN_SECONDS = 5;
    /** How often the journal is told the levels. */
    private static final int TOLD_SECONDS = 10;

    private final Disk disk;
    private final Path path;
    private final String bus;
    private final FileHead head;
    private final SoundFile file;
    private final Journal journal;
    private final Gauge gauge;
    private final Path overview;
    private final List<Marker> markers = new ArrayList<>();
    private final Map<String, String> tags;
    private final List<Anchor> anchors = new ArrayList<>();
    private volatile Instant started;
    private long lostFrames;
    private long seconds;
    private int unnamed;

    /** From this frame of the file on, the engine's frames follow one another. */
    private record Anchor(long frame, long engineFrame) {}

    /** @param overview where the image of the peaks goes, null for none */
    Part(Disk disk, Path path, String bus, FileHead head, SoundFile file, Journal journal, Path overview) {
        this.disk = disk;
        this.path = path;
        this.bus = bus;
        this.head = head;
        this.file = file;
        this.journal = journal;
        this.overview = overview;
        tags = new LinkedHashMap<>(head.tags());
        gauge = new Gauge(head.rateHz(), head.channels());
        started = head.started().toInstant();
    }

    Path path() {
        return path;
    }

    long frames() {
        return file.frames();
    }

    long bytes() {
        return file.bytes();
    }

    FileHead head() {
        return head;
    }

    /** Wall clock of the first frame; any thread. */
    Instant started() {
        return started;
    }

    Levels levels() {
        return gauge.levels();
    }

    boolean isStarted() {
        return !anchors.isEmpty();
    }

    /** Says which frame of the engine the file begins with. */
    void startAt(long engineFrame, Instant wall) throws IOException {
        started = wall;
        anchors.add(new Anchor(0, engineFrame));
        file.startAt(engineFrame);
        journal.first(engineFrame);
    }

    /** What follows does not follow on in the engine's time. */
    void jumpTo(long engineFrame) {
        if (isStarted()) anchors.add(new Anchor(file.frames(), engineFrame));
    }

    /** The engine's frame of a frame of the file. */
    long engineFrame(long frame) {
        Anchor last = anchors.getFirst();
        for (Anchor anchor : anchors) if (anchor.frame() <= frame) last = anchor;
        return last.engineFrame() + frame - last.frame();
    }

    long firstFrame() {
        return isStarted() ? anchors.getFirst().engineFrame() : 0;
    }

    void sound(float[] interleaved, int frames, long engineFrame) throws IOException {
        gauge.sound(interleaved, frames);
        file.append(interleaved, 0, frames, engineFrame);
    }

    /** Frames that are not there: silence of the same length and a marker that says so. */
    void lost(long frames, String why) throws IOException {
        mark(Spans.lost(frames, head.rateHz()) + " " + why);
        lostFrames += frames;
        gauge.silence(frames);
        file.silence(frames);
    }

    /** Frames lost before the file begins. */
    void lostBefore(long frames, String why) throws IOException {
        mark(Spans.lost(frames, head.rateHz()) + " " + why);
        lostFrames += frames;
    }

    void mark(String text) throws IOException {
        Marker marker = new Marker(file.frames(), text.isBlank() ? "Marker " + ++unnamed : text.strip());
        markers.add(marker);
        journal.marker(marker);
    }

    void tag(String key, String value) throws IOException {
        tags.put(key, value);
        journal.tag(key, value);
    }

    void flush() throws IOException {
        file.flush();
    }

    /** About once a second. */
    void secure(boolean force) throws IOException {
        Levels now = gauge.levels();
        file.secure(force, now);
        if (isStarted()) {
            seconds++;
            if (seconds % TOLD_SECONDS == 1) journal.levels(now);
            if (seconds % DRAWN_SECONDS == FIRST_DRAWN_SECONDS) draw();
        }
        if (force) journal.force();
    }

    /** Ends it as it should be. */
    RecordedFile close(boolean force) throws IOException {
        file.end();
        journal.closing(file.soundBytes());
        if (force) journal.force();
        RecordedFile recorded = recorded(State.COMPLETE, "");
        int told = file.close(markers, tags, recorded.levels(), force);
        if (told < markers.size()) MarkerFile.write(disk, path, markers, head.rateHz());
        journal.end();
        draw();
        return recorded(State.COMPLETE, "");
    }

    private void draw() {
        if (overview == null) return;
        byte[] png = OverviewImage.png(gauge.overview());
        Path fresh = overview.resolveSibling(overview.getFileName() + ".part");
        try {
            disk.createFolder(overview.getParent());
            disk.delete(fresh);
            try (Disk.DiskFile image = disk.createNew(fresh)) {
                image.write(ByteBuffer.wrap(png), 0);
            }
            disk.replace(fresh, overview);
        } catch (IOException e) {
            System.getLogger(Part.class.getName())
                    .log(System.Logger.Level.WARNING, "No overview " + overview + ": " + e.getMessage());
        }
    }

    /** Ends it after a failed write with what is safely in it; markers stay in the journal. */
    RecordedFile fail(Exception cause) {
        String note = "Ended by a fault: " + cause.getMessage();
        try {
            file.closeAfterFailure();
            if (markers.isEmpty()) journal.end();
            else journal.leave();
        } catch (IOException | RuntimeException e) {
            cause.addSuppressed(e);
            note += " The next start looks at it again.";
        }
        return recorded(State.CUT, note);
    }

    private RecordedFile recorded(State state, String note) {
        return new RecordedFile(
                path,
                bus,
                tags.getOrDefault("title", ""),
                started,
                firstFrame(),
                file.frames(),
                head.rateHz(),
                file.bytes(),
                gauge.levels(),
                lostFrames,
                state,
                note);
    }
}
