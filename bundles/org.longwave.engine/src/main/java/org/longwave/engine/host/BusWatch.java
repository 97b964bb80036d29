package org.longwave.engine.host;

import java.time.Instant;
import java.util.Locale;
import org.longwave.api.meter.Alarm;
import org.longwave.api.meter.Alarm.Kind;

/** Thread {@code lw-out-meters}. One alarm of the station on one bus: what it watches, and what it says. */
final class BusWatch {
    private final String name;
    private final AlarmSettings settings;
    private final SilenceWatch silence;
    private final LoudnessWatch loudness;

    BusWatch(String name, AlarmSettings settings) {
        this.name = name;
        this.settings = settings;
        silence = settings.silenceSeconds() > 0
                ? new SilenceWatch(settings.silenceDb(), settings.silenceSeconds())
                : null;
        loudness = settings.loudnessSeconds() > 0
                ? new LoudnessWatch(settings.targetLufs(), settings.toleranceLu(), settings.loudnessSeconds())
                : null;
    }

    String name() {
        return name;
    }

    AlarmSettings settings() {
        return settings;
    }

    /** Every 100 ms. */
    void step(double seconds, double levelDbfs, double momentaryLufs, long frame, Alarms alarms) {
        if (silence != null && silence.step(seconds, levelDbfs))
            alarms.say(alarm(Kind.SILENCE, silence.isRaised(), frame, silenceWords()));
        if (loudness != null && loudness.step(momentaryLufs))
            alarms.say(alarm(Kind.LOUDNESS, loudness.isRaised(), frame, loudnessWords()));
    }

    /** What is raised is over, because nobody watches any more. */
    void end(String why, long frame, Alarms alarms) {
        if (silence != null && silence.isRaised()) alarms.say(alarm(Kind.SILENCE, false, frame, why));
        if (loudness != null && loudness.isRaised()) alarms.say(alarm(Kind.LOUDNESS, false, frame, why));
    }

    private Alarm alarm(Kind kind, boolean raised, long frame, String words) {
        return new Alarm(name, settings.bus(), kind, raised, frame, Instant.now(), words);
    }

    private String silenceWords() {
        return silence.isRaised()
                ? String.format(
                        Locale.ROOT,
                        "Bus %s is silent: below %.1f dBFS for %.0f s.",
                        settings.bus(),
                        settings.silenceDb(),
                        silence.quietSeconds())
                : String.format(
                        Locale.ROOT,
                        "Bus %s has sound again after %.0f s of silence.",
                        settings.bus(),
                        silence.quietSeconds());
    }

    private String loudnessWords() {
        double off = loudness.lufs() - settings.targetLufs();
        return loudness.isRaised()
                ? String.format(
                        Locale.ROOT,
                        "Bus %s is too %s: %.1f LUFS over the last %d s, %.1f LU %s its target.",
                        settings.bus(),
                        off > 0 ? "loud" : "quiet",
                        loudness.lufs(),
                        settings.loudnessSeconds(),
                        Math.abs(off),
                        off > 0 ? "above" : "below")
                : String.format(
                        Locale.ROOT,
                        "Bus %s is as loud as it should be again: %.1f LUFS over the last %d s.",
                        settings.bus(),
                        loudness.lufs(),
                        settings.loudnessSeconds());
    }
}
