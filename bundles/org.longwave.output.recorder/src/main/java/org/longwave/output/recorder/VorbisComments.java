package org.longwave.output.recorder;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The comments of FLAC, Opus and Vorbis (Xiph, Vorbis I, 5), with markers as {@code CHAPTERnnn} and {@code
 * CHAPTERnnnNAME}. One thread.
 */
final class VorbisComments {
    /** Three digits, from 1. */
    private static final int MOST_MARKERS = 999;

    private static final String CHAPTER = "CHAPTER";

    private final byte[] vendor;
    private final List<String> lines;
    private int markers;

    private VorbisComments(byte[] vendor, List<String> lines) {
        this.vendor = vendor;
        this.lines = lines;
    }

    /** Null when these are none; what follows them is not looked at. */
    static VorbisComments read(byte[] bytes, int from, int length) {
        ByteBuffer b = ByteBuffer.wrap(bytes, from, length).order(ByteOrder.LITTLE_ENDIAN);
        try {
            byte[] vendor = part(b);
            List<String> lines = new ArrayList<>();
            for (int left = b.getInt(); left > 0; left--) lines.add(new String(part(b), StandardCharsets.UTF_8));
            return new VorbisComments(vendor, lines);
        } catch (BufferUnderflowException e) {
            return null;
        }
    }

    private static byte[] part(ByteBuffer b) {
        int length = b.getInt();
        if (length < 0 || length > b.remaining()) throw new BufferUnderflowException();
        byte[] part = new byte[length];
        b.get(part);
        return part;
    }

    VorbisComments with(Preface.Texts texts) {
        texts.tags().forEach((key, value) -> {
            String name = key.toUpperCase(Locale.ROOT) + "=";
            lines.removeIf(line -> line.toUpperCase(Locale.ROOT).startsWith(name));
            if (!value.isEmpty()) lines.add(name + value);
        });
        if (texts.markers() == null) return this;
        lines.removeIf(line -> line.toUpperCase(Locale.ROOT).startsWith(CHAPTER));
        for (Marker marker : texts.markers()) {
            if (markers == MOST_MARKERS) break;
            String number = String.format(Locale.ROOT, "%s%03d", CHAPTER, ++markers);
            lines.add(number + "=" + Spans.millis(marker.frame(), texts.rateHz()));
            lines.add(number + "NAME=" + marker.text());
        }
        return this;
    }

    /** How many markers are in it. */
    int markers() {
        return markers;
    }

    /** Takes the last marker away; false when there is none. */
    boolean dropMarker() {
        if (markers == 0) return false;
        markers--;
        lines.removeLast();
        lines.removeLast();
        return true;
    }

    byte[] bytes() {
        List<byte[]> parts = new ArrayList<>();
        for (String line : lines) parts.add(line.getBytes(StandardCharsets.UTF_8));
        int length =
                8 + vendor.length + parts.stream().mapToInt(p -> 4 + p.length).sum();
        ByteBuffer b = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(vendor.length).put(vendor).putInt(parts.size());
        for (byte[] part : parts) b.putInt(part.length).put(part);
        return b.array();
    }
}
