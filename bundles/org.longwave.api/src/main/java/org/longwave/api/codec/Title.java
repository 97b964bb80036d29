package org.longwave.api.codec;

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
}
