package org.longwave.codec;

import java.util.HashMap;
import java.util.Map;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.codec.Title;

/** What our Ogg formats have in common; any thread. */
final class Pages {
    private Pages() {}

    /** A stream's page ends after 200 ms, a file's after a second. */
    static int frames(EncoderSettings settings) {
        return settings.isFile() ? settings.rateHz() : settings.rateHz() / 5;
    }

    static Map<String, String> tags(Map<String, String> always, Title title) {
        Map<String, String> tags = new HashMap<>(always);
        tags.put("title", title.title());
        tags.put("artist", title.artist());
        return tags;
    }
}
