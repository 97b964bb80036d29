package org.longwave.player;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.longwave.api.DeviceException;
import org.longwave.api.DeviceException.Reason;

/**
 * Device thread: reads the chunks of a WAV file up to its sound. RIFF and WAVE_FORMAT_EXTENSIBLE as Microsoft's
 * "Multiple Channel Audio Data and WAVE Files" has them, RF64 and BW64 as EBU Tech 3306 and ITU-R BS.2088.
 */
final class WavHeader {
    private static final int PCM = 1;
    private static final int IEEE_FLOAT = 3;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final long SIZE_UNKNOWN = 0xFFFF_FFFFL;
    /** The end of the sub-format identifiers whose first two bytes are an ordinary format tag. */
    private static final long GUID_MIDDLE = 0x0010_0000_0000L;

    private static final long GUID_END = 0x719B_3800_AA00_0080L;

    private final FileChannel channel;
    private final Path file;
    private final long fileBytes;
    private long riffBytes;
    private long longDataBytes = -1;
    private int rateHz;
    private int channels;
    private WavFormat.Sample sample;

    private WavHeader(FileChannel channel, Path file) throws IOException {
        this.channel = channel;
        this.file = file;
        fileBytes = channel.size();
    }

    static WavFormat read(FileChannel channel, Path file) throws IOException, DeviceException {
        return new WavHeader(channel, file).read();
    }

    private WavFormat read() throws IOException, DeviceException {
        ByteBuffer head = bytes(0, 12, "the RIFF header");
        String form = id(head);
        riffBytes = Integer.toUnsignedLong(head.getInt());
        boolean large = form.equals("RF64") || form.equals("BW64");
        if (!large && !form.equals("RIFF"))
            throw wrong(0, "begins with \"" + form + "\" where a WAV file has \"RIFF\", \"RF64\" or \"BW64\"");
        String kind = id(head);
        if (!kind.equals("WAVE")) throw wrong(8, "is a RIFF file of the kind \"" + kind + "\", not \"WAVE\"");
        long at = 12;
        while (true) {
            if (at + 8 > fileBytes) throw wrong(at, "ends before its sound: there is no \"data\" chunk");
            ByteBuffer chunk = bytes(at, 8, "a chunk's header");
            String id = id(chunk);
            long size = Integer.toUnsignedLong(chunk.getInt());
            long body = at + 8;
            if (id.equals("data")) return data(at, body, size, large);
            if (id.equals("fmt ")) format(body, size);
            if (id.equals("ds64") && large) longSizes(body, size);
            at = body + size + (size & 1);
        }
    }

    private void longSizes(long body, long size) throws IOException, DeviceException {
        if (size < 24) throw wrong(body - 4, "has a \"ds64\" chunk of " + size + " bytes; it needs 24 at least");
        ByteBuffer ds64 = bytes(body, 24, "the \"ds64\" chunk");
        riffBytes = ds64.getLong();
        longDataBytes = ds64.getLong();
    }

    private WavFormat data(long at, long body, long size, boolean large) throws DeviceException {
        if (sample == null) throw wrong(at, "has its \"data\" chunk before its \"fmt \" chunk");
        long available = fileBytes - body;
        long wanted = large && longDataBytes >= 0 && size == SIZE_UNKNOWN ? longDataBytes : size;
        // a recorder that was cut off leaves 0 or all ones, and a RIFF size that ends before the sound
        boolean unfinished = wanted == 0 && (riffBytes + 8 <= body || riffBytes == SIZE_UNKNOWN);
        long used = unfinished || wanted > available ? available : wanted;
        WavFormat format = new WavFormat(rateHz, channels, sample, body, 0);
        long frames = used / format.frameBytes();
        if (frames == 0) throw wrong(body, "holds no sound");
        return new WavFormat(rateHz, channels, sample, body, frames);
    }

    private void format(long body, long size) throws IOException, DeviceException {
        if (size < 16) throw wrong(body - 4, "has a \"fmt \" chunk of " + size + " bytes; it needs 16 at least");
        ByteBuffer fmt = bytes(body, (int) Math.min(size, 40), "the \"fmt \" chunk");
        int tag = Short.toUnsignedInt(fmt.getShort());
        channels = Short.toUnsignedInt(fmt.getShort());
        long rate = Integer.toUnsignedLong(fmt.getInt());
        fmt.getInt();
        int frameBytes = Short.toUnsignedInt(fmt.getShort());
        int bits = Short.toUnsignedInt(fmt.getShort());
        if (tag == EXTENSIBLE) tag = subFormat(fmt, body, size);
        if (channels < 1 || channels > 2)
            throw wrong(body + 2, "has " + channels + " channels; only mono and stereo can be played: convert it");
        if (rate < 8_000 || rate > 192_000)
            throw wrong(body + 4, "has a rate of " + rate + " Hz; allowed 8000..192000");
        rateHz = (int) rate;
        sample = sample(tag, bits, body);
        if (frameBytes != channels * sample.bytes)
            throw wrong(
                    body + 12,
                    "says a frame has " + frameBytes + " bytes, but " + channels + " channels of " + bits
                            + " bits have " + channels * sample.bytes);
    }

    private int subFormat(ByteBuffer fmt, long body, long size) throws DeviceException {
        if (size < 40)
            throw wrong(body - 4, "has an extensible \"fmt \" chunk of " + size + " bytes; it needs 40 at least");
        int tag = Short.toUnsignedInt(fmt.getShort(24));
        long middle = (fmt.getLong(24) >>> 16) & 0xFFFF_FFFF_FFFFL;
        if (middle != GUID_MIDDLE || fmt.getLong(32) != GUID_END)
            throw wrong(body + 24, "has an unknown sub-format; only PCM and float can be played: convert it");
        return tag;
    }

    private WavFormat.Sample sample(int tag, int bits, long body) throws DeviceException {
        if (tag == PCM && bits == 16) return WavFormat.Sample.INT16;
        if (tag == PCM && bits == 24) return WavFormat.Sample.INT24;
        if (tag == PCM && bits == 32) return WavFormat.Sample.INT32;
        if (tag == IEEE_FLOAT && bits == 32) return WavFormat.Sample.FLOAT32;
        throw wrong(
                body,
                String.format(Locale.ROOT, "has the format 0x%04X with %d bits; ", tag, bits)
                        + "only PCM with 16, 24 or 32 bits and float with 32 bits can be played: convert it");
    }

    private ByteBuffer bytes(long at, int count, String what) throws IOException, DeviceException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            int n = channel.read(buffer, at + buffer.position());
            if (n < 0) throw wrong(at + buffer.position(), "ends within " + what);
        }
        return buffer.flip();
    }

    private static String id(ByteBuffer buffer) {
        byte[] id = new byte[4];
        buffer.get(id);
        return new String(id, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "?");
    }

    private DeviceException wrong(long at, String what) {
        return new DeviceException(
                Reason.FORMAT, "\"" + file + "\" cannot be played: at byte " + at + " it " + what + ".");
    }
}
