package org.longwave.player;

/**
 * Any thread: what a test signal sounds like.
 *
 * @param freqHz of the sine, 1..20000; may be fractional
 * @param levelDb peak in dBFS, -100..0
 */
public record SignalSettings(Kind kind, double freqHz, double levelDb) {
    public enum Kind {
        SINE,
        PINK,
        SILENCE,
        LINEUP
    }

    public SignalSettings {
        if (!(freqHz >= 1 && freqHz <= 20_000))
            throw new IllegalArgumentException("freqHz is " + freqHz + ", allowed 1..20000");
        if (!(levelDb >= -100 && levelDb <= 0))
            throw new IllegalArgumentException("levelDb is " + levelDb + ", allowed -100..0");
    }

    static Kind kind(String name) {
        return switch (name) {
            case "sine" -> Kind.SINE;
            case "pink" -> Kind.PINK;
            case "silence" -> Kind.SILENCE;
            case "lineup" -> Kind.LINEUP;
            default ->
                throw new IllegalArgumentException("kind is \"" + name + "\", allowed sine, pink, silence, lineup");
        };
    }

    Waveform waveform(int rateHz) {
        double peak = StrictMath.pow(10, levelDb / 20);
        return switch (kind) {
            case SINE -> new Sine(rateHz, freqHz, peak);
            case PINK -> new PinkNoise(peak);
            case SILENCE -> Waveform.SILENCE;
            case LINEUP -> new LineUp(rateHz, peak);
        };
    }
}
