package org.longwave.output.recorder;

import java.time.Instant;
import org.longwave.api.AudioBlock;

/**
 * Looks for what starts and stops a recorder by itself. Each rule acts when it changes: a schedule that begins, a signal
 * that comes, a fader that opens; between two changes a person may do as they like. Consumer thread.
 */
final class TriggerWatch {
    private static final double LOOK_SECONDS = 0.1;
    /** A signal has gone when it was below the threshold for so long. */
    private static final double RELEASE_SECONDS = 1;

    private final TriggerRules rules;
    private final int rateHz;
    private final StudioTime time;
    private final Cues cues;
    private final float startLevel;
    private final float stopLevel;
    private final boolean listens;
    private long lookedFrame = Long.MIN_VALUE;
    private boolean scheduled;
    private boolean onAir;
    private boolean faderOpen;
    private boolean signal;
    private long lastSignal = Long.MIN_VALUE;
    private long lastSound = Long.MIN_VALUE;

    /** What shall happen at a frame. */
    record Wish(boolean start, long frame, String why) {
        private static final String SILENCE = "silence";

        /** Said again with each block for as long as it is silent. */
        boolean isSilence() {
            return why.equals(SILENCE);
        }
    }

    TriggerWatch(TriggerRules rules, int rateHz, StudioTime time, Cues cues) {
        this.rules = rules;
        this.rateHz = rateHz;
        this.time = time;
        this.cues = cues;
        startLevel = (float) Math.pow(10, rules.startAboveDb() / 20);
        listens = !Double.isNaN(rules.startAboveDb()) || rules.stopAfterSilenceSeconds() > 0;
        stopLevel = (float) Math.pow(10, rules.stopBelowDb() / 20);
    }

    /** Goes on from what another one with other rules has seen: only what changes from here on acts. */
    TriggerWatch after(TriggerWatch before) {
        lookedFrame = before.lookedFrame;
        scheduled = before.scheduled;
        onAir = before.onAir && rules.follow().equals(before.rules.follow());
        faderOpen = before.faderOpen && rules.faderStrip().equals(before.rules.faderStrip());
        signal = before.signal;
        lastSignal = before.lastSignal;
        lastSound = before.lastSound;
        return this;
    }

    /**
     * The wish of the newest block, or null.
     *
     * @param wall clock at the block's end
     * @param begun first frame of the running recording, -1 when none runs
     */
    Wish look(AudioBlock block, Instant wall, long begun) {
        long first = block.frame();
        float peak = listens ? peak(block) : 0;
        Wish signalled = signal(first, peak);
        Wish cue = cue(first, wall);
        if (begun >= 0) {
            Wish end = end(first + block.frames(), peak, begun);
            if (end != null) return end;
        } else {
            lastSound = Long.MIN_VALUE;
        }
        return cue != null ? cue : signalled;
    }

    private static float peak(AudioBlock block) {
        float peak = 0;
        for (int c = 0; c < block.channels(); c++) {
            float[] x = block.channel(c);
            for (int i = 0; i < block.frames(); i++) peak = Math.max(peak, Math.abs(x[i]));
        }
        return peak;
    }

    private Wish signal(long first, float peak) {
        if (Double.isNaN(rules.startAboveDb())) return null;
        if (peak > startLevel) {
            boolean came = !signal;
            signal = true;
            lastSignal = first;
            return came ? new Wish(true, first - Math.round(rules.preRollSeconds() * rateHz), "signal") : null;
        }
        double release = Math.max(RELEASE_SECONDS, rules.stopAfterSilenceSeconds());
        if (signal && first - lastSignal > release * rateHz) signal = false;
        return null;
    }

    /** Schedule, stream and fader: looked at every tenth of a second. */
    private Wish cue(long first, Instant wall) {
        if (lookedFrame != Long.MIN_VALUE && first - lookedFrame < LOOK_SECONDS * rateHz) return null;
        lookedFrame = first;
        Wish wish = null;
        if (!rules.schedule().isEmpty() || scheduled) {
            boolean is = Schedule.covers(rules.schedule(), wall.atZone(time.zone()));
            if (is != scheduled) wish = new Wish(is, first, "schedule");
            scheduled = is;
        }
        if (!rules.follow().isEmpty()) {
            boolean is = cues.isOnAir(rules.follow());
            if (is != onAir) wish = new Wish(is, first, rules.follow());
            onAir = is;
        }
        if (!rules.faderStrip().isEmpty()) {
            boolean is = cues.isFaderOpen(rules.faderStrip());
            if (is != faderOpen) wish = new Wish(is, first, "fader of " + rules.faderStrip());
            faderOpen = is;
        }
        return wish;
    }

    private Wish end(long next, float peak, long begun) {
        long longest = Math.round(rules.stopAfterMinutes() * 60 * rateHz);
        if (longest > 0 && next - begun >= longest) return new Wish(false, begun + longest, "length");
        if (rules.stopAfterSilenceSeconds() <= 0) return null;
        if (peak >= stopLevel || lastSound < begun) lastSound = Math.max(begun, peak >= stopLevel ? next : begun);
        long silent = Math.round(rules.stopAfterSilenceSeconds() * rateHz);
        return next - lastSound >= silent ? new Wish(false, lastSound + silent, Wish.SILENCE) : null;
    }
}
