package org.longwave.testkit;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.longwave.api.DeviceException;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderInfo;
import org.longwave.api.codec.EncoderSettings;

/** Every block becomes a piece of so many bytes, each byte the number of its piece. */
public final class CountingEncoder implements EncoderFactory {
    public final AtomicInteger opened = new AtomicInteger();
    public final AtomicInteger closed = new AtomicInteger();
    public volatile boolean broken;
    private final int pieceBytes;

    public CountingEncoder(int pieceBytes) {
        this.pieceBytes = pieceBytes;
    }

    @Override
    public EncoderInfo info() {
        return EncoderInfo.constant(
                "mp3",
                "MP3 by counting",
                "audio/mpeg",
                "mp3",
                List.of(44_100, 48_000),
                List.of(32, 64, 128, 160, 192, 256, 320));
    }

    @Override
    public Encoder open(EncoderSettings settings) throws DeviceException {
        info().check(settings);
        opened.incrementAndGet();
        return new Encoder() {
            private int number;

            @Override
            public byte[] encode(float[][] planar, int frames) {
                if (broken) throw new IllegalStateException("out of tune");
                byte[] piece = new byte[pieceBytes];
                java.util.Arrays.fill(piece, (byte) number++);
                return piece;
            }

            @Override
            public byte[] finish() {
                return new byte[0];
            }

            @Override
            public void close() {
                number = -1;
                closed.incrementAndGet();
            }
        };
    }
}
