package org.longwave.ui.scene;

import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * Any thread. The desk as it stood at one moment, under a name.
 *
 * @param desk as {@link SceneWriter} wrote it
 */
public record Scene(String name, Instant saved, JsonObject desk) {
    /** What the file may be called: the name without what file systems do not like. */
    public String fileName() {
        return fileName(name);
    }

    static String fileName(String name) {
        String plain = name.strip().replaceAll("[^\\p{L}\\p{N} ._-]", "_").replaceAll("^\\.+", "_");
        if (plain.isEmpty()) throw new IllegalArgumentException("a scene needs a name");
        return (plain.length() > 80 ? plain.substring(0, 80) : plain) + ".json";
    }
}
