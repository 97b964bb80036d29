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
import org.longwave.api.codec.Title;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.RecordedFile;
import org.longwave.api.output.RecorderControl;
import org.longwave.api.output.TitleSink;

/**
 * Records a bus, one {@link Session} after another, from a {@link Tape} that always runs. Open, block and close on the
 * consumer thread {@code lw-out-<name>}, everything else from any thread. Each session has its own disk thread
 * {@code lw-out-<name>-disk}.
 */
public final class Recorder implements BusConsumer, RecorderControl, TitleSink {
    /** A disk that stands still so long costs nothing. */
    static final int DEEP_SECONDS = 30;

    private static final System.Logger LOG = System.getLogger(Recorder.class.getName());
    private static final long JOIN_MILLIS = 10_000;

    private final Surroundings around;
    private final Archive archive;
    private final List<Thread> threads = new ArrayList<>();
    private RecorderSettings settings;
    private StreamFormat format;
    private boolean wanted;
    private Instant since;
    private Session session;
    private long begun = -1;
    private Tape tape;
    private Timeline timeline;
    private TriggerWatch triggers;

    public Recorder(RecorderSettings settings, boolean autostart) {
        this(settings.with(TriggerRules.manual(autostart)), Surroundings.real(codec -> null, Cues.NONE));
    }

    Recorder(RecorderSettings settings, Surroundings around) {
        this.settings = settings;
        this.around = around;
        archive = new Archive(around.disk(), settings.folder(), settings.name());
        wanted = settings.triggers().autostart();
        since = around.time().instant();
    }

    Archive archive() {
        return archive;
    }

    /** New settings hold from the next recording on; a running one is not disturbed. */
    synchronized void settings(RecorderSettings changed) {
        settings = changed;
        if (format != null) triggers = triggers();
    }

    private TriggerWatch triggers() {
        return new TriggerWatch(settings.triggers(), format.rateHz(), around.time(), around.cues());
    }

    @Override
    public synchronized void open(StreamFormat opened) {
        format = opened;
        tape = new Tape(opened, DEEP_SECONDS + settings.writing().retroMinutes() * 60);
        timeline = new Timeline(around.time(), opened.rateHz());
        triggers = triggers();
        if (wanted) begin(-1);
    }

    @Override
    public synchronized void block(AudioBlock block) {
        if (tape == null) return;
        long end = block.frame() + block.frames();
        tape.offer(block);
        timeline.see(end);
        boolean running = isRunning();
        TriggerWatch.Wish wish = triggers.look(block, timeline.at(end), running ? Math.max(0, begun) : -1);
        if (running && begun < 0) begun = block.frame();
        if (wish == null || wish.start() == running) return;
        LOG.log(
                System.Logger.Level.INFO,
                "Recorder {0} {1}: {2}",
                settings.name(),
                wish.start() ? "starts" : "stops",
                wish.why());
        if (wish.start()) startAt(Math.max(tape.tail(), wish.frame()));
        else stopAt(wish.frame());
    }

    private boolean isRunning() {
        return session != null && !session.isOver() && !session.isStopping();
    }

    /** Ends a running recording cleanly; one that was not stopped by a person goes on in a new file when opened again. */
    @Override
    public void close() {
        synchronized (this) {
            if (session != null && tape != null) session.stop(tape.head());
            format = null;
            tape = null;
        }
        join();
    }

    @Override
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
        if (isRunning()) return;
        if (!wanted) since = around.time().instant();
        wanted = true;
        if (format != null) begin(frame);
    }

    @Override
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

    @Override
    public synchronized void saveRetro() {
        int minutes = settings.writing().retroMinutes();
        if (tape == null || tape.head() < 0) return;
        if (minutes == 0) {
            LOG.log(System.Logger.Level.WARNING, "Recorder {0} keeps nothing: set retroMinutes.", settings.name());
            return;
        }
        long head = tape.head();
        long from = Math.max(tape.tail(), head - minutes * 60L * format.rateHz());
        Session retro = launched(new Session(settings, tape, timeline, around, archive, from, "_retro"));
        retro.stop(head);
    }

    @Override
    public void pause() {
        order(Order.Kind.PAUSE, "");
    }

    @Override
    public void resume() {
        order(Order.Kind.RESUME, "");
    }

    @Override
    public void marker(String text) {
        order(Order.Kind.MARKER, text);
    }

    @Override
    public void split() {
        order(Order.Kind.SPLIT, "");
    }

    /** What goes on the air goes into the recording too. */
    @Override
    public void title(Title title) {
        title(title.line());
    }

    @Override
    public void title(String text) {
        order(Order.Kind.TITLE, text);
    }

    private void order(Order.Kind kind, String text) {
        order(new Order(head(), kind, text));
    }

    synchronized void order(Order order) {
        if (isRunning()) session.order(order);
    }

    @Override
    public List<RecordedFile> history() {
        return archive.newest();
    }

    @Override
    public Path rename(Path file, String template) throws DeviceException {
        RecorderSettings now;
        synchronized (this) {
            now = settings;
        }
        return new Editor(now, archive, around).rename(file, template);
    }

    @Override
    public void edit(Path file, Map<String, String> tags) throws DeviceException {
        RecorderSettings now;
        synchronized (this) {
            now = settings;
        }
        new Editor(now, archive, around).edit(file, tags);
    }

    @Override
    public synchronized OutputStatus status() {
        if (wanted && format == null)
            return new OutputStatus(
                    Kind.RECORDER, State.CONNECTING, "Waits for bus " + settings.bus() + ".", "", since, 0, 0, -1);
        if (session != null) return session.status();
        return new OutputStatus(Kind.RECORDER, State.OFF, "", "", since, 0, 0, -1);
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
