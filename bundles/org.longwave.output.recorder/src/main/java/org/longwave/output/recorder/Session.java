package org.longwave.output.recorder;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.RecordedFile;

/**
 * One recording from start to stop, in one file or many: {@link #step} and {@link #run} on its disk thread, the rest from
 * any thread. It reads the {@link Tape} at its own pace, so a disk that stands still loses nothing as long as the tape
 * is; what is lost beyond that is counted, marked, and stands in the file as silence of the exact length. When a file
 * cannot be written it is closed as far as it is good, and the sound goes on, from the next frame, in a new one: in the
 * same folder, in the fallback folder, or as soon as one of them can be written again.
 */
final class Session implements Runnable {
    private static final System.Logger LOG = System.getLogger(Session.class.getName());
    private static final int CHUNK_FRAMES = 4096;
    private static final int STEP_FRAMES = 1 << 16;
    private static final long IDLE_NANOS = 200_000_000;
    private static final long SECOND = 1_000_000_000;
    /** So often the header is brought up to date: with what that takes, it is never more than a second old. */
    private static final long SECURE_NANOS = 900_000_000;

    private static final long FIRST_RETRY_NANOS = 2 * SECOND;
    private static final long LAST_RETRY_NANOS = 10 * SECOND;

    private final RecorderSettings settings;
    private final Tape tape;
    private final Timeline timeline;
    private final Surroundings around;
    private final Archive archive;
    private final PartOpener opener;
    private final Splitter splitter;
    private final SpaceWatch space;
    private final float[] buffer;
    private final int rateHz;
    private final String suffix;
    private final OrderBook orders = new OrderBook();
    private final Progress progress;
    private Part part;
    private volatile long position;
    /** What {@link #begins} said, for a recording that began before the first block. */
    private volatile long first = -1;

    private long stepSeen;
    private boolean splitDue;
    private boolean paused;
    private long pausedAt;
    private String title = "";
    private long securedNanos;
    private long forcedNanos;
    private long retryAtNanos;
    private long retryNanos = FIRST_RETRY_NANOS;
    private volatile boolean stopAsked;
    private volatile long endFrame = Long.MAX_VALUE;
    private volatile boolean pauseWanted;

    /**
     * @param from first frame, -1: the first that comes
     * @param suffix behind the name of each file, empty for none
     */
    Session(
            RecorderSettings settings,
            Tape tape,
            Timeline timeline,
            Surroundings around,
            Archive archive,
            long from,
            String suffix) {
        this.settings = settings;
        this.tape = tape;
        this.timeline = timeline;
        this.around = around;
        this.archive = archive;
        this.suffix = suffix;
        rateHz = tape.rateHz();
        position = from;
        stepSeen = from;
        buffer = new float[CHUNK_FRAMES * tape.channels()];
        opener = new PartOpener(settings, rateHz, tape.channels(), around);
        splitter = new Splitter(
                settings.splits().within(Layout.limitBytes(settings.format())),
                rateHz,
                tape.channels(),
                around.time().zone());
        space = new SpaceWatch(settings, around.disk());
        progress = new Progress(settings, tape, around.time());
    }

    String threadName() {
        return "lw-out-" + settings.name() + "-disk";
    }

    /** The first frame has come: what a disk loses that stands still from the very beginning is counted from there. */
    void begins(long frame) {
        first = frame;
    }

    /** Asks for a clean end: all sound before {@code frame} is written, then the file is closed. */
    void stop(long frame) {
        if (stopAsked) return;
        endFrame = frame;
        stopAsked = true;
    }

    /** Nothing comes from {@code frame} on: a stop that was meant for later happens there. */
    void cut(long frame) {
        endFrame = Math.min(endFrame, frame);
        stopAsked = true;
    }

    boolean isStopping() {
        return stopAsked;
    }

    /** Nothing more will happen. */
    boolean isOver() {
        return progress.isOver();
    }

    void order(Order order) {
        if (order.kind() == Order.Kind.PAUSE) pauseWanted = true;
        if (order.kind() == Order.Kind.RESUME) pauseWanted = false;
        orders.add(order);
    }

    boolean isPaused() {
        return pauseWanted;
    }

    @Override
    public void run() {
        while (!isOver()) if (!step()) LockSupport.parkNanos(idleNanos());
    }

    private long idleNanos() {
        if (part == null) return IDLE_NANOS;
        return Math.clamp(securedNanos + SECURE_NANOS - around.time().nanos(), 1, IDLE_NANOS);
    }

