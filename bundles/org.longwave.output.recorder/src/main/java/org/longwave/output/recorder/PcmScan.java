package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Where things stand in a WAV, RF64 or AIFF file, as far as its first bytes can be understood. Disk thread.
 *
 * @param ds64At place of the JUNK or ds64 chunk's bytes, -1 without one
 * @param factAt place of the fact chunk's bytes, -1 without one
 * @param commAt place of AIFF's COMM chunk's bytes, -1 without one
 * @param dataAt place of the first sample
 * @param dataBytes length of the samples as the header tells it
 */
record PcmScan(
        ByteOrder order,
        boolean rf64,
        long ds64At,
        long factAt,
        long commAt,
        long dataAt,
        long dataBytes,
        int frameBytes) {
    private static final int HEAD_BYTES = 1 << 16;
    private static final long RIFF_LIMIT = 0xFFFF_FFFFL;

    /** Null when the file is no such file, or ends before its samples begin. */
    static PcmScan of(Disk.DiskFile file) throws IOException {
        ByteBuffer b = ByteBuffer.allocate((int) Math.min(HEAD_BYTES, file.size()));
        file.read(b, 0);
        b.flip();
        if (b.remaining() < 12) return null;
        String form = four(b, 0);
        String type = four(b, 8);
        boolean wav = (form.equals("RIFF") || form.equals("RF64")) && type.equals("WAVE");
        boolean aiff = form.equals("FORM") && (type.equals("AIFF") || type.equals("AIFC"));
        if (!wav && !aiff) return null;
        b.order(wav ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        return new Walk(b, form.equals("RF64")).scan();
    }

    /** Goes from chunk to chunk until the samples. */
    private static final class Walk {
        private final ByteBuffer b;
        private final boolean rf64;
        private long ds64At = -1;
        private long factAt = -1;
        private long commAt = -1;
        private int frameBytes;
        private long largeBytes = -1;

        Walk(ByteBuffer b, boolean rf64) {
            this.b = b;
            this.rf64 = rf64;
        }

        PcmScan scan() {
            for (long at = 12; at + 8 <= b.limit(); ) {
                int here = (int) at;
                String id = four(b, here);
                long size = b.getInt(here + 4) & RIFF_LIMIT;
                int body = here + 8;
                if (id.equals("data")) return found(body, rf64 && size == RIFF_LIMIT ? largeBytes : size);
                if (id.equals("SSND")) return body + 8 > b.limit() ? null : found(body + 8L, size - 8);
                if (body + size > b.limit()) return null;
                if (!look(id, body, size)) return null;
                at = body + size + (size & 1);
            }
            return null;
        }

        private PcmScan found(long dataAt, long dataBytes) {
            if (frameBytes <= 0) return null;
            return new PcmScan(b.order(), rf64, ds64At, factAt, commAt, dataAt, dataBytes, frameBytes);
        }

        private boolean look(String id, int body, long size) {
            switch (id) {
                case "JUNK", "ds64" -> {
                    if (size < 28) return true;
                    if (ds64At < 0) ds64At = body;
                    largeBytes = b.getLong(body + 8);
                }
                case "fact" -> factAt = size >= 4 ? body : -1;
                case "fmt " -> {
                    if (size < 16) return false;
                    frameBytes = b.getShort(body + 12) & 0xFFFF;
                }
                case "COMM" -> {
                    if (size < 18) return false;
                    commAt = body;
                    frameBytes = (b.getShort(body) & 0xFFFF) * Math.ceilDiv(b.getShort(body + 6) & 0xFFFF, 8);
                }
                default -> {
                    // nothing that matters here
                }
            }
            return true;
        }
    }

    private static String four(ByteBuffer b, int at) {
        byte[] four = new byte[4];
        b.get(at, four);
        return new String(four, StandardCharsets.US_ASCII);
    }

    /** Writes every size of the header anew; the rest of it stays as it is. */
    void writeSizes(Disk.DiskFile file, long sound, long trailerBytes) throws IOException {
        long form = dataAt - 8 + sound + (sound & 1) + trailerBytes;
        long frames = sound / frameBytes;
        if (order == ByteOrder.BIG_ENDIAN) {
            number(file, 4, form);
            number(file, commAt + 2, frames);
            number(file, dataAt - 12, sound + 8);
            return;
        }
        boolean large = form > RIFF_LIMIT && ds64At >= 0;
        if (large) {
            ByteBuffer sizes = ByteBuffer.allocate(24).order(order);
            file.write(sizes.putLong(form).putLong(sound).putLong(frames).flip(), ds64At);
        }
        if (ds64At >= 0) name(file, ds64At - 8, large ? "ds64" : "JUNK");
        name(file, 0, large ? "RF64" : "RIFF");
        number(file, 4, large ? RIFF_LIMIT : form);
        if (factAt >= 0) number(file, factAt, Math.min(frames, RIFF_LIMIT));
        number(file, dataAt - 4, large ? RIFF_LIMIT : sound);
    }

    private void number(Disk.DiskFile file, long at, long value) throws IOException {
        file.write(ByteBuffer.allocate(4).order(order).putInt((int) value).flip(), at);
    }

    private static void name(Disk.DiskFile file, long at, String fourCharacters) throws IOException {
        file.write(ByteBuffer.wrap(fourCharacters.getBytes(StandardCharsets.US_ASCII)), at);
    }
}
