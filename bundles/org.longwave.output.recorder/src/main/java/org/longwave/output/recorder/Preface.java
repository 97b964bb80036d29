package org.longwave.output.recorder;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.longwave.output.recorder.FileFormat.Container;

/**
 * What stands before the sound of a compressed file: the codec's own, and room for texts and markers, so that both can be
 * written when they are known without moving the sound. Stateless; a thread that may wait for the disk.
 */
interface Preface {
    /** For some four hundred markers. */
    int ROOM_BYTES = 1 << 15;

    /** An encoder's first bytes with the room in them. */
    byte[] withRoom(byte[] start);

    /** How much of a file's first bytes is the preface; -1 when they are no such file's, or too few. */
    int length(byte[] head);

    /**
     * A preface of the same length with texts and markers in it; the texts it had and nobody changes stay.
     *
     * @throws IOException the texts do not fit: why
     */
    Filled filled(byte[] preface, Texts texts) throws IOException;

    /**
     * What is to be written.
     *
     * @param tags lower-case keys; an empty value takes the text away
     * @param markers null: those that are there stay
     * @param rateHz of the markers
     * @param frames length of the recording
     */
    record Texts(Map<String, String> tags, List<Marker> markers, int rateHz, long frames) {}

    /** @param markers how many of them found room */
    record Filled(byte[] bytes, int markers) {}

    /** Null for files of plain samples. */
    static Preface of(Container container) {
        return switch (container) {
            case FLAC -> new FlacPreface();
            case OGG -> new OggPreface();
            case MP3 -> new Id3Preface();
            case WAV, AIFF -> null;
        };
    }

    /** Of a file that begins so; null when it is of no kind that has one. */
    static Preface of(byte[] head) {
        for (Container container : Container.values()) {
            Preface preface = of(container);
            if (preface != null && preface.length(head) > 0) return preface;
        }
        return null;
    }

    /** Writes texts and markers into a file; how many markers found room, -1: it has no such preface. */
    static int write(Disk.DiskFile file, Texts texts) throws IOException {
        java.nio.ByteBuffer start = java.nio.ByteBuffer.allocate((int) Math.min(file.size(), 1 << 20));
        file.read(start, 0);
        byte[] head = java.util.Arrays.copyOf(start.array(), start.position());
        Preface preface = of(head);
        if (preface == null) return -1;
        Filled filled = preface.filled(java.util.Arrays.copyOf(head, preface.length(head)), texts);
        file.write(java.nio.ByteBuffer.wrap(filled.bytes()), 0);
        return filled.markers();
    }

    /** The refusal of texts that are longer than the room. */
    static IOException tooLong(int bytes, int room) {
        return new IOException(
                "the texts take " + bytes + " bytes and the file has room for " + room + ": choose shorter ones");
    }
}
