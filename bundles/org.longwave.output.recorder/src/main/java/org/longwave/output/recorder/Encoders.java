package org.longwave.output.recorder;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.longwave.api.codec.EncoderFactory;

/** The encoder factories that are there now; any thread. */
final class Encoders {
    private final List<EncoderFactory> all = new CopyOnWriteArrayList<>();

    void add(EncoderFactory factory) {
        all.add(factory);
    }

    void remove(EncoderFactory factory) {
        all.remove(factory);
    }

    /** The one of the highest rank, null when there is none. */
    EncoderFactory find(String codec) {
        EncoderFactory best = null;
        for (EncoderFactory factory : all) {
            if (!factory.info().codec().equals(codec)) continue;
            if (best == null || factory.info().rank() > best.info().rank()) best = factory;
        }
        return best;
    }
}