    /** Disk thread: one piece of work; false when there was nothing to do. */
    boolean step() {
        if (isOver()) return false;
        try {
            locate();
            if (part == null) return ended() && progress.hasFailed() ? lastTry() : open();
            boolean worked = advance();
            tick();
            if (!worked && ended()) finish();
            return worked;
        } catch (IOException | RuntimeException e) {
            trouble(e);
            return false;
        } catch (LinkageError e) {
            trouble(new IllegalStateException(e)); // an encoder whose bundle is half gone
            return false;
        }
    }

    private boolean ended() {
        return stopAsked && (endFrame < 0 || position >= endFrame);
    }

    private void locate() {
        if (position >= 0 || tape.head() < 0) return;
        position = first >= 0 ? first : tape.tail();
        stepSeen = position;
    }

    /** A stopped recording whose last file could not be written to its end. */
    private boolean lastTry() {
        progress.end(State.FAILED, progress.problem());
        return false;
    }

    private boolean open() throws IOException {
        boolean due = around.time().nanos() - retryAtNanos >= 0;
        if (progress.hasFailed() && !due && !stopAsked) return false;
        Instant wall = position < 0 ? around.time().instant() : wall(position);
        part = opener.open(wall, title, suffix);
        splitter.begin(wall);
        orders.begin();
        splitDue = false;
        securedNanos = forcedNanos = around.time().nanos();
        space.look(part);
        progress.opened(part, space);
        progress.measured(part, nextSplit());
        return true;
    }

    /** Half a frame is added, so that a frame at a full second is not just before it. */
    private Instant wall(long frame) {
        return timeline.at(frame).plusNanos(SECOND / rateHz / 2);
    }

    private boolean advance() throws IOException {
        long before = position;
        if (before < 0) return false;
        while (position - before < STEP_FRAMES && piece()) {
            // until there is nothing to do, or enough was done for one step
        }
        if (position == before) return false;
        part.flush();
        progress.moved(part);
        retryNanos = FIRST_RETRY_NANOS;
        return true;
    }

    private boolean piece() throws IOException {
        long end = Math.min(tape.head(), endFrame);
        if (position >= end) return false;
        obey();
        clockSteps();
        if (splitDue && !paused) split();
        long late = tape.tail() - position;
        if (late > 0) return lose(Math.min(late, end - position));
        Tape.Hole hole = tape.holeAfter(position);
        if (hole != null && hole.frame() <= position) return gap(Math.min(hole.end(), end) - position);
        long limit = Math.min(end, position + CHUNK_FRAMES);
        if (hole != null) limit = Math.min(limit, hole.frame());
        Order next = orders.next();
        if (next != null) limit = Math.min(limit, next.frame());
        Timeline.Step step = timeline.stepAfter(stepSeen);
        if (step != null) limit = Math.min(limit, step.frame());
        return paused ? skip(limit) : write((int) (limit - position));
    }

    private boolean write(int count) throws IOException {
        int got = tape.read(position, buffer, count);
        if (got < 0) return true; // overwritten just now: the next piece counts it
        begin();
        Instant clock = splitter.clockEnd();
        long toClock = clock == null ? Long.MAX_VALUE : timeline.frameAt(clock, position) - position;
        double frameBytes = Progress.bytesPerFrame(part);
        long bytes = frameBytes > 0 ? (long) (part.frames() * frameBytes) : part.bytes();
        int fits = splitter.until(buffer, got, part.frames(), bytes, frameBytes, toClock);
        if (fits > 0) part.sound(buffer, fits, position);
        position += fits;
        splitDue |= fits < got;
        return true;
    }

    private void begin() throws IOException {
        if (!part.isStarted()) part.startAt(position, wall(position));
    }

    private boolean skip(long to) {
        position = to;
        return true;
    }

    private boolean lose(long frames) throws IOException {
        String why = "were lost because the disk stood still";
        if (paused) return skip(position + frames);
        if (part.frames() == 0 && progress.hasHadTrouble()) {
            position += frames;
            begin();
            part.lostBefore(frames, "before this file were lost because it could not be written");
        } else {
            begin();
            part.lost(frames, why);
            position += frames;
        }
        progress.lost(frames);
        splitter.silence(frames);
        return true;
    }

