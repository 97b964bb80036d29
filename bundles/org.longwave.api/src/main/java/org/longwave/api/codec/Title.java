package org.longwave.api.codec;

import java.util.HashMap;
import java.util.Map;

/**
 * What is on the air now; a value, any thread. Line breaks and other control characters become spaces.
 *
 * @param artist empty when not known
 */
public record Title(String artist, String title) {
    public static final Title NONE = new Title("", "");

    public Title {
        artist = clean(artist);
        title = clean(title);
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** "Artist - Title", or whichever is known. */
    public String line() {
        if (artist.isEmpty()) return title;
        return title.isEmpty() ? artist : artist + " - " + title;
    }

    /** The tags of a stream with this as its title and artist. */
    public Map<String, String> over(Map<String, String> always) {
        Map<String, String> tags = new HashMap<>(always);
        tags.put("title", title);
        tags.put("artist", artist);
        return tags;
    }
}
