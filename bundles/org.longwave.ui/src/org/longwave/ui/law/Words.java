package org.longwave.ui.law;

import java.util.Locale;

/** Window thread. Numbers as the desk writes them: U+2212 for minus, U+221E for infinity; strings are made once. */
public final class Words {
    public static final String MINUS = "\u2212";
    public static final String NONE = "\u2013";
    private static final String MINUS_INFINITY = "\u2212\u221e";
    private static final int LOWEST = -1200;
    private static final String[] LEVELS = new String[LOWEST * -2 + 1];

    private Words() {}

    /** A gain: "-3.5", "0.0", "+2.0", "-inf". */
    public static String gain(float db) {
        if (!(db >= LOWEST / 10f)) return MINUS_INFINITY;
        int tenths = Math.min(-LOWEST, Math.round(db * 10));
        String text = LEVELS[tenths - LOWEST];
        if (text != null) return text;
        String sign = tenths > 0 ? "+" : tenths < 0 ? MINUS : "";
        text = sign + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
        LEVELS[tenths - LOWEST] = text;
        return text;
    }

    /** A level; a dash when there is nothing to speak of. */
    public static String level(float dbfs) {
        return dbfs < -99 ? NONE : gain(dbfs);
    }

    /** "C", "L 18", "R 100": share of the way to that side in percent. */
    public static String balance(float balance) {
        int percent = Math.round(Math.abs(balance) * 100);
        if (percent == 0) return "C";
        return (balance < 0 ? "L " : "R ") + percent;
    }

    /** "0:08", "3:41", "1:12:44". */
    public static String time(long seconds) {
        long h = seconds / 3600;
        long m = seconds / 60 % 60;
        long s = seconds % 60;
        if (h > 0) return String.format(Locale.ROOT, "%d:%02d:%02d", h, m, s);
        return String.format(Locale.ROOT, "%d:%02d", m, s);
    }

    public static String size(long bytes) {
        if (bytes < 1_000_000) return bytes / 1000 + " kB";
        if (bytes < 1_000_000_000) return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
        return String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }

    public static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    public static String count(long n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }

    /** What an operator types: "-3.5", "3,5", "-inf". */
    public static float parseGain(String typed) {
        String text = typed.strip().replace(MINUS, "-").replace(',', '.').toLowerCase(Locale.ROOT);
        if (text.equals("-inf") || text.equals("-\u221e") || text.equals("off")) return Float.NEGATIVE_INFINITY;
        float db;
        try {
            db = Float.parseFloat(
                    text.endsWith("db") ? text.substring(0, text.length() - 2).strip() : text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + typed + "\" is not a level, allowed -120..+10 or -inf", e);
        }
        if (!(db >= FaderLaw.MIN_DB && db <= FaderLaw.MAX_DB))
            throw new IllegalArgumentException(typed.strip() + " dB is out of range, allowed -120..+10 or -inf");
        return FaderLaw.round(db);
    }
}
