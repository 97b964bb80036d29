package org.longwave.output.recorder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The metadata of a native FLAC file (RFC 9639, 8): markers as a cue sheet and as comments, the room as padding behind
 * the encoder's own.
 */
final class FlacPreface implements Preface {
    private static final int LAST = 0x80;
    private static final int PADDING = 1;
    private static final int COMMENT = 4;
    private static final int CUE_SHEET = 5;
    private static final int SHEET_HEAD_BYTES = 396;
    private static final int TRACK_BYTES = 36;
    private static final int INDEX_BYTES = 12;
    private static final int MOST_TRACKS = 254;
    private static final int LEAD_OUT = 255;

    /** A metadata block without its four bytes of head. */
    private record Block(int type, byte[] body) {}

    @Override
    public int length(byte[] head) {
        return FlacRepair.audioAt(head);
    }

    @Override
    public byte[] withRoom(byte[] start) {
        List<Block> blocks = blocks(start);
        blocks.add(new Block(PADDING, new byte[ROOM_BYTES]));
        return bytes(blocks);
    }

    private static List<Block> blocks(byte[] start) {
        List<Block> blocks = new ArrayList<>();
        for (int at = 4; at + 4 <= start.length; ) {
            int length = (start[at + 1] & 0xFF) << 16 | (start[at + 2] & 0xFF) << 8 | start[at + 3] & 0xFF;
            blocks.add(new Block(start[at] & 0x7F, Arrays.copyOfRange(start, at + 4, at + 4 + length)));
            at += 4 + length;
        }
        return blocks;
    }

    private static byte[] bytes(List<Block> blocks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'f', 'L', 'a', 'C'});
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            int type = block.type | (i == blocks.size() - 1 ? LAST : 0);
            out.writeBytes(ByteBuffer.allocate(4)
                    .putInt(type << 24 | block.body.length)
                    .array());
            out.writeBytes(block.body);
        }
        return out.toByteArray();
    }

    @Override
    public Filled filled(byte[] preface, Texts texts) throws IOException {
        List<Block> blocks = blocks(preface);
        VorbisComments comments = comments(blocks).with(texts);
        blocks.removeIf(b -> b.type == PADDING || b.type == COMMENT || b.type == CUE_SHEET && texts.markers() != null);
        byte[] sheet = texts.markers() == null ? new byte[0] : sheet(texts.markers(), texts.frames());
        if (sheet.length > 0) blocks.add(new Block(CUE_SHEET, sheet));
        int others = 4 + blocks.stream().mapToInt(b -> 4 + b.body.length).sum();
        do {
            byte[] body = comments.bytes();
            int left = preface.length - others - 4 - body.length;
            if (left != 0 && left < 4) continue;
            blocks.add(new Block(COMMENT, body));
            if (left > 0) blocks.add(new Block(PADDING, new byte[left - 4]));
            return new Filled(bytes(blocks), comments.markers());
        } while (comments.dropMarker());
        throw Preface.tooLong(comments.bytes().length, preface.length - others - 8);
    }

    private static VorbisComments comments(List<Block> blocks) throws IOException {
        for (Block block : blocks) {
            if (block.type != COMMENT) continue;
            VorbisComments comments = VorbisComments.read(block.body, 0, block.body.length);
            if (comments != null) return comments;
        }
        throw new IOException("it has no comments that could be changed");
    }

    /** A track for each marker; empty without markers between the ends. */
    private static byte[] sheet(List<Marker> markers, long frames) {
        List<Marker> places = markers.stream()
                .filter(m -> m.frame() > 0 && m.frame() < frames)
                .limit(MOST_TRACKS - 1)
                .toList();
        if (places.isEmpty()) return new byte[0];
        int tracks = places.size() + 2;
        ByteBuffer b = ByteBuffer.allocate(SHEET_HEAD_BYTES + (tracks - 1) * (TRACK_BYTES + INDEX_BYTES) + TRACK_BYTES);
        b.position(SHEET_HEAD_BYTES - 1).put((byte) tracks);
        track(b, 1, 0);
        for (int i = 0; i < places.size(); i++) track(b, i + 2, places.get(i).frame());
        b.putLong(frames).put((byte) LEAD_OUT);
        return b.array();
    }

    private static void track(ByteBuffer b, int number, long frame) {
        b.putLong(frame).put((byte) number);
        b.position(b.position() + TRACK_BYTES - 10).put((byte) 1);
        b.putLong(0).put((byte) 1);
        b.position(b.position() + 3);
    }
}
