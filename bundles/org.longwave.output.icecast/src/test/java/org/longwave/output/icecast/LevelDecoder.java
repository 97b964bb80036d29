package org.longwave.output.icecast;

import java.util.ArrayDeque;
import org.longwave.api.codec.DecoderFactory;
import org.longwave.api.codec.StreamDecoder;
import org.longwave.testkit.LiveBus;

/** A codec for tests: 16 bytes are 10 ms, the first one is their level in halves of a decibel below full scale. */
final class LevelDecoder implements DecoderFactory {
    static final int BYTES = 16;
    static final int RATE_HZ = 8000;
    private static final int CELL = RATE_HZ / 100;

    /** Of a sound whose frame 0 is at the clock's 0, in the cell that many cells away from {@code nanos}. */
    static float power(LiveBus.Sound sound, long nanos, long cells) {
        long from = Math.floorDiv(nanos, 10_000_000L) + cells;
        double sum = 0;
        for (int i = 0; i < CELL; i += 4) {
            double left = sound.at(from * CELL + i, 0, RATE_HZ);
            sum += left * left;
        }
        return (float) (sum / (CELL / 4));
    }

    static byte[] bytes(float power) {
        byte[] bytes = new byte[BYTES];
        bytes[0] = (byte) Math.clamp(Math.round(-20 * Math.log10(power + 1e-12)), 0, 255);
        return bytes;
    }

    @Override
    public String name() {
        return "levels";
    }

    @Override
    public boolean takes(String contentType, byte[] start) {
        return contentType.equals("audio/levels");
    }

    @Override
    public StreamDecoder open() {
        return new StreamDecoder() {
            private final ArrayDeque<Float> cells = new ArrayDeque<>();
            private int part;

            @Override
            public void push(byte[] bytes, int length) {
                for (int i = 0; i < length; i++, part = (part + 1) % BYTES)
                    if (part == 0) cells.add((float) Math.pow(10, -(bytes[i] & 0xFF) / 40.0));
            }

            @Override
            public int pull(float[] interleaved) {
                if (cells.isEmpty()) return 0;
                float level = cells.removeFirst();
                for (int i = 0; i < CELL; i++) interleaved[i] = i % 2 == 0 ? level : -level;
                return CELL;
            }

            @Override
            public int rateHz() {
                return RATE_HZ;
            }

            @Override
            public int channels() {
                return 1;
            }

            @Override
            public void close() {
                cells.clear();
            }
        };
    }
}
