package org.longwave.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderSettings;

/**
 * A plain WAV file, on its owner's thread; beyond 4 GB its start becomes RF64 (EBU Tech 3306). Integers are rounded and
 * clipped: whoever writes 16 bits dithers before.
 */
final class WavFile implements Encoder {
    private static final int DS64_BYTES = 28;
    private static final int START_BYTES = 12 + 8 + DS64_BYTES + 8 + 16 + 8;
    private static final long RIFF_LIMIT = 0xFFFF_FFFFL;

    private final EncoderSettings settings;
    private long frames;
    private boolean finished;

    WavFile(EncoderSettings settings) {
        this.settings = settings;
    }

    @Override
    public byte[] header() {
        return start(0);
    }

    private byte[] start(long length) {
        int frameBytes = settings.channels() * settings.bits() / 8;
        long data = length * frameBytes;
        long riff = START_BYTES - 8 + data;
        boolean large = riff > RIFF_LIMIT;
        ByteBuffer b = ByteBuffer.allocate(START_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        tag(b, large ? "RF64" : "RIFF").putInt(large ? -1 : (int) riff);
        tag(b, "WAVE");
        tag(b, large ? "ds64" : "JUNK").putInt(DS64_BYTES);
        b.putLong(large ? riff : 0)
                .putLong(large ? data : 0)
                .putLong(large ? length : 0)
                .putInt(0);
        tag(b, "fmt ").putInt(16);
        b.putShort((short) (settings.bits() == 32 ? 3 : 1)).putShort((short) settings.channels());
        b.putInt(settings.rateHz()).putInt(settings.rateHz() * frameBytes);
        b.putShort((short) frameBytes).putShort((short) settings.bits());
        tag(b, "data").putInt(large ? -1 : (int) data);
        return b.array();
    }

    private static ByteBuffer tag(ByteBuffer b, String fourCharacters) {
        return b.put(fourCharacters.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public byte[] encode(float[][] planar, int count) {
        if (finished) throw new IllegalStateException("the file was finished and takes no more frames");
        int channels = settings.channels();
        ByteBuffer b =
                ByteBuffer.allocate(count * channels * settings.bits() / 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) for (int c = 0; c < channels; c++) put(b, planar[c][i]);
        frames += count;
        return b.array();
    }

    private void put(ByteBuffer b, float sample) {
        if (settings.bits() == 32) {
            b.putFloat(sample);
            return;
        }
        int limit = 1 << settings.bits() - 1;
        int value = (int) Math.clamp(Math.floor(sample * (double) limit + 0.5), -limit, limit - 1);
        for (int bits = 0; bits < settings.bits(); bits += 8) b.put((byte) (value >> bits));
    }

    @Override
    public byte[] finish() {
        finished = true;
        return new byte[0];
    }

    @Override
    public byte[] fileStart() {
        return start(frames);
    }

    @Override
    public void close() {
        finished = true;
    }
}
