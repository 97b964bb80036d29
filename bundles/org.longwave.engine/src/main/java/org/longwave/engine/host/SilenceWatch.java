package org.longwave.engine.host;

/**
 * Thread {@code lw-out-meters}. Tells silence from sound: silence is raised after a time below a level, and over after
 * {@value #SOUND_SECONDS} s of sound {@value #HYSTERESIS_DB} dB above it. A crackle shorter than that is no sound.
 */
final class SilenceWatch {
    static final double HYSTERESIS_DB = 3;
    static final double SOUND_SECONDS = 0.3;
    /** Sums of tenths of a second. */
    private static final double ROUNDING = 1e-6;

    private final double silenceDb;
    private final double silenceSeconds;
    private double quiet;
    private double loud;
    private boolean raised;

    SilenceWatch(double silenceDb, double silenceSeconds) {
        this.silenceDb = silenceDb;
        this.silenceSeconds = silenceSeconds;
    }

    /** True: it changed, see {@link #isRaised}. */
    boolean step(double seconds, double levelDbfs) {
        if (levelDbfs >= (raised ? silenceDb + HYSTERESIS_DB : silenceDb)) {
            loud += seconds;
            boolean over = raised && isSound();
            if (over) raised = false;
            return over;
        }
        quiet = seconds + (isSound() ? 0 : quiet + loud);
        loud = 0;
        if (raised || quiet < silenceSeconds - ROUNDING) return false;
        raised = true;
        return true;
    }

    private boolean isSound() {
        return loud >= SOUND_SECONDS - ROUNDING;
    }

    boolean isRaised() {
        return raised;
    }

    /** How long the silence is, or the last one was. */
    double quietSeconds() {
        return quiet;
    }
}
