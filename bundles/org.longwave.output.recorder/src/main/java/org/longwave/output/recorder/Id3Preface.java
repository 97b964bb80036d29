package org.longwave.output.recorder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * An ID3v2.3 tag before the frames of an MP3 file (id3.org; chapters: "ID3v2 Chapter Frame Addendum" 1.0), with the room
 * as its padding.
 */
final class Id3Preface implements Preface {
    private static final int HEAD_BYTES = 10;
    private static final int MOST_ENTRIES = 255;
    private static final String CHAPTER = "CHAP";
    private static final String CONTENTS = "CTOC";
    private static final Map<String, String> FRAMES = Map.of(
            "title", "TIT2",
            "artist", "TPE1",
            "album", "TALB",
            "genre", "TCON",
            "copyright", "TCOP",
            "date", "TYER",
            "comment", "COMM");

    private record Frame(String id, byte[] body) {
        int length() {
            return HEAD_BYTES + body.length;
        }
    }

    @Override
    public byte[] withRoom(byte[] start) {
        byte[] tag = tag(List.of(), HEAD_BYTES + ROOM_BYTES);
        byte[] all = Arrays.copyOf(tag, tag.length + start.length);
        System.arraycopy(start, 0, all, tag.length, start.length);
        return all;
    }

    @Override
    public int length(byte[] head) {
        if (head.length < HEAD_BYTES || head[0] != 'I' || head[1] != 'D' || head[2] != '3' || head[3] != 3) return -1;
        int length = HEAD_BYTES + (head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]);
        return length < HEAD_BYTES || length > head.length ? -1 : length;
    }

    @Override
    public Filled filled(byte[] preface, Texts texts) throws IOException {
        int length = length(preface);
        if (length < 0) throw new IOException("it has no tag that could be changed");
        List<Frame> frames = frames(preface, length);
        texts.tags().forEach((key, value) -> {
            String id = FRAMES.getOrDefault(key, "TXXX");
            String label = id.equals("TXXX") ? key : "";
            frames.removeIf(f -> f.id.equals(id) && (label.isEmpty() || isLabelled(f, label)));
            if (!value.isEmpty()) frames.add(new Frame(id, body(id, label, value)));
        });
        if (texts.markers() == null) return whole(preface, length, frames, 0);
        frames.removeIf(f -> f.id.equals(CHAPTER) || f.id.equals(CONTENTS));
        for (int count = texts.markers().size(); ; count--) {
            List<Frame> all = new ArrayList<>(frames);
            all.addAll(chapters(texts, count));
            if (size(all) <= length || count == 0) return whole(preface, length, all, count);
        }
    }

    private static int size(List<Frame> frames) {
        return HEAD_BYTES + frames.stream().mapToInt(Frame::length).sum();
    }

    private static Filled whole(byte[] preface, int length, List<Frame> frames, int markers) throws IOException {
        if (size(frames) > length) throw Preface.tooLong(size(frames) - HEAD_BYTES, length - HEAD_BYTES);
        byte[] next = preface.clone();
        System.arraycopy(tag(frames, length), 0, next, 0, length);
        return new Filled(next, markers);
    }

    private static List<Frame> frames(byte[] preface, int length) {
        List<Frame> frames = new ArrayList<>();
        for (ByteBuffer b = ByteBuffer.wrap(preface, HEAD_BYTES, length - HEAD_BYTES); b.remaining() >= HEAD_BYTES; ) {
            byte[] id = new byte[4];
            b.get(id);
            int size = b.getInt();
            b.getShort();
            if (id[0] == 0 || size < 0 || size > b.remaining()) break;
            byte[] body = new byte[size];
            b.get(body);
            frames.add(new Frame(new String(id, StandardCharsets.ISO_8859_1), body));
        }
        return frames;
    }

    private static byte[] tag(List<Frame> frames, int length) {
        ByteBuffer b = ByteBuffer.allocate(length);
        int rest = length - HEAD_BYTES;
        b.put(new byte[] {'I', 'D', '3', 3, 0, 0});
        b.put((byte) (rest >> 21 & 0x7F)).put((byte) (rest >> 14 & 0x7F));
        b.put((byte) (rest >> 7 & 0x7F)).put((byte) (rest & 0x7F));
        for (Frame frame : frames) b.put(bytes(frame));
        return b.array();
    }

    private static byte[] bytes(Frame frame) {
        ByteBuffer b = ByteBuffer.allocate(frame.length());
        b.put(frame.id.getBytes(StandardCharsets.ISO_8859_1)).putInt(frame.body.length);
        return b.putShort((short) 0).put(frame.body).array();
    }

    /** Text encoding 1: UTF-16 with its mark. */
    private static byte[] body(String id, String label, String value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(1);
        if (id.equals("COMM")) out.writeBytes("eng".getBytes(StandardCharsets.ISO_8859_1));
        if (id.equals("COMM") || id.equals("TXXX")) {
            out.writeBytes(label.getBytes(StandardCharsets.UTF_16));
            if (label.isEmpty()) out.writeBytes(new byte[] {(byte) 0xFE, (byte) 0xFF});
            out.writeBytes(new byte[2]);
        }
        String text = id.equals("TYER") && value.length() > 4 ? value.substring(0, 4) : value;
        out.writeBytes(text.getBytes(StandardCharsets.UTF_16));
        return out.toByteArray();
    }

    private static boolean isLabelled(Frame frame, String label) {
        byte[] start = body("TXXX", label, "");
        return frame.body.length >= start.length && Arrays.equals(frame.body, 0, start.length, start, 0, start.length);
    }

    private static List<Frame> chapters(Texts texts, int count) {
        List<Frame> frames = new ArrayList<>();
        if (count == 0) return frames;
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        contents.writeBytes(new byte[] {'t', 'o', 'c', 0, 3, (byte) Math.min(count, MOST_ENTRIES)});
        for (int i = 0; i < count; i++) {
            Marker marker = texts.markers().get(i);
            byte[] name = ("m" + (i + 1) + "\0").getBytes(StandardCharsets.ISO_8859_1);
            if (i < MOST_ENTRIES) contents.writeBytes(name);
            long next = i + 1 < count ? texts.markers().get(i + 1).frame() : texts.frames();
            ByteBuffer times = ByteBuffer.allocate(16);
            times.putInt(millis(marker.frame(), texts.rateHz())).putInt(millis(next, texts.rateHz()));
            times.putInt(-1).putInt(-1);
            ByteArrayOutputStream chapter = new ByteArrayOutputStream();
            chapter.writeBytes(name);
            chapter.writeBytes(times.array());
            chapter.writeBytes(bytes(new Frame("TIT2", body("TIT2", "", marker.text()))));
            frames.add(new Frame(CHAPTER, chapter.toByteArray()));
        }
        frames.addFirst(new Frame(CONTENTS, contents.toByteArray()));
        return frames;
    }

    private static int millis(long frame, int rateHz) {
        return (int) (frame * 1000 / rateHz);
    }
}
