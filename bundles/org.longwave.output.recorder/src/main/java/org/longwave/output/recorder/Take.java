package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;

/**
 * One recording, one file: {@link #step} and {@link #run} on the disk thread, {@link #offer} on the consumer thread,
 * the rest from any thread. A disk that stands still loses nothing for {@value #BUFFER_SECONDS} s; what is lost beyond
 * that is counted and stands in the file as silence of the exact length.
 */
final class Take implements Runnable {
    static final int BUFFER_SECONDS = 30;
    /** A start is refused below this. */
    static final long MIN_FREE_BYTES = 50_000_000;

    private static final System.Logger LOG = System.getLogger(Take.class.getName());
    private static final int SPACE_CHECK_SECONDS = 2;
    private static final int STEP_BLOCKS = 256;
    private static final long IDLE_NANOS = 50_000_000;
    private static final int FIRST_NAMES = 1000;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss");

    private final RecorderSettings settings;
    private final StreamFormat format;
    private final Disk disk;
    private final InstantSource clock;
    private WavFile wav;
    private WavHeader header;
    private boolean prepared;
    private boolean started;
    private long spaceCheckFrame;
    private boolean lossNamed;
    private volatile boolean stopAsked;
    private volatile DeepBuffer buffer;
    private volatile Mark mark;
    private volatile String target = "";
    private volatile long frames;
    private volatile long bytes;
    private volatile long freeBytes = -1;

    /** State, the moment it began, and what to say about it. */
    private record Mark(State state, Instant since, String problem) {}

    Take(RecorderSettings settings, StreamFormat format, Disk disk, InstantSource clock) {
        this.settings = settings;
        this.format = format;
        this.disk = disk;
        this.clock = clock;
        mark(State.CONNECTING, "");
    }

    private void mark(State state, String problem) {
        mark = new Mark(state, clock.instant(), problem);
    }

    /** Consumer thread. The take begins with the first block, even while the file is not open yet. */
    void offer(AudioBlock block) {
        DeepBuffer open = buffer;
        if (open == null) open = arm();
        if (open != null) open.offer(block);
    }

    private synchronized DeepBuffer arm() {
        if (stopAsked) return null;
        buffer = new DeepBuffer(format, BUFFER_SECONDS);
        return buffer;
    }

    /** Asks for a clean end: all sound taken so far is written, then the file is closed. */
    synchronized void stop() {
        if (buffer != null) buffer.close();
        stopAsked = true;
    }

    String threadName() {
        return "lw-out-" + settings.name() + "-disk";
    }

    boolean isStopping() {
        return stopAsked;
    }

    /** Nothing more will happen. */
    boolean isOver() {
        State state = mark.state;
        return state == State.OFF || state == State.FAILED;
    }

    @Override
    public void run() {
        while (!isOver()) if (!step()) LockSupport.parkNanos(IDLE_NANOS);
    }

    /** Disk thread: one piece of work; false when there was nothing to do. */
    boolean step() {
        if (isOver()) return false;
        try {
            if (!prepared) return prepare();
            boolean closed = stopAsked; // read before the blocks: none can come after
            DeepBuffer open = buffer;
            boolean worked = open != null && writeBlocks(open);
            if (!worked && closed) finish();
            return worked;
        } catch (IOException | RuntimeException e) {
            fail(e);
            return false;
        }
    }

