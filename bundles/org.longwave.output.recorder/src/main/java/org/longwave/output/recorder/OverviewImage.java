package org.longwave.output.recorder;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Draws an {@link Overview} as a PNG with one column for each piece (W3C PNG, palette of three colours). Disk thread. */
final class OverviewImage {
    private static final int HEIGHT = 128;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    /** Ground, sound, sound above -1 dBFS. */
    private static final byte[] PALETTE = {0x18, 0x1B, 0x20, 0x4F, (byte) 0xB0, (byte) 0xA5, (byte) 0xE0, 0x5A, 0x3C};

    private static final float LOUD = 0.891f;

    private OverviewImage() {}

    /** Where the image of a recording below a folder stands. */
    static Path path(Path folder, Path recording) {
        Path below = recording.startsWith(folder) ? folder.relativize(recording) : recording.getFileName();
        String name = below.toString().replace('\\', '_').replace('/', '_');
        return folder.resolve("overview").resolve(name + ".png");
    }

    static byte[] png(Overview overview) {
        float[] low = overview.low();
        float[] high = overview.high();
        int width = Math.max(1, low.length);
        byte[] rows = new byte[(width + 1) * HEIGHT];
        for (int x = 0; x < low.length; x++) {
            byte colour = (byte) (Math.max(high[x], -low[x]) > LOUD ? 2 : 1);
            int top = row(high[x]);
            int bottom = row(low[x]);
            for (int y = top; y <= bottom; y++) rows[y * (width + 1) + 1 + x] = colour;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(HEIGHT);
        chunk(out, "IHDR", head.put((byte) 8).put((byte) 3).array());
        chunk(out, "PLTE", PALETTE);
        chunk(out, "IDAT", deflated(rows));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static int row(float sample) {
        float clipped = Math.clamp(sample, -1f, 1f);
        return Math.round((1 - clipped) / 2 * (HEIGHT - 1));
    }

    private static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            while (!deflater.finished()) out.write(part, 0, deflater.deflate(part));
        }
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] bytes) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(bytes);
        out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        out.writeBytes(name);
        out.writeBytes(bytes);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
