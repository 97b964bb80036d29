package org.longwave.dsp.ogg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Tags as Vorbis, Opus and FLAC write them ("Ogg Vorbis I format specification: comment field"); any thread. */
public final class Comments {
    private static final String VENDOR = "Longwave";
    /** A value longer than that is cut: a header has to fit into a few pages. */
    private static final int LONGEST = 1000;

    private Comments() {}

    /**
     * @param prefix what the format puts before the comments
     * @param suffix and behind them
     * @param tags names in any case; a name with a character that is not allowed, or an empty value, is left out
     */
    public static byte[] packet(byte[] prefix, Map<String, String> tags, byte[] suffix) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(prefix);
        text(out, VENDOR);
        Map<String, String> good = new TreeMap<>();
        tags.forEach((name, value) -> {
            if (name.matches("[ -<>-}]+") && !value.isBlank()) good.put(name.toUpperCase(Locale.ROOT), value);
        });
        number(out, good.size());
        good.forEach((name, value) -> text(out, name + "=" + value.substring(0, Math.min(LONGEST, value.length()))));
        out.writeBytes(suffix);
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream out, int value) {
        for (int i = 0; i < 4; i++) out.write(value >> 8 * i);
    }
}
