package org.longwave.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long a file may be. */
public final class Sizes {
    private Sizes() {}

    /** One line per Java file below {@code folder} with more lines than that. */
    public static List<String> longer(Path folder, int lines) {
        List<String> found = new ArrayList<>();
        for (Path file : Checkout.files(folder, ".java")) {
            long count = Words.read(file).lines().count();
            if (count > lines) found.add(folder.relativize(file) + " has " + count + " lines, allowed " + lines);
        }
        return found;
    }
}
