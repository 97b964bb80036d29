package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.longwave.api.output.RecordedFile;
import org.longwave.api.output.RecordedFile.Levels;
import org.longwave.api.output.RecordedFile.State;

/**
 * Finds recordings that a crash or a power cut left unfinished, by the journals beside them, and makes them what they
 * would be had they been closed: true lengths, markers, texts. Of what is sound nothing is ever deleted; a file that is
 * not understood stays exactly as it is. Files that are being recorded are locked and left alone. On a thread that may
 * wait for the disk.
 */
final class Repair {
    /** What stands in the way of a clean end may be that long; more is not cut. */
    static final long MAX_CUT_BYTES = 1 << 20;

    private static final System.Logger LOG = System.getLogger(Repair.class.getName());
    private static final String SET_ASIDE = ".kept";
    private static final Object ONE_AT_A_TIME = new Object();

    private final Disk disk;
    private final ZoneId zone;

    /**
     * A repaired file.
     *
     * @param frames of the recording, at the recorder's rate
     */
    record Length(long frames, long bytes) {}

    /**
     * An unfinished recording and what became of it.
     *
     * @param recorder whose it is, empty when that is not known
     */
    record Found(RecordedFile file, String recorder) {}

    Repair(Disk disk, ZoneId zone) {
        this.disk = disk;
        this.zone = zone;
    }

    /** Looks at a folder and those in it, one caller at a time; what became of each unfinished recording. */
    List<Found> scan(Path folder) throws IOException {
        // several recorders share a folder: each recording is repaired and told once
        synchronized (ONE_AT_A_TIME) {
            return scanned(folder);
        }
    }

