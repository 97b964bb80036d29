package org.longwave.output.recorder;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A cue sheet in a native FLAC file (RFC 9639, 8.7): room for it is kept as padding behind the encoder's own metadata.
 * Stateless, disk thread.
 */
final class FlacCues {
    private static final int ROOM_BYTES = 1 << 14;
    private static final int LAST = 0x80;
    private static final int PADDING = 1;
    private static final int CUE_SHEET = 5;
    private static final int HEAD_BYTES = 396;
    private static final int TRACK_BYTES = 36;
    private static final int INDEX_BYTES = 12;
    private static final int MOST_TRACKS = 254;
    private static final int LEAD_OUT = 255;

    private FlacCues() {}

    /** The metadata with an empty block behind them. */
    static byte[] withRoom(byte[] start) {
        ByteBuffer b = ByteBuffer.wrap(opened(start));
        b.position(start.length);
        b.putInt((LAST | PADDING) << 24 | ROOM_BYTES);
        return b.array();
    }

    /** The metadata with a track for each marker; the same length as {@link #withRoom}. */
    static byte[] withCues(byte[] start, List<Marker> markers, long frames) {
        List<Marker> places = markers.stream()
                .filter(m -> m.frame() > 0 && m.frame() < frames)
                .limit(MOST_TRACKS - 1)
                .toList();
        if (places.isEmpty()) return withRoom(start);
        int tracks = places.size() + 2;
        int sheet = HEAD_BYTES + (tracks - 1) * (TRACK_BYTES + INDEX_BYTES) + TRACK_BYTES;
        ByteBuffer b = ByteBuffer.wrap(opened(start));
        b.position(start.length);
        b.putInt(CUE_SHEET << 24 | sheet);
        b.position(b.position() + HEAD_BYTES - 1).put((byte) tracks);
        track(b, 1, 0);
        for (int i = 0; i < places.size(); i++) track(b, i + 2, places.get(i).frame());
        b.putLong(frames).put((byte) LEAD_OUT);
        b.position(b.position() + TRACK_BYTES - 9);
        int left = b.remaining() - 4;
        b.putInt((LAST | PADDING) << 24 | left);
        return b.array();
    }

    private static void track(ByteBuffer b, int number, long frame) {
        b.putLong(frame).put((byte) number);
        b.position(b.position() + TRACK_BYTES - 10).put((byte) 1);
        b.putLong(0).put((byte) 1);
        b.position(b.position() + 3);
    }

    /** With room behind, and the last block no longer marked as the last. */
    private static byte[] opened(byte[] start) {
        byte[] longer = Arrays.copyOf(start, start.length + 4 + ROOM_BYTES);
        for (int at = 4; at + 4 <= start.length; ) {
            longer[at] &= 0x7F;
            at += 4 + ((start[at + 1] & 0xFF) << 16 | (start[at + 2] & 0xFF) << 8 | start[at + 3] & 0xFF);
        }
        return longer;
    }
}