    private boolean prepare() throws IOException {
        Path folder = settings.folder();
        disk.createFolder(folder);
        freeBytes = disk.usableBytes(folder);
        if (freeBytes < MIN_FREE_BYTES) {
            stop();
            end(
                    State.FAILED,
                    "The disk of " + folder + " has only " + freeBytes / 1_000_000 + " MB left and a recording needs "
                            + MIN_FREE_BYTES / 1_000_000 + " MB to start: free some space or choose another folder.");
            return false;
        }
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault());
        header = new WavHeader(
                settings.format(),
                format.rateHz(),
                format.channels(),
                "Bus " + settings.bus() + "; TimeReference counts frames since the engine's start",
                settings.name(),
                now,
                WavHeader.RIFF_LIMIT_BYTES);
        wav = new WavFile(createFile(folder, settings.fileName() + "_" + now.format(STAMP)), header);
        wav.open();
        bytes = wav.bytes();
        prepared = true;
        mark(State.ON, "");
        LOG.log(
                System.Logger.Level.INFO,
                "Recorder {0} records bus {1} to {2}",
                settings.name(),
                settings.bus(),
                target);
        return true;
    }

    private Disk.DiskFile createFile(Path folder, String name) throws IOException {
        for (int i = 1; i <= FIRST_NAMES; i++) {
            Path file = folder.resolve(name + (i == 1 ? "" : "-" + i) + ".wav");
            try {
                Disk.DiskFile made = disk.createNew(file);
                target = file.toString();
                return made;
            } catch (FileAlreadyExistsException e) {
                LOG.log(System.Logger.Level.DEBUG, "{0} exists and is left alone", file);
            }
        }
        throw new IOException("there are already " + FIRST_NAMES + " files named " + name);
    }

    private boolean writeBlocks(DeepBuffer open) throws IOException {
        int count = 0;
        for (float[] block; count < STEP_BLOCKS && (block = open.peek()) != null; count++) {
            if (!started) {
                started = true;
                wav.startAt(open.peekFrame());
            }
            wav.silence(open.peekSilence());
            wav.append(block, open.blockFrames());
            open.release();
        }
        if (count == 0) return false;
        wav.flush();
        progress(open);
        return true;
    }

    private void progress(DeepBuffer open) {
        frames = wav.frames();
        bytes = wav.bytes();
        if (frames - spaceCheckFrame >= (long) SPACE_CHECK_SECONDS * format.rateHz()) {
            spaceCheckFrame = frames;
            freeBytes = freeBytes();
        }
        if (!lossNamed && open.lostFrames() + open.gapFrames() > 0) {
            lossNamed = true;
            LOG.log(System.Logger.Level.WARNING, "Recorder {0}: {1}", settings.name(), losses(open));
        }
    }

    /** -1 when the disk does not tell: no reason to end a recording. */
    private long freeBytes() {
        try {
            return disk.usableBytes(settings.folder());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Space left in " + settings.folder(), e);
            return -1;
        }
    }

    private void finish() throws IOException {
        DeepBuffer open = buffer;
        if (open != null) wav.silence(open.tailFrames());
        wav.close();
        frames = wav.frames();
        bytes = wav.bytes();
        end(State.OFF, open == null ? "" : losses(open));
    }

    /** After {@link #stop}: no new buffer can come. */
    private void end(State state, String text) {
        buffer = null;
        mark(state, text);
        System.Logger.Level level = state == State.FAILED ? System.Logger.Level.ERROR : System.Logger.Level.INFO;
        LOG.log(level, "Recorder {0}: {1} {2}", settings.name(), state == State.OFF ? "closed " + target : "", text);
    }

    private void fail(Exception cause) {
        stop();
        boolean recorded = prepared;
        if (wav != null) {
            try {
                wav.closeAfterFailure();
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
            frames = wav.frames();
            bytes = wav.bytes();
        }
        LOG.log(System.Logger.Level.DEBUG, "Recorder " + settings.name(), cause);
        end(State.FAILED, problem(cause, recorded));
    }

    private String problem(Exception cause, boolean recorded) {
        Path folder = settings.folder();
        String kept = recorded ? " The file holds " + Spans.clock(frames, format.rateHz()) + " and is complete." : "";
        if (isFull(cause))
            return "The disk of " + folder + " is full, so the recording stopped." + kept
                    + " Free some space or choose another folder, then start it again.";
        String why = why(cause);
        if (!recorded)
            return "Cannot record in the folder " + folder + " (" + why
                    + "): change its rights or choose another folder, then start it again.";
        return "Writing " + target + " failed (" + why + "), so the recording stopped." + kept
                + " Look at the disk or choose another folder, then start it again.";
    }

    private static String why(Exception cause) {
        return switch (cause) {
            case AccessDeniedException e -> "no permission";
            case FileAlreadyExistsException e -> "a file has that name";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> String.valueOf(cause.getMessage());
        };
    }

    /** Java has no exception of its own for a full disk: the system's words, or the space that is left, must tell. */
    private boolean isFull(Exception cause) {
        if (!(cause instanceof IOException) || cause instanceof AccessDeniedException) return false;
        String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (said.contains("no space") || said.contains("not enough space") || said.contains("quota")) return true;
        try {
            return prepared && disk.usableBytes(settings.folder()) < header.frameBytes();
        } catch (IOException e) {
            cause.addSuppressed(e);
            return false;
        }
    }

    OutputStatus status() {
        Mark now = mark;
        return new OutputStatus(Kind.RECORDER, now.state, detail(now), target, now.since, frames, bytes, -1);
    }

    private String detail(Mark now) {
        DeepBuffer open = buffer;
        if (now.state == State.CONNECTING) return "Opens a file in " + settings.folder() + ".";
        if (now.state != State.ON) return now.problem;
        long free = freeBytes;
        // the header was set before the state became ON, which is volatile
        StringBuilder text = new StringBuilder(
                free < 0 ? "The space left is not known." : Spans.left(free / header.bytesPerSecond()) + " left.");
        if (stopAsked) text.append(" Closes the file.");
        if (open == null) return text.toString();
        long waiting = open.waitingFrames();
        if (waiting > 2L * format.rateHz())
            text.append(" The disk is slow: ").append(waiting / format.rateHz()).append(" s of sound wait for it.");
        String losses = losses(open);
        return (losses.isEmpty() ? text : text.append(' ').append(losses)).toString();
    }

    private String losses(DeepBuffer open) {
        StringBuilder text = new StringBuilder();
        if (open.lostFrames() > 0)
            text.append(Spans.lost(open.lostFrames(), format.rateHz()))
                    .append(" were lost because the disk stood still; silence stands in their place.");
        if (open.gapFrames() > 0)
            text.append(text.isEmpty() ? "" : " ")
                    .append(Spans.lost(open.gapFrames(), format.rateHz()))
                    .append(" did not come from the engine; silence stands in their place.");
        return text.toString();
    }
}
