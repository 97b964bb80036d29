package org.longwave.output.recorder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.longwave.api.output.RecordedFile.Levels;

/**
 * Broadcast Wave (EBU Tech 3285 v2) with 28 bytes reserved as {@code JUNK}; beyond 4 GB the same bytes become the
 * {@code ds64} chunk of RF64 (EBU Tech 3306). Behind the samples stand {@code cue }, {@code LIST adtl},
 * {@code LIST INFO} and {@code iXML}. Disk thread.
 */
record WavLayout(FileHead head, long riffLimitBytes) implements Layout {
    /** Largest size a RIFF header can say. */
    static final long RIFF_LIMIT_BYTES = 0xFFFF_FFFFL;

    private static final int DS64_BYTES = 28;
    private static final int BEXT_BYTES = 602;
    private static final int UNKNOWN = 0x7FFF;
    private static final long MAX_UINT = 0xFFFF_FFFFL;

    @Override
    public ByteOrder order() {
        return ByteOrder.LITTLE_ENDIAN;
    }

    private boolean isFloat() {
        return head.format().word.isFloat();
    }

    private int fmtBytes() {
        return isFloat() ? 18 : 16;
    }

    private byte[] history() {
        String text = "A=PCM,F=" + head.rateHz() + ",W=" + head.format().word.bytes * 8 + ",M="
                + (head.channels() == 1 ? "mono" : "stereo") + ",T=Longwave" + (isFloat() ? " float" : "") + "\r\n";
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        return ascii.length % 2 == 0 ? ascii : java.util.Arrays.copyOf(ascii, ascii.length + 1);
    }

    @Override
    public int length() {
        return 12 + 8 + DS64_BYTES + 8 + BEXT_BYTES + history().length + 8 + fmtBytes() + (isFloat() ? 12 : 0) + 8;
    }

    @Override
    public ByteBuffer header(long firstFrame, long frames, long trailerBytes, Levels levels) {
        long dataBytes = frames * head.frameBytes();
        long riffBytes = length() - 8 + dataBytes + (dataBytes & 1) + trailerBytes;
        boolean large = riffBytes > riffLimitBytes;
        ByteBuffer b = ByteBuffer.allocate(length()).order(ByteOrder.LITTLE_ENDIAN);
        tag(b, large ? "RF64" : "RIFF").putInt(large ? -1 : (int) riffBytes);
        tag(b, "WAVE");
        tag(b, large ? "ds64" : "JUNK").putInt(DS64_BYTES);
        b.putLong(large ? riffBytes : 0).putLong(large ? dataBytes : 0).putLong(large ? frames : 0);
        b.putInt(0);
        bext(b, firstFrame, levels);
        fmt(b);
        if (isFloat()) tag(b, "fact").putInt(4).putInt(frames > MAX_UINT ? -1 : (int) frames);
        tag(b, "data").putInt(large ? -1 : (int) dataBytes);
        return b.flip();
    }

    private void bext(ByteBuffer b, long firstFrame, Levels levels) {
        byte[] history = history();
        tag(b, "bext").putInt(BEXT_BYTES + history.length);
        int end = b.position() + BEXT_BYTES;
        text(b, head.description(), 256);
        text(b, "Longwave", 32);
        text(b, head.reference(), 32);
        text(b, head.started().format(DateTimeFormatter.ISO_LOCAL_DATE), 10);
        text(b, head.started().format(DateTimeFormatter.ofPattern("HH:mm:ss")), 8);
        b.putLong(head.timeReference(firstFrame)).putShort((short) 2);
        b.position(b.position() + 64); // no UMID
        hundredths(b, levels.integratedLufs());
        hundredths(b, levels.rangeLu());
        hundredths(b, levels.truePeakDb());
        hundredths(b, levels.maxMomentaryLufs());
        hundredths(b, levels.maxShortTermLufs());
        b.position(end);
        b.put(history);
    }

    private static void hundredths(ByteBuffer b, double value) {
        boolean known = Double.isFinite(value) && Math.abs(value) < 99.99;
        b.putShort((short) (known ? Math.round(value * 100) : UNKNOWN));
    }

    private void fmt(ByteBuffer b) {
        tag(b, "fmt ").putInt(fmtBytes());
        b.putShort((short) (isFloat() ? 3 : 1)).putShort((short) head.channels());
        b.putInt(head.rateHz()).putInt(head.rateHz() * head.frameBytes());
        b.putShort((short) head.frameBytes()).putShort((short) (head.format().word.bytes * 8));
        if (isFloat()) b.putShort((short) 0);
    }

    @Override
    public ByteBuffer trailer(List<Marker> markers, Map<String, String> tags) {
        List<Marker> places =
                markers.stream().filter(m -> m.frame() <= MAX_UINT).toList();
        Chunks cue = new Chunks(ByteOrder.LITTLE_ENDIAN);
        if (!places.isEmpty()) {
            Chunks labels = new Chunks(ByteOrder.LITTLE_ENDIAN).id("adtl");
            ByteBuffer points = ByteBuffer.allocate(4 + 24 * places.size()).order(ByteOrder.LITTLE_ENDIAN);
            points.putInt(places.size());
            for (int i = 0; i < places.size(); i++) {
                int at = (int) places.get(i).frame();
                points.putInt(i + 1).putInt(at);
                tag(points, "data").putInt(0).putInt(0).putInt(at);
                byte[] text = (places.get(i).text() + '\0').getBytes(StandardCharsets.UTF_8);
                ByteBuffer label = ByteBuffer.allocate(4 + text.length).order(ByteOrder.LITTLE_ENDIAN);
                labels.chunk("labl", label.putInt(i + 1).put(text).array());
            }
            cue.chunk("cue ", points.array()).chunk("LIST", labels.bytes());
        }
        Chunks info = new Chunks(ByteOrder.LITTLE_ENDIAN).id("INFO");
        info.chunk("ISFT", zero("Longwave"));
        info.chunk("ICRD", zero(head.started().format(DateTimeFormatter.ISO_LOCAL_DATE)));
        tags.forEach((key, value) -> {
            String id = infoId(key);
            if (id != null && !value.isEmpty()) info.chunk(id, zero(value));
        });
        cue.chunk("LIST", info.bytes());
        return ByteBuffer.wrap(cue.chunk("iXML", Ixml.of(head)).bytes());
    }

    @Override
    public int places(List<Marker> markers) {
        return (int) markers.stream().filter(m -> m.frame() <= MAX_UINT).count();
    }

    private static byte[] zero(String text) {
        return (text + '\0').getBytes(StandardCharsets.UTF_8);
    }

    /** The RIFF INFO chunk of a text, null when it has none. */
    static String infoId(String key) {
        return switch (key) {
            case "title" -> "INAM";
            case "artist" -> "IART";
            case "album" -> "IPRD";
            case "comment" -> "ICMT";
            case "genre" -> "IGNR";
            case "copyright" -> "ICOP";
            default -> null;
        };
    }

    private static ByteBuffer tag(ByteBuffer b, String fourCharacters) {
        return b.put(fourCharacters.getBytes(StandardCharsets.US_ASCII));
    }

    private static void text(ByteBuffer b, String text, int length) {
        int end = b.position() + length;
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        b.put(ascii, 0, Math.min(ascii.length, length)).position(end);
    }
}
