package org.longwave.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.longwave.dsp.ogg.Comments;

/** What stands before FLAC's frames (RFC 9639, 8); any thread. */
final class FlacMeta {
    /** Seek points a file has room for. */
    static final int SEEK_POINTS = 240;

    private static final int LAST = 0x80;
    private static final int SEEK_TABLE = 3;
    private static final int COMMENT = 4;

    private FlacMeta() {}

    /** A place in a file: first sample, bytes after the first frame header, samples in the frame. */
    record SeekPoint(long sample, long offset, int samples) {}

    /** @param md5 16 bytes, zeros when not known */
    static byte[] streamInfo(
            int rateHz, int channels, int bits, int leastFrame, int longestFrame, long frames, byte[] md5) {
        ByteBuffer b = ByteBuffer.allocate(38);
        b.putInt(34).putShort((short) FlacFrames.BLOCK).putShort((short) FlacFrames.BLOCK);
        b.put((byte) (leastFrame >> 16)).putShort((short) leastFrame);
        b.put((byte) (longestFrame >> 16)).putShort((short) longestFrame);
        b.putLong((long) rateHz << 44 | (channels - 1L) << 41 | (bits - 1L) << 36 | frames & 0xF_FFFF_FFFFL);
        return b.put(md5).array();
    }

    static byte[] comment(Map<String, String> tags) {
        byte[] body = Comments.packet(new byte[0], tags, new byte[0]);
        ByteBuffer b = ByteBuffer.allocate(4 + body.length);
        return b.putInt((LAST | COMMENT) << 24 | body.length).put(body).array();
    }

    /** As many as there is room for, evenly spread; the rest are place holders. */
    static byte[] seekTable(List<SeekPoint> points) {
        ByteBuffer b = ByteBuffer.allocate(4 + SEEK_POINTS * 18);
        b.putInt(SEEK_TABLE << 24 | SEEK_POINTS * 18);
        int used = Math.min(SEEK_POINTS, points.size());
        for (int i = 0; i < used; i++) {
            SeekPoint point = points.get((int) ((long) i * points.size() / used));
            b.putLong(point.sample).putLong(point.offset).putShort((short) point.samples);
        }
        for (int i = used; i < SEEK_POINTS; i++) b.putLong(-1).putLong(0).putShort((short) 0);
        return b.array();
    }

    static byte[] file(byte[] info, byte[] seekTable, byte[] comment) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(new byte[] {'f', 'L', 'a', 'C'});
        all.writeBytes(info);
        all.writeBytes(seekTable);
        all.writeBytes(comment);
        return all.toByteArray();
    }

    /** Ogg's first packet: how many header packets follow, and the stream's properties. */
    static byte[] oggHead(byte[] info) {
        ByteBuffer b = ByteBuffer.allocate(13 + info.length);
        b.put((byte) 0x7F).put(new byte[] {'F', 'L', 'A', 'C', 1, 0, 0, 1, 'f', 'L', 'a', 'C'});
        return b.put(info).array();
    }
}
