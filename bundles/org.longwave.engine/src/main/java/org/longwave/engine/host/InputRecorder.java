package org.longwave.engine.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;
import org.longwave.engine.ring.BusReader;

/**
 * Records what every strip reads, from its first frame on, so that a show can be rendered again; one thread of its own,
 * {@code lw-out-inputs}. It reads the strips' taps every 100 ms: a disk that stalls longer than a bus ring lasts costs
 * frames, and a render of them is refused. All recordings together stay below a limit: older runs go first; when only
 * this one is left, it ends, and the log of the program says so. {@link #doWork} is one step; a test may call it.
 */
final class InputRecorder {
    private static final QuietLog LOG = QuietLog.of(InputRecorder.class);
    private static final long POLL_NANOS = 100_000_000L;

    /** One strip's; its file belongs to the recorder's thread. */
    private static final class Track {
        private final BusReader reader;
        /** Strips of this name that run or will, or whose end the engine has not yet confirmed. */
        private int strips = 1;

        private InputFile file;
        private long lost;

        Track(BusReader reader) {
            this.reader = reader;
        }
    }

    private final StreamFormat format;
    private final Instant started;
    private final InputFolders folders;
    private final Consumer<String> left;
    private final AudioBlock block;
    private final Map<String, Track> tracks = new ConcurrentHashMap<>();
    private long closedBytes;
    private boolean full;
    private volatile boolean stopping;
    private Thread thread;

    /**
     * @param folder of all runs' recordings
     * @param limitBytes of all of them together
     * @param left is told each strip that is no longer read
     */
    InputRecorder(StreamFormat format, Path folder, Instant started, long limitBytes, Consumer<String> left) {
        this.format = format;
        this.started = started;
        this.left = left;
        folders = new InputFolders(folder, started, limitBytes);
        block = new AudioBlock(format);
    }

    /** Control room, before a strip of this name runs. */
    void added(String strip, Supplier<BusReader> reader) {
        tracks.compute(strip, (id, track) -> {
            if (track == null) return new Track(reader.get());
            track.strips++;
            return track;
        });
    }

    /** Control room: the engine no longer runs it. */
    void gone(String strip) {
        tracks.computeIfPresent(strip, (id, track) -> {
            track.strips--;
            return track;
        });
    }

    void start() {
        thread = Thread.ofPlatform().name("lw-out-inputs").daemon().start(this::run);
    }

    private void run() {
        while (!stopping) {
            doWork();
            LockSupport.parkNanos(this, POLL_NANOS);
        }
        doWork();
        end();
    }

    /** Writes what the engine has published. */
    void doWork() {
        for (String id : tracks.keySet()) {
            Track track = tracks.get(id);
            try {
                drain(id, track);
            } catch (IOException | UncheckedIOException e) {
                give(id, track, e.toString());
            }
            Track[] ended = new Track[1];
            tracks.computeIfPresent(id, (name, t) -> {
                ended[0] = t.strips == 0 && t.reader.lagBlocks() == 0 ? t : null;
                return ended[0] == null ? t : null;
            });
            if (ended[0] == null) continue;
            close(id, ended[0]);
            left.accept(id);
        }
    }

    private void drain(String id, Track track) throws IOException {
        int result = BusReader.OK;
        for (long n = track.reader.lagBlocks(); n > 0 && result != BusReader.EMPTY; n--) {
            result = track.reader.read(block);
            if (result != BusReader.OK || full) continue;
            if (track.file == null) track.file = new InputFile(folders.file(id), format, started, id);
            track.file.write(block);
        }
        if (track.file != null) track.file.flush();
        if (!full && !folders.isRoomFor(bytes())) {
            full = true;
            LOG.log(
                    Level.WARNING,
                    "the inputs are no longer recorded: the limit of " + folders.limitBytes() / 1_000_000
                            + " MB for " + folders.folder() + " is reached; from here on this show cannot be rendered"
                            + " again. The programme goes on.",
                    null);
        }
        if (track.reader.lostBlocks() == track.lost) return;
        track.lost = track.reader.lostBlocks();
        LOG.log(
                Level.WARNING,
                "the recording of strip " + id + " has a hole before frame " + block.frame()
                        + ": the disk was too slow; what follows cannot be rendered again. The programme goes on.",
                null);
    }

    private long bytes() {
        long sum = closedBytes;
        for (Track t : tracks.values()) sum += t.file == null ? 0 : t.file.bytes();
        return sum;
    }

    private void give(String id, Track track, String why) {
        LOG.log(
                Level.WARNING,
                "the recording of strip " + id + " has a hole after frame " + block.frame() + ": " + why
                        + ". What follows cannot be rendered again; the programme goes on.",
                null);
        close(id, track, false);
    }

    private void close(String id, Track track) {
        close(id, track, true);
        track.reader.close();
    }

    private void close(String id, Track track, boolean told) {
        InputFile file = track.file;
        track.file = null;
        if (file == null) return;
        try (file) {
            closedBytes += file.bytes();
        } catch (IOException e) {
            if (told) LOG.log(Level.WARNING, "the recording of strip " + id + " was not closed well: " + e, null);
        }
    }

    private void end() {
        tracks.forEach(this::close);
        tracks.clear();
        LOG.settle();
    }

    /** Control room, when the engine stands still: writes what is left and closes the files. */
    void stop() {
        stopping = true;
        if (thread == null) {
            doWork();
            end();
        } else Threads.end(thread);
    }

    /** The folder of the run that began then. */
    static Path folderOf(Path inputs, Instant started) {
        return inputs.resolve(started.toString().replace(':', '-'));
    }

    /** Where the recordings lie, and how much room they have. */
    static final class InputFolders {
        private final Path folder;
        private final Path run;
        private final long limitBytes;
        private long olderBytes = -1;

        InputFolders(Path folder, Instant started, long limitBytes) {
            this.folder = folder;
            this.limitBytes = limitBytes;
            run = folderOf(folder, started);
        }

        Path folder() {
            return folder;
        }

        long limitBytes() {
            return limitBytes;
        }

        Path file(String strip) throws IOException {
            Files.createDirectories(run);
            return run.resolve(LogWords.encode(strip) + InputFile.SUFFIX);
        }

        /** Deletes older runs, the oldest first, until this one's bytes fit. */
        boolean isRoomFor(long bytes) throws IOException {
            if (olderBytes < 0) olderBytes = sizeOfOlder();
            while (bytes + olderBytes > limitBytes) {
                Path oldest = oldest();
                if (oldest == null) return bytes <= limitBytes;
                try (Stream<Path> files = Files.list(oldest)) {
                    for (Path f : files.toList()) Files.delete(f);
                }
                Files.delete(oldest);
                olderBytes = sizeOfOlder();
            }
            return true;
        }

        private Path oldest() throws IOException {
            try (Stream<Path> runs = Files.list(folder)) {
                return runs.filter(this::isOlder).sorted().findFirst().orElse(null);
            }
        }

        private boolean isOlder(Path p) {
            return p.compareTo(run) < 0 && Files.isDirectory(p);
        }

        private long sizeOfOlder() throws IOException {
            if (Files.notExists(folder)) return 0; // the very first run, and nothing was read yet
            long sum = 0;
            try (Stream<Path> files = Files.walk(folder, 2)) {
                for (Path f : files.filter(f -> isOlder(f.getParent()) && Files.isRegularFile(f))
                        .toList()) sum += Files.size(f);
            }
            return sum;
        }
    }
}