    private boolean gap(long frames) throws IOException {
        if (paused) return skip(position + frames);
        begin();
        part.lost(frames, "did not come from the engine");
        splitter.silence(frames);
        position += frames;
        progress.gap(frames);
        return true;
    }

    private void obey() throws IOException {
        for (Order order; (order = orders.next()) != null && order.frame() <= position; orders.done()) {
            boolean splits = order.kind() == Order.Kind.SPLIT
                    || order.kind() == Order.Kind.MARKER && settings.splits().onMarker()
                    || order.kind() == Order.Kind.TITLE && settings.splits().onTitle();
            if (order.kind() == Order.Kind.TITLE) title = order.text();
            if (splits && part.frames() > 0) split();
            carryOut(order);
        }
    }

    private void carryOut(Order order) throws IOException {
        switch (order.kind()) {
            case MARKER -> part.mark(order.text());
            case TITLE -> {
                if (!part.head().tags().containsKey("title") || part.frames() == 0) part.tag("title", order.text());
                part.mark(order.text());
            }
            case PAUSE -> {
                if (!paused) pausedAt = position;
                paused = true;
            }
            case RESUME -> {
                if (!paused) return;
                paused = false;
                part.jumpTo(position);
                part.mark("Paused for " + Spans.lost(position - pausedAt, rateHz));
            }
            case SPLIT -> {
                // done before
            }
        }
    }

    private void clockSteps() throws IOException {
        Timeline.Step step = timeline.stepAfter(stepSeen);
        if (step == null || step.frame() > position) return;
        stepSeen = step.frame();
        String text = "The clock was set by " + Spans.signed(step.by());
        LOG.log(System.Logger.Level.WARNING, "Recorder {0}: {1} at {2}", settings.name(), text, step.at());
        part.mark(text);
        Instant clock = splitter.clockEnd();
        if (clock == null) return;
        splitter.begin(wall(position));
        if (!splitter.clockEnd().equals(clock) && part.frames() > 0) splitDue = true;
    }

    private void split() throws IOException {
        closePart();
        open();
    }

    private void closePart() throws IOException {
        RecordedFile file = part.close(settings.writing().syncSeconds() > 0);
        part = null;
        archive.add(file);
        progress.closed(file);
        Retainer.apply(settings, archive, around);
    }

    private void tick() throws IOException {
        long now = around.time().nanos();
        if (part == null || now - securedNanos < SECURE_NANOS) return;
        securedNanos = now;
        if (!around.disk().exists(part.path())) throw new Trouble.GoneException(part.path());
        int sync = settings.writing().syncSeconds();
        boolean force = sync > 0 && now + SECURE_NANOS - forcedNanos > sync * SECOND;
        if (force) forcedNanos = now;
        part.secure(force);
        space.look(part);
        progress.space(part, space);
        progress.measured(part, nextSplit());
    }

    private Instant nextSplit() {
        Instant now = position < 0 ? around.time().instant() : wall(position);
        return splitter.expected(now, part.frames(), part.bytes(), SpaceWatch.bytesPerSecond(part.head()));
    }

    private void finish() throws IOException {
        for (Order order; (order = orders.next()) != null; orders.done())
            if (order.kind() == Order.Kind.MARKER) part.mark(order.text());
        if (position >= 0) begin();
        closePart();
        progress.end(State.OFF, progress.losses());
    }

    private void trouble(Exception cause) {
        boolean gone = cause instanceof Trouble.GoneException;
        if (part != null) {
            Part failed = part;
            part = null;
            RecordedFile kept = failed.fail(cause);
            // what is in the file stays there; what was on its way is still on the tape
            if (failed.isStarted()) {
                position = gone ? kept.firstFrame() : failed.engineFrame(kept.frames());
                paused = false;
            }
            orders.again(position);
            archive.add(kept);
        }
        splitDue = false;
        retryAtNanos = around.time().nanos() + (gone ? 0 : retryNanos);
        retryNanos = Math.min(2 * retryNanos, LAST_RETRY_NANOS);
        LOG.log(System.Logger.Level.DEBUG, "Recorder " + settings.name(), cause);
        progress.failed(Trouble.sentence(cause, settings.folder()), stopAsked);
    }

    /** Tries again at once. */
    void retry() {
        retryNanos = FIRST_RETRY_NANOS;
        retryAtNanos = around.time().nanos();
    }

    Progress progress() {
        return progress;
    }

    OutputStatus status() {
        return progress.status(stopAsked, pauseWanted, position);
    }
}
