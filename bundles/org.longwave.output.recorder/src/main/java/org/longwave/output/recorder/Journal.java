package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.longwave.api.output.RecordedFile.Levels;

/**
 * What belongs to a recording and is not in its file yet: a text file beside it, one line each, that lives as long as
 * the recording. Where one is found at the start, a recording was not finished. Disk thread.
 */
final class Journal {
    static final String ENDING = ".journal";
    private static final String MAGIC = "longwave recording 1";

    private final Disk disk;
    private final Path path;
    private final Disk.DiskFile file;
    private long length;

    private Journal(Disk disk, Path path, Disk.DiskFile file) {
        this.disk = disk;
        this.path = path;
        this.file = file;
    }

    static Path of(Path recording) {
        return recording.resolveSibling(recording.getFileName() + ENDING);
    }

    /**
     * Whose the recording is.
     *
     * @param recorder the recorder's name in the station, that of all its tracks
     */
    record Owner(String recorder, String bus) {
        static final Owner UNKNOWN = new Owner("", "");
    }

    /** @throws java.nio.file.FileAlreadyExistsException there is one already: the name is taken */
    static Journal begin(Disk disk, Path recording, FileHead head, Owner owner) throws IOException {
        Path path = of(recording);
        Journal journal = new Journal(disk, path, disk.createNew(path));
        journal.queue(MAGIC);
        journal.queue("recorder " + clean(head.reference()));
        journal.queue("owner " + clean(owner.recorder()));
        journal.queue("bus " + clean(owner.bus()));
        journal.queue("format " + head.format().id + " " + head.rateHz() + " " + head.channels());
        journal.queue("started " + head.started().toInstant());
        head.tags().forEach((key, value) -> journal.queue("tag " + key + " " + clean(value)));
        try {
            journal.flush();
        } catch (IOException e) {
            journal.end();
            throw e;
        }
        return journal;
    }

    private final StringBuilder queued = new StringBuilder();

    private void queue(String line) {
        queued.append(line).append('\n');
    }

    private void flush() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(queued.toString().getBytes(StandardCharsets.UTF_8));
        queued.setLength(0);
        int count = bytes.remaining();
        file.write(bytes, length);
        length += count;
    }

    private void line(String line) throws IOException {
        queue(line);
        flush();
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    void first(long engineFrame) throws IOException {
        line("first " + engineFrame);
    }

    void marker(Marker marker) throws IOException {
        line("marker " + marker.frame() + " " + clean(marker.text()));
    }

    void tag(String key, String value) throws IOException {
        line("tag " + key + " " + clean(value));
    }

    /** What was measured so far; the last line of these holds. */
    void levels(Levels l) throws IOException {
        line("levels " + l.peakDb() + " " + l.truePeakDb() + " " + l.integratedLufs() + " " + l.rangeLu() + " "
                + l.maxMomentaryLufs() + " " + l.maxShortTermLufs());
    }

    /** From here on, what stands behind {@code soundBytes} of the recording is not sound. */
    void closing(long soundBytes) throws IOException {
        line("closing " + soundBytes);
    }

    void force() throws IOException {
        file.force();
    }

    /** The recording is finished: nothing is left to tell. */
    void end() throws IOException {
        file.close();
        disk.delete(path);
    }

    /** Leaves it beside the recording, for the next start. */
    void leave() throws IOException {
        file.close();
    }

    /**
     * What a journal tells.
     *
     * @param soundBytes where the sound ends, -1 when the recording was not being closed
     * @param levels measured up to some seconds before the end
     */
    record Story(
            FileFormat format,
            int rateHz,
            int channels,
            String recorder,
            Owner owner,
            Instant started,
            long firstFrame,
            long soundBytes,
            List<Marker> markers,
            Map<String, String> tags,
            Levels levels) {}

    /** Reads as far as lines can be understood; null when it is no journal. */
    static Story read(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        if (!lines[0].equals(MAGIC)) return null;
        StoryBuilder story = new StoryBuilder();
        // the last line may be half a line: it has no end
        for (int i = 1; i < lines.length - 1; i++) story.add(lines[i]);
        return story.build();
    }

    /** Collects the lines; one that is not understood is left out. */
    private static final class StoryBuilder {
        private FileFormat format;
        private int rateHz;
        private int channels;
        private String recorder = "";
        private String owner = "";
        private String bus = "";
        private Instant started = Instant.EPOCH;
        private long firstFrame;
        private long soundBytes = -1;
        private final List<Marker> markers = new ArrayList<>();
        private final Map<String, String> tags = new LinkedHashMap<>();
        private Levels levels = Levels.UNKNOWN;

        void add(String line) {
            String[] words = line.split(" ", 3);
            try {
                switch (words[0]) {
                    case "recorder" -> recorder = line.substring(9);
                    case "owner" -> owner = line.substring(6);
                    case "bus" -> bus = line.substring(4);
                    case "format" -> format(line.split(" "));
                    case "started" -> started = Instant.parse(words[1]);
                    case "first" -> firstFrame = Long.parseLong(words[1]);
                    case "marker" ->
                        markers.add(new Marker(Long.parseLong(words[1]), words.length > 2 ? words[2] : ""));
                    case "tag" -> tags.put(words[1], words.length > 2 ? words[2] : "");
                    case "levels" -> levels(line.split(" "));
                    case "closing" -> soundBytes = Long.parseLong(words[1]);
                    default -> note(line, null);
                }
            } catch (RuntimeException e) {
                note(line, e);
            }
        }

        private void format(String[] words) {
            format = FileFormat.of(words[1]);
            rateHz = Integer.parseInt(words[2]);
            channels = Integer.parseInt(words[3]);
        }

        private void levels(String[] words) {
            double[] l = new double[6];
            for (int i = 0; i < l.length; i++) l[i] = Double.parseDouble(words[i + 1]);
            levels = new Levels(l[0], l[1], l[2], l[3], l[4], l[5]);
        }

        private static void note(String line, RuntimeException e) {
            System.getLogger(Journal.class.getName())
                    .log(System.Logger.Level.DEBUG, "Journal line not understood: " + line, e);
        }

        Story build() {
            if (format == null || rateHz <= 0 || channels <= 0) return null;
            return new Story(
                    format,
                    rateHz,
                    channels,
                    recorder,
                    new Owner(owner, bus),
                    started,
                    firstFrame,
                    soundBytes,
                    List.copyOf(markers),
                    Map.copyOf(tags),
                    levels);
        }
    }
}