    private List<Found> scanned(Path folder) throws IOException {
        List<Found> found = new ArrayList<>();
        for (Path path : disk.list(folder)) {
            String name = path.getFileName().toString();
            if (!name.endsWith(Journal.ENDING)) continue;
            Path recording = path.resolveSibling(name.substring(0, name.length() - Journal.ENDING.length()));
            try {
                Found result = one(path, recording);
                if (result != null) found.add(result);
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "The unfinished recording " + recording + " was not repaired", e);
            }
        }
        return found;
    }

    private Found one(Path journalPath, Path recording) throws IOException {
        RecordedFile result;
        Journal.Story story;
        try (Disk.DiskFile journal = disk.open(journalPath)) {
            if (journal == null) return null; // is being recorded
            // an empty one whose recording is there has not reached the medium before a power cut
            if (journal.size() == 0 && !disk.exists(recording)) return null;
            ByteBuffer text = ByteBuffer.allocate((int) Math.min(journal.size(), 1 << 24));
            journal.read(text, 0);
            story = Journal.read(java.util.Arrays.copyOf(text.array(), text.position()));
            if (story == null) story = guess(recording);
            if (!disk.exists(recording)) {
                result = damaged(recording, story, "The recording is not there; its journal was set aside.");
            } else {
                result = repaired(recording, story);
                if (result == null) return null;
            }
        }
        if (result.state() == State.REPAIRED) disk.delete(journalPath);
        else setAside(journalPath);
        LOG.log(System.Logger.Level.WARNING, "{0}: {1}", recording, result.note());
        return new Found(result, story.owner().recorder());
    }

    private void setAside(Path journal) throws IOException {
        Path to = journal.resolveSibling(journal.getFileName() + SET_ASIDE);
        for (int i = 2; disk.exists(to); i++) to = journal.resolveSibling(journal.getFileName() + SET_ASIDE + i);
        disk.move(journal, to);
    }

    /** For a journal that tells nothing: what the name of the recording tells. */
    private static Journal.Story guess(Path recording) {
        String name = recording.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1);
        FileFormat format = FileFormat.WAV24;
        for (FileFormat f : FileFormat.values()) if (f.extension.equals(ending)) format = f;
        return new Journal.Story(
                format,
                48_000,
                2,
                "",
                Journal.Owner.UNKNOWN,
                Instant.EPOCH,
                0,
                -1,
                List.of(),
                Map.of(),
                Levels.UNKNOWN);
    }

    /** Null when somebody else has it open. */
    private RecordedFile repaired(Path recording, Journal.Story story) throws IOException {
        try (Disk.DiskFile file = disk.open(recording)) {
            if (file == null) return null;
            Length length = length(file, story);
            if (length == null)
                return damaged(
                        recording,
                        story,
                        file.size() == 0
                                ? "It ended before anything was written into it; the empty file was left."
                                : "No sound was found in this unfinished recording; it was left exactly as it is.");
            if (!story.format().isPlain()) texts(file, recording, story, length);
            file.force();
            String what =
                    "Unfinished after a crash; repaired, holds " + Spans.clock(length.frames(), story.rateHz()) + ".";
            return file(recording, story, length, State.REPAIRED, what);
        }
    }

    /** Texts and markers of a compressed file; those it has no room for go beside it. */
    private void texts(Disk.DiskFile file, Path recording, Journal.Story story, Length length) throws IOException {
        List<Marker> markers = story.markers();
        if (markers.isEmpty() && story.tags().isEmpty()) return;
        int told = 0;
        try {
            told = Preface.write(file, new Preface.Texts(story.tags(), markers, story.rateHz(), length.frames()));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The texts of " + recording + " were not written", e);
        }
        if (told < markers.size()) MarkerFile.write(disk, recording, markers, story.rateHz());
    }

    private Length length(Disk.DiskFile file, Journal.Story story) throws IOException {
        return switch (story.format().container) {
            case WAV, AIFF -> plain(file, story);
            case FLAC -> FlacRepair.repair(file);
            case OGG -> OggRepair.repair(file, story.rateHz());
            case MP3 -> Mp3Repair.repair(file);
        };
    }

    private Length plain(Disk.DiskFile file, Journal.Story story) throws IOException {
        PcmScan scan = PcmScan.of(file);
        if (scan == null) return null;
        long there = file.size() - scan.dataAt();
        if (story.soundBytes() >= scan.dataAt()) there = Math.min(there, story.soundBytes() - scan.dataAt());
        long frames = Math.max(0, there) / scan.frameBytes();
        long sound = frames * scan.frameBytes();
        long end = scan.dataAt() + sound;
        if ((sound & 1) != 0) file.write(ByteBuffer.allocate(1), end++);
        FileHead head = new FileHead(
                format(story, scan.frameBytes()),
                story.rateHz(),
                story.channels(),
                false,
                "",
                story.recorder(),
                story.started().atZone(zone),
                false,
                story.tags(),
                0,
                Double.NaN);
        ByteBuffer trailer = Layout.of(head).trailer(story.markers(), story.tags());
        int trailerBytes = trailer.remaining();
        file.write(trailer, end);
        file.truncate(end + trailerBytes);
        scan.writeSizes(file, sound, trailerBytes);
        return new Length(frames, end + trailerBytes);
    }

    /** The journal's format; of a journal that told nothing, one whose frames are as long as those in the file. */
    private static FileFormat format(Journal.Story story, int frameBytes) {
        FileFormat told = story.format();
        for (FileFormat f : FileFormat.values())
            if (told.word.bytes * story.channels() != frameBytes
                    && f.container == told.container
                    && f.word.bytes * story.channels() == frameBytes) return f;
        return told;
    }

    private static RecordedFile damaged(Path recording, Journal.Story story, String note) {
        return file(recording, story, new Length(0, 0), State.DAMAGED, note);
    }

    private static RecordedFile file(Path recording, Journal.Story story, Length length, State state, String note) {
        return new RecordedFile(
                recording,
                story.owner().bus(),
                story.tags().getOrDefault("title", ""),
                story.started(),
                story.firstFrame(),
                length.frames(),
                story.rateHz(),
                length.bytes(),
                story.levels(),
                0,
                state,
                note);
    }
}
