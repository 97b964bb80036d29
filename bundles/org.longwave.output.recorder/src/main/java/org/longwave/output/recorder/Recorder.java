package org.longwave.output.recorder;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.longwave.api.AudioBlock;
import org.longwave.api.DeviceException;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.RecordedFile;
import org.longwave.api.output.RecorderState;

/**
 * Records a bus, one {@link Session} after another, from a {@link Tape} that always runs. Open, block and close on the
 * consumer thread {@code lw-out-<name>}, everything else from any thread. Each session has its own disk thread
 * {@code lw-out-<name>-disk}.
 */
public final class Recorder implements BusConsumer {
    private static final System.Logger LOG = System.getLogger(Recorder.class.getName());
    private static final long JOIN_MILLIS = 10_000;

    private final Surroundings around;
    private Archive archive;
    private final List<Thread> threads = new ArrayList<>();
    private RecorderSettings settings;
    private StreamFormat format;
    private boolean wanted;
    private boolean armed = true;
    private volatile Conductor conductor = Recorder::alone;
    private Instant since;
    private Session session;
    private Session retro;
    private long begun = -1;
    private Tape tape;
    private Timeline timeline;
    private TriggerWatch triggers;

    public Recorder(RecorderSettings settings, boolean autostart) {
        this(settings.with(TriggerRules.manual(autostart)), Surroundings.real(codec -> null, Cues.NONE));
    }

    Recorder(RecorderSettings settings, Surroundings around) {
        this(settings, around, new Archive(around.disk(), settings.folder(), settings.name()));
    }

    /** @param archive what it tells of its files; several tracks may share one */
    Recorder(RecorderSettings settings, Surroundings around, Archive archive) {
        this.settings = settings;
        this.around = around;
        this.archive = archive;
        wanted = settings.triggers().autostart();
        since = around.time().instant();
    }

    synchronized RecorderSettings settings() {
        return settings;
    }

    /** New settings hold from the next recording on; a running one is not disturbed. */
    synchronized void settings(RecorderSettings changed, Archive changedArchive) {
        settings = changed;
        archive = changedArchive;
        if (format != null) triggers = triggers().after(triggers);
    }

    synchronized boolean isArmed() {
        return armed;
    }

    /** Not armed, nothing starts it; a running recording is not disturbed. */
    synchronized void arm(boolean on) {
        armed = on;
    }

    private TriggerWatch triggers() {
        return new TriggerWatch(settings.triggers(), format.rateHz(), around.time(), around.cues());
    }

    @Override
    public synchronized void open(StreamFormat opened) {
        format = opened;
        tape = new Tape(
                opened, settings.writing().bufferSeconds() + settings.writing().retroMinutes() * 60);
        timeline = new Timeline(around.time(), opened.rateHz());
        triggers = triggers();
        if (wanted) begin(-1);
    }

    /** Who carries out what a rule wants, for all tracks at once. Consumer thread, without this recorder's lock. */
    interface Conductor {
        void wished(Recorder by, TriggerWatch.Wish wish);
    }

    synchronized void conductor(Conductor one) {
        conductor = one;
    }

    @Override
    public void block(AudioBlock block) {
        TriggerWatch.Wish wish = taken(block);
        if (wish != null) conductor.wished(this, wish);
    }

    /** What a rule wants now and is not so, or null. */
    private synchronized TriggerWatch.Wish taken(AudioBlock block) {
        if (tape == null) return null;
        long end = block.frame() + block.frames();
        tape.offer(block);
        timeline.see(end);
        boolean running = isRunning();
        TriggerWatch.Wish wish = triggers.look(block, timeline.at(end), running ? Math.max(0, begun) : -1);
        if (running && begun < 0) {
            begun = block.frame();
            session.begins(begun);
        }
        return wish == null || wish.start() == running || wish.start() && !armed ? null : wish;
    }

    private static void alone(Recorder by, TriggerWatch.Wish wish) {
        by.obey(wish);
    }

    synchronized void obey(TriggerWatch.Wish wish) {
        if (wish.start() == isRunning() || wish.start() && !armed || tape == null) return;
        LOG.log(
                System.Logger.Level.INFO,
                "Recorder {0} {1}: {2}",
                settings.name(),
                wish.start() ? "starts" : "stops",
                wish.why());
        if (wish.start()) startAt(Math.max(tape.tail(), wish.frame()));
        else stopAt(wish.frame());
    }

    synchronized boolean isRunning() {
        return session != null && !session.isOver() && !session.isStopping();
    }

    /** Ends a running recording cleanly; one that was not stopped by a person goes on in a new file when opened again. */
    @Override
    public void close() {
        synchronized (this) {
            if (session != null && tape != null) session.cut(tape.head());
            format = null;
            tape = null;
        }
        join();
    }

    public synchronized void start() {
        if (isRunning()) session.retry();
        else startAt(tape == null ? -1 : tape.head());
    }

    /** The newest frame it has taken, -1 before the first. */
    synchronized long head() {
        return tape == null ? -1 : tape.head();
    }

