package org.longwave.output.icecast;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.longwave.api.codec.EncoderFactory;

/** The encoders installed now, by codec; any thread. */
final class Encoders {
    private final Map<String, EncoderFactory> byCodec = new ConcurrentHashMap<>();

    void add(String codec, EncoderFactory factory) {
        byCodec.put(codec, factory);
    }

    void remove(String codec, EncoderFactory factory) {
        byCodec.remove(codec, factory);
    }

    /** Null when none is installed. */
    EncoderFactory find(String codec) {
        return byCodec.get(codec);
    }
}
