package org.longwave.player;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Builds WAV files byte by byte, right ones and wrong ones. */
final class WavBytes {
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 22).order(ByteOrder.LITTLE_ENDIAN);

    static WavBytes form(String form, int riffSize) {
        return new WavBytes().text(form).u32(riffSize).text("WAVE");
    }

    static WavBytes riff() {
        return form("RIFF", 0x7FFF_FFFF);
    }

    WavBytes text(String text) {
        bytes.put(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    WavBytes u32(int value) {
        bytes.putInt(value);
        return this;
    }

    WavBytes u16(int value) {
        bytes.putShort((short) value);
        return this;
    }

    WavBytes u64(long value) {
        bytes.putLong(value);
        return this;
    }

    WavBytes raw(int... values) {
        for (int v : values) bytes.put((byte) v);
        return this;
    }

    WavBytes chunk(String id, int size) {
        return text(id).u32(size);
    }

    WavBytes fmt(int tag, int channels, int rateHz, int bits) {
        int frameBytes = channels * bits / 8;
        return chunk("fmt ", 16)
                .u16(tag)
                .u16(channels)
                .u32(rateHz)
                .u32(rateHz * frameBytes)
                .u16(frameBytes)
                .u16(bits);
    }

    WavBytes extensible(int tag, int channels, int rateHz, int bits) {
        int frameBytes = channels * bits / 8;
        chunk("fmt ", 40)
                .u16(0xFFFE)
                .u16(channels)
                .u32(rateHz)
                .u32(rateHz * frameBytes)
                .u16(frameBytes)
                .u16(bits);
        return u16(22).u16(bits).u32(3).u16(tag).raw(0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71);
    }

    WavBytes shorts(int... samples) {
        for (int s : samples) u16(s);
        return this;
    }

    Path write(Path file) throws IOException {
        byte[] all = new byte[bytes.position()];
        bytes.get(0, all);
        return Files.write(file, all);
    }

    /** Stereo 16 bit: left counts up from {@code first}, right is its negative. */
    static Path counting(Path file, int rateHz, int first, int frames) throws IOException {
        WavBytes wav = riff().fmt(1, 2, rateHz, 16).chunk("data", frames * 4);
        for (int i = 0; i < frames; i++) wav.u16(first + i).u16(-(first + i));
        return wav.write(file);
    }
}
