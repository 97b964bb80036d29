package org.longwave.output.recorder;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;

/** Finds the frame where a new file begins, to the sample. Disk thread. */
final class Splitter {
    private final SplitRules rules;
    private final int rateHz;
    private final int channels;
    private final ZoneId zone;
    private final double silenceLevel;
    private final long silenceFrames;
    private long quietFrames;
    private Instant clockEnd;

    /**
     * When a new file begins; 0 and false: never for that reason.
     *
     * @param minutes of a file
     * @param clockMinutes on the wall clock: 60 is on the hour
     * @param bytes of a file
     * @param silenceSeconds a sound after so much silence begins a new file
     * @param silenceDb what counts as silence, dBFS
     */
    record SplitRules(
            int minutes,
            int clockMinutes,
            long bytes,
            double silenceSeconds,
            double silenceDb,
            boolean onMarker,
            boolean onTitle) {
        static final SplitRules NONE = new SplitRules(0, 0, 0, 0, -60, false, false);
        private static final int DAY_MINUTES = 1440;

        /** The same with files no larger than a format allows. */
        SplitRules within(long limitBytes) {
            if (limitBytes == Long.MAX_VALUE || bytes > 0 && bytes < limitBytes) return this;
            return new SplitRules(minutes, clockMinutes, limitBytes, silenceSeconds, silenceDb, onMarker, onTitle);
        }

        SplitRules {
            if (minutes < 0) throw new IllegalArgumentException("splitMinutes is " + minutes + ", allowed 0 and above");
            if (clockMinutes < 0 || clockMinutes > 0 && DAY_MINUTES % clockMinutes != 0)
                throw new IllegalArgumentException("splitClockMinutes is " + clockMinutes
                        + ", allowed 0 and what divides a day: 5, 10, 15, 30, 60, 120, ... 1440");
        }
    }

    Splitter(SplitRules rules, int rateHz, int channels, ZoneId zone) {
        this.rules = rules;
        this.rateHz = rateHz;
        this.channels = channels;
        this.zone = zone;
        silenceLevel = Math.pow(10, rules.silenceDb() / 20);
        silenceFrames = Math.round(rules.silenceSeconds() * rateHz);
    }

    /** A new file begins at this moment of the wall clock. */
    void begin(Instant wall) {
        clockEnd = rules.clockMinutes() == 0 ? null : next(wall);
        quietFrames = 0;
    }

    /** The next round time of the day, or the moment the zone's offset changes. */
    private Instant next(Instant wall) {
        ZonedDateTime local = wall.atZone(zone);
        int step = rules.clockMinutes();
        long minute = local.getHour() * 60L + local.getMinute();
        ZonedDateTime floor = local.truncatedTo(ChronoUnit.MINUTES).minusMinutes(minute % step);
        Instant round = floor.plusMinutes(step).toInstant();
        if (step >= 60)
            round = floor.toLocalDateTime().plusMinutes(step).atZone(zone).toInstant();
        if (!round.isAfter(wall)) round = floor.plusMinutes(step).toInstant();
        ZoneOffsetTransition change = zone.getRules().nextTransition(wall);
        return change != null && change.getInstant().isBefore(round) ? change.getInstant() : round;
    }

    /** When the clock begins the next file, null when it does not. */
    Instant clockEnd() {
        return clockEnd;
    }

    /**
     * When a new file is expected, null when none is.
     *
     * @param now wall clock behind the frames written so far
     */
    Instant expected(Instant now, long written, long bytesWritten, long bytesPerSecond) {
        Instant next = clockEnd;
        if (rules.minutes() > 0) next = earlier(next, now, rules.minutes() * 60.0 - (double) written / rateHz);
        if (rules.bytes() > 0) next = earlier(next, now, (double) (rules.bytes() - bytesWritten) / bytesPerSecond);
        return next;
    }

    private static Instant earlier(Instant one, Instant now, double seconds) {
        Instant other = now.plusMillis(Math.round(Math.max(0, seconds) * 1000));
        return one == null || other.isBefore(one) ? other : one;
    }

    /**
     * How many of {@code count} frames still belong to the file; less than {@code count}: a new one begins there.
     *
     * @param written frames of the file so far
     * @param bytesWritten of the file so far
     * @param bytesPerFrame 0 when that is not known
     * @param toClockEnd frames to the clock's next file, any large number when there is none
     */
    int until(float[] interleaved, int count, long written, long bytesWritten, double bytesPerFrame, long toClockEnd) {
        long most = count;
        if (rules.minutes() > 0) most = Math.min(most, rules.minutes() * 60L * rateHz - written);
        if (rules.bytes() > 0 && bytesPerFrame > 0)
            most = Math.min(most, (long) ((rules.bytes() - bytesWritten) / bytesPerFrame));
        else if (rules.bytes() > 0 && bytesWritten >= rules.bytes()) most = 0;
        most = Math.min(most, toClockEnd);
        int fits = (int) Math.clamp(most, written == 0 ? Math.min(1, count) : 0, count);
        return silenceFrames == 0 ? fits : untilSound(interleaved, fits, written);
    }

    private int untilSound(float[] interleaved, int count, long written) {
        for (int i = 0; i < count; i++) {
            boolean quiet = true;
            for (int c = 0; c < channels; c++) quiet &= Math.abs(interleaved[i * channels + c]) < silenceLevel;
            if (quiet) {
                quietFrames++;
            } else {
                boolean splits = quietFrames >= silenceFrames && written + i > quietFrames;
                quietFrames = 0;
                if (splits) return i;
            }
        }
        return count;
    }

    /** Frames that were not looked at because nothing was recorded there are silence. */
    void silence(long frames) {
        quietFrames += frames;
    }
}