    /** @param frame first frame, of those still there or still to come; -1: the first that comes */
    synchronized void startAt(long frame) {
        if (isRunning() || !armed) return;
        if (!wanted) since = around.time().instant();
        wanted = true;
        if (format != null) begin(frame);
    }

    public synchronized void stop() {
        stopAt(tape == null ? -1 : tape.head());
    }

    synchronized void stopAt(long frame) {
        wanted = false;
        if (session != null) session.stop(frame);
    }

    private void begin(long frame) {
        begun = frame;
        session = launched(new Session(settings, tape, timeline, around, archive, frame, ""));
    }

    private Session launched(Session next) {
        threads.removeIf(t -> !t.isAlive());
        Thread thread = around.launcher().apply(next);
        if (thread != null) threads.add(thread);
        return next;
    }

    synchronized void saveRetro() {
        long seconds = retroFrames() / Math.max(1, format == null ? 1 : format.rateHz());
        if (settings.writing().retroMinutes() == 0)
            throw new IllegalStateException(
                    "The recorder " + settings.name() + " keeps nothing of what was heard: set retroMinutes.");
        if (retroFrames() == 0)
            throw new IllegalStateException("Nothing was heard on " + settings.bus() + " yet: wait for its sound.");
        long head = tape.head();
        retro = launched(new Session(settings, tape, timeline, around, archive, head - retroFrames(), "_retro"));
        retro.stop(head);
        LOG.log(System.Logger.Level.INFO, "Recorder {0} saves the last {1} s", settings.name(), seconds);
    }

    private long retroFrames() {
        if (tape == null || tape.head() < 0) return 0;
        return Math.min(tape.head() - tape.tail(), settings.writing().retroMinutes() * 60L * format.rateHz());
    }

    void pause() {
        order(Order.Kind.PAUSE, "");
    }

    void resume() {
        order(Order.Kind.RESUME, "");
    }

    void marker(String text) {
        order(Order.Kind.MARKER, text);
    }

    void split() {
        order(Order.Kind.SPLIT, "");
    }

    void title(String text) {
        order(Order.Kind.TITLE, text);
    }

    private void order(Order.Kind kind, String text) {
        order(new Order(head(), kind, text));
    }

    synchronized void order(Order order) {
        if (isRunning()) session.order(order);
    }

    List<RecordedFile> history() {
        return archive().newest();
    }

    synchronized Archive archive() {
        return archive;
    }

    Path rename(Path file, String template) throws DeviceException {
        return new Editor(settings(), archive(), around).rename(file, template);
    }

    void edit(Path file, Map<String, String> tags) throws DeviceException {
        new Editor(settings(), archive(), around).edit(file, tags);
    }

    public synchronized OutputStatus status() {
        OutputStatus status = sessionStatus();
        if (retro == null
                || retro.status().state() != State.RETRYING && retro.status().state() != State.FAILED) return status;
        String detail = (status.detail() + " What just happened is not saved yet: "
                        + retro.status().detail())
                .strip();
        return new OutputStatus(
                Kind.RECORDER,
                status.state(),
                detail,
                status.target(),
                status.since(),
                status.frames(),
                status.bytes(),
                -1);
    }

    private OutputStatus sessionStatus() {
        if (wanted && format == null)
            return new OutputStatus(
                    Kind.RECORDER, State.CONNECTING, "Waits for bus " + settings.bus() + ".", "", since, 0, 0, -1);
        if (session != null) return session.status();
        return new OutputStatus(Kind.RECORDER, State.OFF, "", "", since, 0, 0, -1);
    }

    synchronized RecorderState state() {
        boolean running = isRunning();
        Instant now = around.time().instant();
        Schedule.Next next = Schedule.next(
                settings.triggers().schedule(), now.atZone(around.time().zone()));
        Instant stop = next.stop();
        double most = settings.triggers().stopAfterMinutes() * 60;
        if (running && most > 0 && begun >= 0) {
            Instant longest = timeline.at(begun + Math.round(most * format.rateHz()));
            if (stop == null || longest.isBefore(stop)) stop = longest;
        }
        Progress progress = running ? session.progress() : null;
        return new RecorderState(
                armed,
                running && session.isPaused(),
                progress == null ? null : progress.current(),
                progress == null ? -1 : progress.secondsLeft(),
                progress != null && progress.isSpaceShort(),
                format == null ? 0 : (double) retroFrames() / format.rateHz(),
                next.start(),
                running ? stop : null);
    }

    /** For the end of the program: stops and waits until the file is closed. */
    void shutDown() {
        stop();
        join();
    }

    private void join() {
        List<Thread> waitFor;
        Path folder;
        synchronized (this) {
            waitFor = List.copyOf(threads);
            folder = settings.folder();
        }
        try {
            for (Thread thread : waitFor)
                if (!thread.join(Duration.ofMillis(JOIN_MILLIS)))
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "The disk of {0} stands still, the file is not closed yet",
                            folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
