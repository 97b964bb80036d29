package org.longwave.ui.law;

import java.util.Locale;
import org.longwave.ui.nls.Nls;

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
        if (!(db > LOWEST / 10f)) return MINUS_INFINITY;
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

    /** A number with a decimal only where it has one: "90", "0.71", "12.5", true minus. */
    public static String plain(float value) {
        float size = Math.abs(value);
        int places = size >= 100 ? 0 : size >= 10 ? 1 : 2;
        String text = String.format(Locale.ROOT, "%." + places + "f", size);
        if (text.indexOf('.') >= 0) text = text.replaceAll("0+$", "").replaceAll("\\.$", "");
        return value < 0 && !text.equals("0") ? MINUS + text : text;
    }

    /** One decimal, no plus: "-18.0". */
    public static String tenths(float value) {
        String text = gain(value);
        return text.startsWith("+") ? text.substring(1) : text;
    }

    /** A frequency: "90 Hz", "3.20 kHz". */
    public static String hertz(double hz) {
        return hz >= 1000 ? String.format(Locale.ROOT, "%.2f kHz", hz / 1000) : Math.round(hz) + " Hz";
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
            throw new IllegalArgumentException(Nls.text("pane.noLevel", typed), e);
        }
        if (!(db >= FaderLaw.MIN_DB && db <= FaderLaw.MAX_DB))
            throw new IllegalArgumentException(Nls.text("pane.levelOut", typed.strip()));
        return FaderLaw.round(db);
    }
}
