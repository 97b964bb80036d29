package org.longwave.dsp;

/**
 * The time line of a sound device, from its counts of frames and the times they were seen at; the device's own thread
 * (readings: any). A count is never seen too early, only too late: by the device's own steps, by the scheduler, by load.
 * So the line is the lower edge of all that was seen, not its mean: of each window the earliest sighting is kept, and
 * {@link LowerEdge} makes a line of them. The time looked at grows from a quarter of a second to two minutes: fast at
 * first, then still.
 *
 * <p>A device that loses frames is seen too late from then on. After a pause the loss is known within 10 ms, without
 * one after two seconds in which nothing came in time; the line then moves on by the loss, with the rate it had.
 */
public final class DeviceClock {
    /** How far it can be trusted. */
    public enum State {
        /** Has not seen enough, or has just seen the device lose frames. */
        SETTLING,
        LOCKED,
        /** The device stands still, or did and has not shown what it lost. */
        LOST
    }

    /** Rates further off than this are held at it. */
    public static final double MAX_PPM = 1500;

    private static final int POINTS = 128;
    private static final long FIRST_WINDOW_NANOS = 250_000_000L;
    private static final long LAST_WINDOW_NANOS = 1_000_000_000L;
    private static final double LEAST_SPAN_NANOS = 3e9;
    /** A rate known from before is believed for half the time that it rests on, and no longer than this ... */
    private static final double MOST_BELIEF_NANOS = 60e9;
    /** ... or this, when the device may be another one. */
    private static final double RESTART_BELIEF_NANOS = 15e9;

    private static final double LOCK_SPAN_NANOS = 5e9;
    private static final int LOCK_FITS = 4;
    private static final double LOCK_MOVE_NANOS = 300_000;
    private static final long EARLY_NANOS = 1_000_000;
    private static final long LATE_NANOS = 5_000_000;
    /** A place that rests on less may still be late by a beat of looks and steps. */
    private static final double SURE_SPAN_NANOS = 30e9;

    private static final long LATE_AFTER_NANOS = 2_000_000_000L;
    private static final long PAUSE_NANOS = 60_000_000;
    private static final long DECIDE_NANOS = 10_000_000;
    private static final long LEAST_LOSS_NANOS = 10_000_000;
    /** A loss is counted for so long. */
    private static final double COUNT_SPAN_NANOS = 120e9;

    private final double nominalFrameNanos;
    private final TimeLine line;
    private final LossCount loss = new LossCount();
    /** The earliest sightings of the windows, in order. */
    private final long[] frames = new long[POINTS];

    private final long[] nanos = new long[POINTS];
    private final LowerEdge edge = new LowerEdge(frames, nanos);
    private int points;
    private long windowNanos;
    private long windowEnd;
    private boolean hasCandidate;
    private long candidateFrames;
    private long candidateNanos;
    private long candidateLate;
    private boolean begun;
    /** The rate is found anew only from more time than this. */
    private double beliefNanos = LEAST_SPAN_NANOS;

    private int quietFits;
    private long lastFrames;
    private long lastNanos;
    private double meanLate;
    private long longestStep;
    private long lateSince;
    private long leastLate;
    /** Time until which a pause is being judged; 0: none is. */
    private long judgeUntil;

    private long judgedLate;
    /** A loss is not yet counted to the frame. */
    private boolean counting;

    private boolean lockedSince;
    private long countedBefore;
    private volatile State state = State.SETTLING;
    private volatile double ppm;
    private volatile long lostFrames;
    private volatile long relocks;

    /** @param rateHz what the device says of itself */
    public DeviceClock(double rateHz) {
        if (!(rateHz >= 1_000 && rateHz <= 1_000_000))
            throw new IllegalArgumentException("rateHz is " + rateHz + ", allowed 1000..1000000");
        nominalFrameNanos = 1e9 / rateHz;
        line = new TimeLine(0, 0, nominalFrameNanos);
    }

