package org.longwave.testkit;

import java.util.concurrent.atomic.AtomicInteger;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderFactory;

/** Every block becomes a piece of so many bytes, each byte the number of its piece. */
public final class CountingEncoder implements EncoderFactory {
    public final AtomicInteger opened = new AtomicInteger();
    public volatile boolean broken;
    private final int pieceBytes;

    public CountingEncoder(int pieceBytes) {
        this.pieceBytes = pieceBytes;
    }

    @Override
    public String contentType() {
        return "audio/mpeg";
    }

    @Override
    public Encoder open(int rateHz, int channels, int bitrateKbps) {
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
            }
        };
    }
}
