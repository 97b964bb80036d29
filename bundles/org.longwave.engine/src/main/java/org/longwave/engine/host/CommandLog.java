package org.longwave.engine.host;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jctools.queues.varhandle.MpscVarHandleArrayQueue;
import org.longwave.api.StreamFormat;

/**
 * Writes what the engine answered to a file, on a thread of its own, {@code lw-control-log}. Any thread of the control
 * room hands over and never waits: what finds no room in the queue, or no room on the disk, is counted, and the count
 * is in the log. Each file begins with the state of the desk; what had been heard before is not in it, so a render
 * begins with the first file of a run. {@link #doWork} is one step; a test may call it without a thread.
 */
final class CommandLog {
    /** Together with {@link CommandLogFiles#FILES}: at most 16 MB. */
    static final long FILE_BYTES = 512 << 10;

    static final int QUEUE = 8192;

    private static final System.Logger LOG = System.getLogger(CommandLog.class.getName());
    private static final long POLL_NANOS = 50_000_000L;
    private static final long RETRY_NANOS = 10_000_000_000L;

    private final MpscVarHandleArrayQueue<LogLine> queue = new MpscVarHandleArrayQueue<>(QUEUE);
    private final AtomicLong lost = new AtomicLong();
    private final StreamFormat format;
    private final Path folder;
    private final CommandLogFiles files;
    private final LongSupplier clock;
    private final Instant started;
    /** What a new file begins with: the writer's own. */
    private final LogState state = new LogState();

    private final Map<String, LogNote.EffectThere> effects = new LinkedHashMap<>();
    private int part;
    private long lostWritten;
    private boolean failed;
    private long retryNanos;
    private volatile boolean stopping;
    private Thread thread;

    CommandLog(StreamFormat format, Path folder) {
        this(
                format,
                folder,
                new CommandLogFiles(folder, FILE_BYTES, CommandLogFiles.Disk::real),
                System::nanoTime,
                Instant.now());
    }

    CommandLog(StreamFormat format, Path folder, CommandLogFiles files, LongSupplier clock, Instant started) {
        this.format = format;
        this.folder = folder;
        this.files = files;
        this.clock = clock;
        this.started = started;
    }

    void start() {
        thread = Thread.ofPlatform().name("lw-control-log").daemon().start(this::run);
    }

    /** Any thread of the control room; never waits. */
    void add(LogLine line) {
        if (!queue.offer(line)) lost.incrementAndGet();
    }

    /** Lines that the control room knows to be missing. */
    void lose(long lines) {
        lost.addAndGet(lines);
    }

    /** When the engine's run began: frame 0. */
    Instant started() {
        return started;
    }

    /** Answers that are missing from the log. */
    long lost() {
        return lost.get();
    }

    private void run() {
        while (!stopping) {
            doWork();
            LockSupport.parkNanos(this, POLL_NANOS);
        }
        end();
    }

    /** The writer, or a test in its place: writes what has been handed over. */
    void doWork() {
        if (failed && clock.getAsLong() - retryNanos < 0) {
            drop();
            return;
        }
        try {
            if (!files.isOpen()) open();
            writeLost();
            // no more than the queue holds, so that a flood of orders does not keep a stop waiting
            for (int i = 0; i < QUEUE; i++) {
                LogLine line = queue.relaxedPoll();
                if (line == null) return;
                write(line);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private void open() throws IOException {
        if (files.isResumable()) files.resume();
        else begin();
        if (failed) LOG.log(Level.INFO, "the command log is written again, to {0}", files.current());
        failed = false;
    }

    private void begin() throws IOException {
        files.begin(CommandLogHeader.of(format, started, part + 1).text());
        part++;
        for (LogNote.EffectThere effect : effects.values()) files.write(effect.text());
        for (String order : state.lines()) files.write(new LogNote.State(order).text());
    }

    private void write(LogLine line) throws IOException {
        try {
            if (files.isFull()) begin();
            files.write(line.text());
            if (line instanceof CommandLogEntry e && e.refused().isEmpty()) state.apply(e.order());
            if (line instanceof LogNote.EffectThere e) effects.put(e.id(), e);
        } catch (IOException e) {
            lost.incrementAndGet();
            throw e;
        }
    }

    private void writeLost() throws IOException {
        long now = lost.get();
        if (now == lostWritten) return;
        files.write(CommandLogReader.LOST + (now - lostWritten));
        LOG.log(Level.WARNING, "{0} answers are missing from the command log {1}", now - lostWritten, folder);
        lostWritten = now;
    }

    private void fail(IOException e) {
        files.abandon();
        if (!failed)
            LOG.log(
                    Level.WARNING,
                    "the command log in {0} cannot be written and has a hole until it can: {1}. Make room there;"
                            + " the programme goes on.",
                    folder,
                    e.toString());
        failed = true;
        retryNanos = clock.getAsLong() + RETRY_NANOS;
        drop();
    }

    private void drop() {
        while (queue.relaxedPoll() != null) lost.incrementAndGet();
    }

    private void end() {
        doWork();
        try {
            files.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the command log in " + folder + " was not closed well", e);
        }
    }

    /** Control room: writes what is left, then closes the file. */
    void stop() {
        stopping = true;
        if (thread == null) end();
        else Threads.end(thread);
    }
}
