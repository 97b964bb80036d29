package org.longwave.output.recorder;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.OutputControl;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;

/**
 * Records a bus, one {@link Take} after another. Open, block and close on the consumer thread {@code lw-out-<name>},
 * everything else from any thread. Each take has its own disk thread {@code lw-out-<name>-disk}.
 */
public final class Recorder implements BusConsumer, OutputControl {
    private static final System.Logger LOG = System.getLogger(Recorder.class.getName());
    private static final long JOIN_MILLIS = 10_000;

    private final Disk disk;
    private final InstantSource clock;
    private final Function<Take, Thread> launcher;
    private final List<Thread> threads = new ArrayList<>();
    private RecorderSettings settings;
    private StreamFormat format;
    private boolean wanted;
    private Instant since;
    private volatile Take take;

    public Recorder(RecorderSettings settings, boolean autostart) {
        this(settings, autostart, new LocalDisk(), InstantSource.system(), Recorder::onDaemon);
    }

    /** @param launcher gives a take its thread and starts it; may return null when steps are made by hand */
    Recorder(
            RecorderSettings settings,
            boolean autostart,
            Disk disk,
            InstantSource clock,
            Function<Take, Thread> launcher) {
        this.settings = settings;
        this.disk = disk;
        this.clock = clock;
        this.launcher = launcher;
        wanted = autostart;
        since = clock.instant();
    }

    private static Thread onDaemon(Take take) {
        return Thread.ofPlatform().daemon().name(take.threadName()).start(take);
    }

    /** New settings hold from the next recording on; a running one is not disturbed. */
    synchronized void settings(RecorderSettings changed) {
        settings = changed;
    }

    @Override
    public synchronized void open(StreamFormat opened) {
        format = opened;
        if (wanted) begin();
    }

    @Override
    public void block(AudioBlock block) {
        Take running = take;
        if (running != null) running.offer(block);
    }

    /** Ends a running recording cleanly; one that was not stopped by a person goes on in a new file when opened again. */
    @Override
    public void close() {
        synchronized (this) {
            format = null;
            if (take != null) take.stop();
        }
        join();
    }

    @Override
    public synchronized void start() {
        boolean running = take != null && !take.isOver() && !take.isStopping();
        if (running) return;
        if (!wanted) since = clock.instant();
        wanted = true;
        if (format != null) begin();
    }

    @Override
    public synchronized void stop() {
        wanted = false;
        if (take != null) take.stop();
    }

    private void begin() {
        threads.removeIf(t -> !t.isAlive());
        Take next = new Take(settings, format, disk, clock);
        take = next;
        Thread thread = launcher.apply(next);
        if (thread != null) threads.add(thread);
    }

    @Override
    public synchronized OutputStatus status() {
        if (wanted && format == null)
            return new OutputStatus(
                    Kind.RECORDER, State.CONNECTING, "Waits for bus " + settings.bus() + ".", "", since, 0, 0, -1);
        if (take != null) return take.status();
        return new OutputStatus(Kind.RECORDER, State.OFF, "", "", since, 0, 0, -1);
    }

    /** For the end of the program: stops and waits until the file is closed. */
    void shutDown() {
        stop();
        join();
    }

    private void join() {
        List<Thread> waitFor;
        synchronized (this) {
            waitFor = List.copyOf(threads);
        }
        try {
            for (Thread thread : waitFor)
                if (!thread.join(Duration.ofMillis(JOIN_MILLIS)))
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "The disk of {0} stands still, the file is not closed yet",
                            settings.folder());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
