package org.longwave.output.recorder;

import java.time.Instant;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.RecordedFile;
import org.longwave.api.output.RecordedFile.Levels;
import org.longwave.api.output.RecorderState.Current;

/** Where a recording stands: told by its disk thread, asked by any thread. */
final class Progress {
    private static final System.Logger LOG = System.getLogger(Progress.class.getName());

    private final RecorderSettings settings;
    private final Tape tape;
    private final StudioTime time;
    private final int rateHz;
    private State state = State.CONNECTING;
    private Instant since;
    private String problem = "";
    private boolean hadTrouble;
    private String target = "";
    private long closedFrames;
    private long closedBytes;
    private long partFrames;
    private long partBytes;
    private long lostFrames;
    private long gapFrames;
    private Part current;
    private Levels levels = Levels.UNKNOWN;
    private Instant nextSplit;
    private long secondsLeft = -1;
    private boolean spaceShort;

    Progress(RecorderSettings settings, Tape tape, StudioTime time) {
        this.settings = settings;
        this.tape = tape;
        this.time = time;
        rateHz = tape.rateHz();
        since = time.instant();
    }

    private void state(State next) {
        if (state != next) since = time.instant();
        state = next;
    }

    synchronized boolean isOver() {
        return state == State.OFF || state == State.FAILED;
    }

    synchronized boolean hasFailed() {
        return state == State.RETRYING;
    }

    synchronized boolean hasHadTrouble() {
        return hadTrouble;
    }

    synchronized String problem() {
        return problem;
    }

    synchronized void opened(Part part, SpaceWatch space) {
        target = part.path().toString();
        current = part;
        levels = Levels.UNKNOWN;
        nextSplit = null;
        partFrames = 0;
        partBytes = part.bytes();
        space(part, space);
        if (state != State.ON)
            LOG.log(
                    System.Logger.Level.INFO,
                    "Recorder {0} records bus {1} to {2}",
                    settings.name(),
                    settings.bus(),
                    target);
        state(State.ON);
        problem = "";
    }

    synchronized void space(Part part, SpaceWatch space) {
        secondsLeft = space.secondsLeft(part);
        spaceShort = space.isShort();
    }

    /** Once a second. */
    synchronized void measured(Part part, Instant split) {
        levels = part.levels();
        nextSplit = split;
    }

    synchronized void moved(Part part) {
        partFrames = part.frames();
        partBytes = part.bytes();
    }

    synchronized void closed(RecordedFile file) {
        closedFrames += file.frames();
        closedBytes += file.bytes();
        partFrames = 0;
        partBytes = 0;
        LOG.log(System.Logger.Level.INFO, "Recorder {0}: closed {1}", settings.name(), file.file());
    }

    synchronized void lost(long frames) {
        if (lostFrames + gapFrames == 0) name(frames, "were lost because the disk stood still");
        lostFrames += frames;
    }

    synchronized void gap(long frames) {
        if (lostFrames + gapFrames == 0) name(frames, "did not come from the engine");
        gapFrames += frames;
    }

    private void name(long frames, String why) {
        LOG.log(
                System.Logger.Level.WARNING,
                "Recorder {0}: {1} {2}; silence stands in their place.",
                settings.name(),
                Spans.lost(frames, rateHz),
                why);
    }

    /** @param stopping nobody will try again */
    synchronized void failed(String sentence, boolean stopping) {
        closedFrames += partFrames;
        closedBytes += partBytes;
        partFrames = 0;
        partBytes = 0;
        hadTrouble = true;
        boolean news = !sentence.equals(problem);
        problem = sentence;
        if (news) LOG.log(System.Logger.Level.ERROR, "Recorder {0}: {1}", settings.name(), sentence);
        state(stopping ? State.FAILED : State.RETRYING);
    }

    synchronized void end(State last, String text) {
        problem = text;
        state(last);
    }

    /** The file that is being written, null when none is. */
    synchronized Current current() {
        if (current == null || state != State.ON) return null;
        return new Current(
                current.path(),
                current.started(),
                partFrames,
                rateHz,
                partBytes,
                lostFrames + gapFrames,
                levels,
                nextSplit);
    }

    /** -1 when it is not known or nothing is written. */
    synchronized long secondsLeft() {
        return state == State.ON ? secondsLeft : -1;
    }

    synchronized boolean isSpaceShort() {
        return state == State.ON && spaceShort;
    }

    static double bytesPerFrame(Part part) {
        return part.head().format().isPlain() ? part.head().frameBytes() : 0;
    }

    synchronized String losses() {
        StringBuilder text = new StringBuilder();
        if (lostFrames > 0)
            text.append(Spans.lost(lostFrames, rateHz))
                    .append(" were lost because the disk stood still; silence stands in their place.");
        if (gapFrames > 0)
            text.append(text.isEmpty() ? "" : " ")
                    .append(Spans.lost(gapFrames, rateHz))
                    .append(" did not come from the engine; silence stands in their place.");
        return text.toString();
    }

    synchronized OutputStatus status(boolean stopping, boolean paused, long position) {
        return new OutputStatus(
                Kind.RECORDER,
                state,
                detail(stopping, paused, position),
                target,
                since,
                closedFrames + partFrames,
                closedBytes + partBytes,
                -1);
    }

    private String detail(boolean stopping, boolean paused, long position) {
        if (state == State.CONNECTING) return "Opens a file in " + settings.folder() + ".";
        if (state == State.RETRYING)
            return problem + " The last " + Spans.left(Math.max(0, tape.head() - tape.tail()) / rateHz)
                    + " are kept; it goes on by itself.";
        if (state != State.ON) return problem;
        StringBuilder text = new StringBuilder(
                secondsLeft < 0
                        ? "The space left is not known."
                        : (spaceShort ? "Only " : "") + Spans.left(secondsLeft) + " left.");
        if (paused) text.append(" Paused.");
        if (stopping) text.append(" Closes the file.");
        long waiting = tape.head() - (position < 0 ? tape.tail() : position);
        if (waiting > 2L * rateHz)
            text.append(" The disk is slow: ").append(waiting / rateHz).append(" s of sound wait for it.");
        String losses = losses();
        return losses.isEmpty() ? text.toString() : text + " " + losses;
    }
}
