package org.longwave.output.listen;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.longwave.api.codec.EncoderFactory;

/** The encoders installed now; of several for one codec the one with the highest rank. Any thread. */
final class Encoders {
    private final List<EncoderFactory> all = new CopyOnWriteArrayList<>();

    synchronized void add(EncoderFactory factory) {
        all.add(factory);
        notifyAll();
    }

    void remove(EncoderFactory factory) {
        all.remove(factory);
    }

    /** Null when none is installed. */
    EncoderFactory find(String codec) {
        return all.stream()
                .filter(f -> f.info().codec().equals(codec))
                .max(Comparator.comparingInt(f -> f.info().rank()))
                .orElse(null);
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
