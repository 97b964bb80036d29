package org.longwave.codec;

import org.longwave.api.codec.EncoderSettings;

/** What our Ogg formats have in common; any thread. */
final class Pages {
    private Pages() {}

    /**
     * A stream's page ends at the first whole packet after 125 ms, a file's after a second. FLAC packets are long: two of them
     * make 170 ms at 48 kHz.
     */
    static int frames(EncoderSettings settings) {
        return settings.isFile() ? settings.rateHz() : settings.rateHz() / 8;
    }
}
