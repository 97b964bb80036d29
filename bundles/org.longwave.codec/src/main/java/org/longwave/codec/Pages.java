package org.longwave.codec;

import org.longwave.api.codec.EncoderSettings;

/** What our Ogg formats have in common; any thread. */
final class Pages {
    private Pages() {}

    /** A stream's page ends after 200 ms, a file's after a second. */
    static int frames(EncoderSettings settings) {
        return settings.isFile() ? settings.rateHz() : settings.rateHz() / 5;
    }
}
