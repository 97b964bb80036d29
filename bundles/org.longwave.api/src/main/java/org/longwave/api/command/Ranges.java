package org.longwave.api.command;

/** Checks shared by the commands; on the asker's thread. */
final class Ranges {
    private Ranges() {}

    static void gainDb(float gainDb) {
        if (gainDb != Float.NEGATIVE_INFINITY && !(gainDb >= -120 && gainDb <= 10))
            throw new IllegalArgumentException("gainDb is " + gainDb + ", allowed -120..10 or -infinity");
    }

    static void slot(int slot) {
        if (slot < 0 || slot >= CommandTarget.SLOTS)
            throw new IllegalArgumentException("slot is " + slot + ", allowed 0.." + (CommandTarget.SLOTS - 1));
    }

    static void fade(long frames, FadeCurve curve) {
        if (frames < 1) throw new IllegalArgumentException("frames is " + frames + ", allowed 1 and more");
        if (curve == null) throw new IllegalArgumentException("a curve is missing");
    }
}
