package org.longwave.output.recorder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a WAV or RF64 header by its chunks, without any word from the code under test. */
record WavProbe(
        String form, long riffBytes, Map<String, ByteBuffer> chunks, int dataAt, long dataBytes, ByteBuffer all) {
    static WavProbe read(byte[] file) {
        ByteBuffer b = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        String form = tag(b);
        long riff = b.getInt() & 0xFFFF_FFFFL;
        if (!tag(b).equals("WAVE")) throw new AssertionError("no WAVE");
        Map<String, ByteBuffer> chunks = new LinkedHashMap<>();
        while (true) {
            String id = tag(b);
            long size = b.getInt() & 0xFFFF_FFFFL;
            if (id.equals("data")) return new WavProbe(form, riff, chunks, b.position(), size, b);
            chunks.put(id, b.slice(b.position(), (int) size).order(ByteOrder.LITTLE_ENDIAN));
            b.position(b.position() + (int) (size + (size & 1)));
        }
    }

    private static String tag(ByteBuffer b) {
        byte[] four = new byte[4];
        b.get(four);
        return new String(four, StandardCharsets.US_ASCII);
    }

    ByteBuffer chunk(String id) {
        ByteBuffer found = chunks.get(id);
        if (found == null) throw new AssertionError("no chunk " + id + " in " + chunks.keySet());
        return found;
    }

    int formatTag() {
        return chunk("fmt ").getShort(0);
    }

    int channels() {
        return chunk("fmt ").getShort(2);
    }

    int rateHz() {
        return chunk("fmt ").getInt(4);
    }

    int frameBytes() {
        return chunk("fmt ").getShort(12);
    }

    int bits() {
        return chunk("fmt ").getShort(14);
    }

    long frames() {
        return dataBytes / frameBytes();
    }

    /** The bext chunk's TimeReference, EBU Tech 3285: after 256 + 32 + 32 + 10 + 8 bytes. */
    long timeReference() {
        return chunk("bext").getLong(338);
    }

    String text(String id, int at, int length) {
        byte[] bytes = new byte[length];
        chunk(id).get(at, bytes);
        return new String(bytes, StandardCharsets.US_ASCII).trim();
    }

    /** Sample offsets of the cue points behind the samples. */
    List<Long> cues() {
        List<Long> found = new ArrayList<>();
        ByteBuffer b = all.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        b.position((int) (dataAt + dataBytes + (dataBytes & 1)));
        while (b.remaining() >= 8) {
            String id = tag(b);
            int size = b.getInt();
            int next = b.position() + size + (size & 1);
            if (id.equals("cue "))
                for (int i = 0, n = b.getInt(b.position()); i < n; i++)
                    found.add(b.getInt(b.position() + 4 + 24 * i + 20) & 0xFFFF_FFFFL);
            b.position(next);
        }
        return found;
    }

    /** The raw integer of a PCM sample. */
    int pcm(int frame, int channel) {
        int at = dataAt + frame * frameBytes() + channel * bits() / 8;
        if (bits() == 16) return all.getShort(at);
        return all.getShort(at) & 0xFFFF | all.get(at + 2) << 16;
    }

    float real(int frame, int channel) {
        return all.getFloat(dataAt + frame * frameBytes() + channel * 4);
    }
}