    /** The device was opened anew: its frames count from 0 again; its rate is believed to be as before. */
    public void restart() {
        begun = false;
        counting = false;
        beliefNanos = Math.min(beliefNanos, RESTART_BELIEF_NANOS);
        forgetPoints();
        state = State.SETTLING;
    }

    private void forgetPoints() {
        points = 0;
        hasCandidate = false;
        quietFits = 0;
        windowNanos = FIRST_WINDOW_NANOS;
        judgeUntil = 0;
        lateSince = lastNanos;
        leastLate = Long.MAX_VALUE;
    }

    /**
     * The device has counted {@code total} frames by now.
     *
     * @param now the monotonic clock, taken after the count
     */
    public void observe(long total, long now) {
        if (!begun) begin(total, now);
        else if (total <= lastFrames || now < lastNanos) return;
        long step = now - lastNanos;
        lastFrames = total;
        lastNanos = now;
        long late = now - line.nanosAt(total);
        if (step > PAUSE_NANOS && step > 3 * longestStep && late > PAUSE_NANOS / 2 && judgeUntil == 0) pause(late, now);
        if (judgeUntil != 0) {
            judge(late, now);
            return;
        }
        longestStep = Math.max(step, longestStep - longestStep / 1024);
        if (late < 0) late = early(late, now);
        meanLate += (late - meanLate) * 0.01;
        if (!hasCandidate || late < candidateLate) {
            hasCandidate = true;
            candidateFrames = total;
            candidateNanos = now;
            candidateLate = late;
        }
        if (now >= windowEnd) closeWindow(now);
        watchForLateness(late, now);
    }

    private void begin(long total, long now) {
        begun = true;
        lastFrames = total;
        lastNanos = now;
        longestStep = 0;
        meanLate = 0;
        forgetPoints();
        windowEnd = now + windowNanos;
        line.set(total, now, line.frameNanos());
    }

    /** Sooner than the line allows: the line was too late. */
    private long early(long late, long now) {
        if (state == State.LOCKED) {
            if (late >= -EARLY_NANOS) return late;
            if (late >= -LATE_NANOS && spanNanos() < SURE_SPAN_NANOS) {
                // nothing seen so far was in time: no wonder after some seconds
                line.shift(late);
                return 0;
            }
            // frames from nowhere, or all of the past was late: the past says nothing about the place any more
            startCounting();
            doubt();
            forgetPoints();
            windowEnd = now + windowNanos;
            state = State.SETTLING;
        }
        line.shift(late);
        return 0;
    }

    private void pause(long late, long now) {
        judgeUntil = now + DECIDE_NANOS;
        judgedLate = late;
        state = State.LOST;
    }

    /** Whatever had only waited has come by now: what is still late was lost. */
    private void judge(long late, long now) {
        judgedLate = Math.min(judgedLate, late);
        if (now < judgeUntil) return;
        judgeUntil = 0;
        long lossNanos = Math.round(judgedLate - meanLate);
        if (lossNanos >= LEAST_LOSS_NANOS) move(lossNanos, now);
        else state = points > 0 && quietFits >= LOCK_FITS ? State.LOCKED : State.SETTLING;
    }

    private void watchForLateness(long late, long now) {
        leastLate = Math.min(leastLate, late);
        if (now - lateSince < LATE_AFTER_NANOS) return;
        if (leastLate > LATE_NANOS && leastLate != Long.MAX_VALUE) move(leastLate, now);
        lateSince = now;
        leastLate = Long.MAX_VALUE;
    }

    /** The device has lost frames: its line goes on by so much later. */
    private void move(long lossNanos, long now) {
        startCounting();
        line.shift(lossNanos);
        doubt();
        forgetPoints();
        windowEnd = now + windowNanos;
        count();
        state = State.SETTLING;
    }

    /** What was lost before is as counted when the device was locked since. */
    private void startCounting() {
        if (counting && !lockedSince) return;
        counting = true;
        lockedSince = false;
        countedBefore = lostFrames;
        loss.begin(line, middleFrame(), spanNanos());
        relocks++;
    }

