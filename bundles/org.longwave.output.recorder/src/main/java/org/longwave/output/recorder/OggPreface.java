package org.longwave.output.recorder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The two header pages of an Ogg file of Opus (RFC 7845, 5.2) or Vorbis: markers as comments, the room as zeros behind
 * the comments in their own packet, which both allow.
 */
final class OggPreface implements Preface {
    private static final int HEADER_BYTES = 27;
    private static final int MOST_SEGMENTS = 255;

    /** A page at a place: its lacing values and where its packets are. */
    private record Page(int at, int segments, int body, int end) {}

    private static Page page(byte[] b, int at) {
        if (at + HEADER_BYTES > b.length || b[at] != 'O' || b[at + 1] != 'g' || b[at + 2] != 'g' || b[at + 3] != 'S')
            return null;
        int segments = b[at + 26] & 0xFF;
        int body = at + HEADER_BYTES + segments;
        if (body > b.length) return null;
        int end = body;
        for (int i = 0; i < segments; i++) end += b[at + HEADER_BYTES + i] & 0xFF;
        return end > b.length ? null : new Page(at, segments, body, end);
    }

    /** Length of the comments' packet; -1 when it does not end on its page. */
    private static int packetBytes(byte[] b, Page page) {
        int length = 0;
        for (int i = 0; i < page.segments; i++) {
            int lace = b[page.at + HEADER_BYTES + i] & 0xFF;
            length += lace;
            if (lace < 255) return length;
        }
        return -1;
    }

    /** What stands before the comments in their packet; 0: no codec that is known here. */
    private static int magicBytes(byte[] b, Page page) {
        String start = new String(b, page.body, Math.min(8, page.end - page.body), StandardCharsets.ISO_8859_1);
        if (start.equals("OpusTags")) return 8;
        return start.startsWith("\3vorbis") ? 7 : 0;
    }

    private static Page second(byte[] b) {
        Page first = page(b, 0);
        Page second = first == null ? null : page(b, first.end);
        return second == null || packetBytes(b, second) < 0 || magicBytes(b, second) == 0 ? null : second;
    }

    @Override
    public int length(byte[] head) {
        Page second = second(head);
        return second == null ? -1 : second.end;
    }

    /** The same start when its headers are not as expected: then there is no room. */
    @Override
    public byte[] withRoom(byte[] start) {
        Page page = second(start);
        if (page == null || page.end != start.length) return start;
        int packet = packetBytes(start, page);
        int more = packet + ROOM_BYTES;
        int oldLaces = packet / 255 + 1;
        byte[] laces = new byte[more / 255 + 1 + page.segments - oldLaces];
        if (laces.length > MOST_SEGMENTS) return start;
        Arrays.fill(laces, 0, more / 255, (byte) 255);
        laces[more / 255] = (byte) (more % 255);
        System.arraycopy(start, page.at + HEADER_BYTES + oldLaces, laces, more / 255 + 1, page.segments - oldLaces);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(start, 0, page.at + HEADER_BYTES - 1);
        out.write(laces.length);
        out.writeBytes(laces);
        out.write(start, page.body, packet);
        out.writeBytes(new byte[ROOM_BYTES]);
        out.write(start, page.body + packet, page.end - page.body - packet);
        return sealed(out.toByteArray(), page.at);
    }

    @Override
    public Filled filled(byte[] preface, Texts texts) throws IOException {
        Page page = second(preface);
        int magic = page == null ? 0 : magicBytes(preface, page);
        int packet = page == null ? 0 : packetBytes(preface, page);
        VorbisComments old = page == null ? null : VorbisComments.read(preface, page.body + magic, packet - magic);
        if (old == null) throw new IOException("it has no comments that could be changed");
        VorbisComments comments = old.with(texts);
        boolean framed = magic == 7;
        int room = packet - magic - (framed ? 1 : 0);
        do {
            byte[] text = comments.bytes();
            if (text.length > room) continue;
            byte[] next = preface.clone();
            int at = page.body + magic;
            System.arraycopy(text, 0, next, at, text.length);
            Arrays.fill(next, at + text.length, page.body + packet, (byte) 0);
            if (framed) next[at + text.length] = 1;
            return new Filled(sealed(next, page.at), comments.markers());
        } while (comments.dropMarker());
        throw Preface.tooLong(comments.bytes().length, room);
    }

    /** With the checksum of the page that begins at a place and ends with the bytes. */
    private static byte[] sealed(byte[] bytes, int at) {
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(at + 22, 0);
        b.putInt(at + 22, Crc.ogg32(bytes, at, bytes.length));
        return bytes;
    }
}
