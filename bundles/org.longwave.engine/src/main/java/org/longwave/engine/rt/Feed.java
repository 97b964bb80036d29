package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.StreamFormat;
import org.longwave.engine.ring.Cursor;
import org.longwave.engine.ring.FrameMark;
import org.longwave.engine.ring.InputReader;

/**
 * A strip's end of an input ring: turns "empty", "too full", "held" and "ended" into clean sound and counts; engine
 * thread. It waits until the ring holds its target, then reads; on an underrun the last sample fades out, the missing
 * frames are silence and it waits for the target again; after an overflow, and on a live input also when a surplus stays
 * for a second (see {@link FillWatch}), the oldest frames are dropped with a cross-fade so that the delay returns to its
 * target. Frames from an edge are meant for a frame of the engine each (see {@link FrameMark}): they are heard there or
 * not at all, so their delay is constant whatever happened in between.
 */
@RealTime
public final class Feed {
    private static final int FADE_FRAMES = 64;
    private static final long NO_FLUSH = -1;

    private final InputReader reader;
    private final Cursor overflowFrames;
    private final int targetFrames;
    private final float[][] scratch;
    private final float[] last;
    /** Null: not live, a full ring is no delay. */
    private final FillWatch watch;
    /** Null: the frames are meant for no frame in particular. */
    private final Alignment alignment;

    private final Cursor underruns = new Cursor();
    private final Cursor underrunFrames = new Cursor();
    private final Cursor trimmedFrames = new Cursor();
    private long seenOverflow;
    /** Frames to give up with the next piece that is long enough for a cross-fade. */
    private int surplus;

    private boolean running;
    private boolean held;
    /** Fade state in frames: 0 is silent, {@link #FADE_FRAMES} untouched; a fade may span several orders' splits. */
    private int level;
    /** Frames of the last sample's fade that are still to come after an underrun. */
    private int tail;

    private boolean flushed = true;
    private long flushTo = NO_FLUSH;

    /**
     * @param overflowFrames counter of the writing side: frames it could not write
     * @param targetFrames frames that wait before reading starts
     */
    public Feed(InputReader reader, Cursor overflowFrames, int targetFrames, int channels, int blockFrames) {
        this(reader, overflowFrames, targetFrames, channels, blockFrames, null, null);
    }

    private Feed(
            InputReader reader,
            Cursor overflowFrames,
            int targetFrames,
            int channels,
            int blockFrames,
            FillWatch watch,
            Alignment alignment) {
        this.reader = reader;
        this.overflowFrames = overflowFrames;
        this.targetFrames = targetFrames;
        this.watch = watch;
        this.alignment = alignment;
        scratch = new float[channels][blockFrames];
        last = new float[channels];
    }

    /** The feed of a live input without an edge, whose delay is brought back to its target. */
    @ControlRoom
    public static Feed live(InputReader reader, Cursor overflowFrames, int targetFrames, StreamFormat format) {
        FillWatch watch = new FillWatch(targetFrames, format.blockFrames(), format.rateHz());
        return new Feed(reader, overflowFrames, targetFrames, format.channels(), format.blockFrames(), watch, null);
    }

    /**
     * The feed of a live input whose edge says for which engine frame each of its frames is meant; what it does not
     * say that of is read as by {@link #live}.
     *
     * @param engineFrame frame of the block being made
     */
    @ControlRoom
    public static Feed aligned(
            InputReader reader,
            Cursor overflowFrames,
            int targetFrames,
            StreamFormat format,
            FrameMark mark,
            Cursor engineFrame) {
        FillWatch watch = new FillWatch(targetFrames, format.blockFrames(), format.rateHz());
        Alignment alignment = new Alignment(mark, engineFrame);
        return new Feed(
                reader, overflowFrames, targetFrames, format.channels(), format.blockFrames(), watch, alignment);
    }

    /** Fills frames {@code from} to {@code to}; false when all of them are silence. */
    boolean fill(float[][] block, int from, int to) {
        if (alignment != null) alignment.look(reader.position());
        int first = from;
        if (!running) {
            first = held ? to : isAligned() ? startAligned(from, to) : start() ? from : to;
            if (first == to) return rest(block, from, to);
            if (first > from) rest(block, from, first);
            begin();
        }
        if (held || flushTo != NO_FLUSH) return runOut(block, first, to);
        if (isAligned() && isAstray(first, to)) {
            ranDry(block, first, to);
            return true;
        }
        if (trim(block, first, to)) return true;
        read(block, first, to);
        return true;
    }

    private void read(float[][] block, int from, int to) {
        int wanted = to - from;
        int reach = alignment == null ? wanted : Math.min(wanted, alignment.reach(reader.position()));
        int got = reader.read(block, from, reach);
        if (got == reach && got < wanted) {
            // what follows is meant for another frame: maybe frames the device lost lie between
            alignment.look(reader.position());
            if (!isAligned() || !isAstray(from + got, to)) got += reader.read(block, from + got, wanted - got);
        }
        if (got > 0) {
            fade(block, from, from + got, 1);
            remember(block, from + got - 1);
        }
        if (got < wanted) ranDry(block, from + got, to);
    }

    private boolean isAligned() {
        return alignment != null && !alignment.isFree();
    }

    /** What the ring holds is meant for later, or for so much earlier that it is of no use. */
    private boolean isAstray(int from, int to) {
        if (alignment.isPending()) return true;
        long due = alignment.due(from, reader.position());
        return due < 0 || due >= to - from && due > reader.slots() - (to - from);
    }