    /** Off again before the rate was found anew: what was believed of it may be wrong. */
    private void doubt() {
        if (spanNanos() < beliefNanos) beliefNanos = Math.max(LEAST_SPAN_NANOS, beliefNanos / 2);
    }

    private void count() {
        lostFrames = countedBefore + Math.max(0, loss.frames(line, middleFrame(), spanNanos()));
    }

    private double middleFrame() {
        return points == 0 ? lastFrames : (frames[0] + frames[points - 1]) / 2.0;
    }

    private double spanNanos() {
        return points == 0 ? 0 : nanos[points - 1] - nanos[0];
    }

    private void closeWindow(long now) {
        windowEnd = now + windowNanos;
        if (!hasCandidate) return;
        if (points == POINTS) makeRoom();
        frames[points] = candidateFrames;
        nanos[points] = candidateNanos;
        points++;
        hasCandidate = false;
        fit(now);
    }

    /** Twice the time with half the detail; at the last window's length the oldest point goes. */
    private void makeRoom() {
        if (windowNanos >= LAST_WINDOW_NANOS) {
            System.arraycopy(frames, 1, frames, 0, POINTS - 1);
            System.arraycopy(nanos, 1, nanos, 0, POINTS - 1);
            points--;
            return;
        }
        for (int i = 0; i < POINTS / 2; i++) {
            int keep = late(2 * i) <= late(2 * i + 1) ? 2 * i : 2 * i + 1;
            frames[i] = frames[keep];
            nanos[i] = nanos[keep];
        }
        points = POINTS / 2;
        windowNanos *= 2;
    }

    private long late(int point) {
        return nanos[point] - line.nanosAt(frames[point]);
    }

    private void fit(long now) {
        double x = line.frameAt(now);
        double span = nanos[points - 1] - nanos[0];
        double rate = line.frameNanos();
        if (points > 3 && span >= beliefNanos) {
            rate = edge.frameNanos(points, nominalFrameNanos);
            beliefNanos = Math.clamp(span / 2, LEAST_SPAN_NANOS, MOST_BELIEF_NANOS);
        }
        line.set(frames[0], nanos[0] + Math.round(edge.place(points, rate)), rate);
        double moved = line.nanosAt(x) - now;
        quietFits = Math.abs(moved) < LOCK_MOVE_NANOS ? quietFits + 1 : 0;
        if (span >= LOCK_SPAN_NANOS && quietFits >= LOCK_FITS && state != State.LOCKED) {
            state = State.LOCKED;
            lockedSince = true;
        }
        if (counting && state == State.LOCKED) count();
        if (span >= COUNT_SPAN_NANOS) counting = false;
        ppm = (nominalFrameNanos / rate - 1) * 1e6;
    }

    /** Something was seen, so there is a line. */
    public boolean isReady() {
        return begun;
    }

    /** The device has just come out of a pause; for some ms it is not known what it lost. */
    public boolean isUndecided() {
        return judgeUntil != 0;
    }

    /** When the device counts each frame at the earliest. Changes with each {@link #observe}. */
    public TimeLine line() {
        return line;
    }

    /** How much time the present line rests on. */
    public double spanSeconds() {
        return spanNanos() * 1e-9;
    }

    /**
     * The device's frames were held up for a known reason (its buffer ran empty): its place is looked for anew, its rate
     * is believed to be as before.
     */
    public void replace(long total, long now) {
        startCounting();
        begin(total, now);
        state = State.SETTLING;
    }

    /** Any thread. */
    public State state() {
        return state;
    }

    /** Any thread: how much faster than its nominal rate the device runs by the monotonic clock. */
    public double ppm() {
        return ppm;
    }

    /** Any thread: times that the device's place was lost and found again. */
    public long relocks() {
        return relocks;
    }

    /**
     * Any thread: frames the device lost. Known to some frames when it is locked again, and ever better for two minutes
     * after that; how well depends on how soon the device's steps are seen.
     */
    public long lostFrames() {
        return lostFrames;
    }
}
