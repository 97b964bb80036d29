package org.longwave.output.listen;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.longwave.api.codec.EncoderFactory;

/** The encoders installed now, by codec; any thread. */
final class Encoders {
    private final Map<String, EncoderFactory> byCodec = new ConcurrentHashMap<>();

    synchronized void add(String codec, EncoderFactory factory) {
        byCodec.put(codec, factory);
        notifyAll();
    }

    void remove(String codec, EncoderFactory factory) {
        byCodec.remove(codec, factory);
    }

    /** Null when none is installed. */
    EncoderFactory find(String codec) {
        return byCodec.get(codec);
    }

    /** Waits for one that may just be starting, for {@code millis} at most; null when none came. */
    synchronized EncoderFactory await(String codec, int millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000L;
        while (find(codec) == null) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) return null;
            wait(left);
        }
        return find(codec);
    }
}