    /** Where in the block reading begins, with the very frame that is meant for it; {@code to}: not in this block. */
    private int startAligned(int from, int to) {
        for (int mark = 0; mark < 2; mark++) {
            if (alignment.isFree()) return to;
            int reach = alignment.reach(reader.position());
            // pending, and more is known of what follows: their place was overtaken before anybody looked
            if (alignment.isPending() && reach == Integer.MAX_VALUE) return to;
            long due = alignment.isPending() ? reach : alignment.due(from, reader.position());
            if (due <= 0) break;
            long stale = Math.min(due, reach);
            trimmedFrames.add(reader.skip((int) Math.min(stale, reader.slots())));
            alignment.look(reader.position());
        }
        if (alignment.isPending() || alignment.isFree()) return to;
        long due = alignment.due(from, reader.position());
        if (due > 0 || -due >= to - from) return to;
        int first = from - (int) due;
        return reader.slots() < to - first || alignment.reach(reader.position()) < to - first ? to : first;
    }

    private boolean start() {
        boolean ended = reader.endInSight();
        int ready = reader.slots();
        return ready >= targetFrames || ended && ready > 0;
    }

    private void begin() {
        running = true;
        level = flushed ? FADE_FRAMES : 0;
        flushed = false;
        tail = 0;
        surplus = 0;
        if (watch != null) watch.restart();
        seenOverflow = overflowFrames.opaque();
    }

    private void remember(float[][] block, int index) {
        for (int c = 0; c < last.length; c++) last[c] = block[c][index];
    }

    /** Gives up the oldest frames, if there is reason to, with a cross-fade over the piece. */
    private boolean trim(float[][] block, int from, int to) {
        lookForSurplus(from, to - from);
        int frames = to - from;
        if (surplus <= 0 || frames < FADE_FRAMES || level < FADE_FRAMES) return false;
        int dropped = Math.min(surplus, reader.slots() - frames);
        surplus = 0;
        if (dropped <= 0 || !reader.peekAll(scratch, from, frames)) return false;
        trimmedFrames.add(reader.skip(dropped));
        if (!reader.readAll(block, from, frames)) return false;
        for (int c = 0; c < last.length; c++) {
            float[] old = scratch[c];
            float[] fresh = block[c];
            for (int i = from; i < to; i++) {
                float g = (i - from + 1f) / frames;
                fresh[i] = old[i] + (fresh[i] - old[i]) * g;
            }
        }
        remember(block, to - 1);
        if (watch != null) watch.restart();
        return true;
    }

    /** The writer had to refuse new frames, or frames wait that nobody needs. */
    private void lookForSurplus(int from, int frames) {
        if (isAligned()) {
            surplus = (int) Math.min(alignment.due(from, reader.position()), alignment.reach(reader.position()));
            return;
        }
        long overflow = overflowFrames.opaque();
        if (overflow != seenOverflow) {
            seenOverflow = overflow;
            surplus = reader.slots() - Math.max(targetFrames, frames);
        } else if (watch != null) surplus = Math.max(surplus, watch.surplus(reader.slots(), frames));
    }

    private void ranDry(float[][] block, int from, int to) {
        tail = FADE_FRAMES;
        running = false;
        rest(block, from, to);
        if (reader.atEnd()) return; // the end of a file is no fault
        underruns.add(1);
        underrunFrames.add((long) to - from);
    }

    /** Held or to be flushed while running: what is read fades to nothing, then reading stops. */
    private boolean runOut(float[][] block, int from, int to) {
        int wanted = Math.min(level, to - from);
        int got = reader.read(block, from, wanted);
        fade(block, from, from + got, -1);
        for (float[] channel : block) for (int i = from + got; i < to; i++) channel[i] = 0f;
        if (level > 0 && got == wanted) return true; // the fade goes on in the next piece of the block
        running = false;
        flushed = false;
        tail = 0;
        if (flushTo != NO_FLUSH) drop();
        return got > 0;
    }

    /** Nothing is read: silence, after the last sample of an underrun has faded. */
    private boolean rest(float[][] block, int from, int to) {
        int fading = Math.min(tail, to - from);
        for (int c = 0; c < last.length; c++) {
            float[] channel = block[c];
            for (int i = 0; i < fading; i++) channel[from + i] = last[c] * ((tail - 1f - i) / FADE_FRAMES);
            for (int i = from + fading; i < to; i++) channel[i] = 0f;
        }
        tail -= fading;
        return fading > 0;
    }

    private void fade(float[][] block, int from, int to, int direction) {
        if (direction > 0 && level == FADE_FRAMES) return;
        int n = to - from;
        for (float[] channel : block)
            for (int i = 0; i < n; i++) {
                int at = level + direction * (i + 1);
                if (at < FADE_FRAMES) channel[from + i] *= (float) Math.max(at, 0) / FADE_FRAMES;
            }
        level = Math.max(0, Math.min(FADE_FRAMES, level + direction * n));
    }

    void hold(boolean newHeld) {
        held = newHeld;
    }

    /**
     * Drops what waits now, at once or, while the strip runs, after it has faded out; what is written from now on
     * stays. The next start is not faded in: it is the beginning of something.
     */
    void flush() {
        flushTo = reader.position() + reader.slots();
        if (!running) drop();
    }

    private void drop() {
        reader.skip((int) Math.max(0, flushTo - reader.position()));
        flushTo = NO_FLUSH;
        flushed = true;
    }

    boolean isRunning() {
        return running;
    }

    boolean isHeld() {
        return held;
    }

    public int targetFrames() {
        return targetFrames;
    }

    /** Any thread. */
    public long underruns() {
        return underruns.opaque();
    }

    /** Any thread. */
    public long underrunFrames() {
        return underrunFrames.opaque();
    }

    /** Any thread. */
    public long trimmedFrames() {
        return trimmedFrames.opaque();
    }

    /** Any thread may close it once the engine no longer reads it. */
    @ControlRoom
    public void close() {
        reader.close();
    }
}
