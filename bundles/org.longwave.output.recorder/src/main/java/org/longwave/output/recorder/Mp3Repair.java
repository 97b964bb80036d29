package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Ends an unfinished MP3 file behind its last whole frame (ISO/IEC 11172-3, 13818-3). Stateless; may wait. */
final class Mp3Repair {
    private static final int WINDOW_BYTES = 1 << 16;
    private static final int[] KBPS_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KBPS_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] RATES = {44_100, 48_000, 32_000};

    private Mp3Repair() {}

    /** Null when there is no frame: nothing is changed. */
    static Repair.Length repair(Disk.DiskFile file) throws IOException {
        long size = file.size();
        long at = tagBytes(file);
        long samples = 0;
        ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).limit(0);
        long windowAt = 0;
        boolean first = true;
        while (at + 4 <= size) {
            if (at < windowAt || at + 4 > windowAt + window.limit()) {
                window.clear();
                file.read(window, at);
                window.flip();
                windowAt = at;
            }
            int header = window.getInt((int) (at - windowAt));
            int length = frameBytes(header);
            if (length == 0 || at + length > size) break;
            at += length;
            if (!first) samples += frameSamples(header); // the first one holds the description, no sound
            first = false;
        }
        if (samples == 0 || size - at > Repair.MAX_CUT_BYTES) return null;
        file.truncate(at);
        return new Repair.Length(samples, at);
    }

    private static long tagBytes(Disk.DiskFile file) throws IOException {
        ByteBuffer b = ByteBuffer.allocate(10);
        file.read(b, 0);
        if (b.position() < 10 || b.get(0) != 'I' || b.get(1) != 'D' || b.get(2) != '3') return 0;
        return 10L + (b.get(6) << 21 | b.get(7) << 14 | b.get(8) << 7 | b.get(9));
    }

    private static boolean isFirstVersion(int header) {
        return (header >> 19 & 3) == 3;
    }

    private static int frameSamples(int header) {
        return isFirstVersion(header) ? 1152 : 576;
    }

    /** Length of a layer III frame, 0 when this is no header of one. */
    private static int frameBytes(int header) {
        boolean sync = header >>> 21 == 0x7FF && (header >> 17 & 3) == 1 && (header >> 19 & 3) != 1;
        int rateCode = header >> 10 & 3;
        int kbpsCode = header >> 12 & 15;
        if (!sync || rateCode == 3 || kbpsCode == 15 || kbpsCode == 0) return 0;
        boolean one = isFirstVersion(header);
        int rate = RATES[rateCode] / (one ? 1 : (header >> 19 & 3) == 2 ? 2 : 4);
        int kbps = one ? KBPS_1[kbpsCode] : KBPS_2[kbpsCode];
        return (one ? 144 : 72) * 1000 * kbps / rate + (header >> 9 & 1);
    }
}
