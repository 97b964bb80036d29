package org.longwave.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's files. */
public final class Checkout {
    private Checkout() {}

    /** The project's root folder: the first one upwards that holds the target platform. */
    public static Path root() {
        Path here = Path.of("").toAbsolutePath();
        for (Path at = here; at != null; at = at.getParent())
            if (Files.exists(at.resolve("target-platform/longwave.target"))) return at;
        throw new IllegalStateException("no folder above " + here + " has target-platform/longwave.target");
    }

    /** The folders of all bundles. */
    public static List<Path> bundles() {
        return list(root().resolve("bundles"), Checkout::isBundle);
    }

    private static boolean isBundle(Path folder) {
        return Files.exists(folder.resolve("pom.xml"));
    }

    /** Where a bundle's class files are; Maven must have built it before. */
    public static Path classes(Path bundle) {
        return bundle.resolve("target/classes");
    }

    static List<Path> list(Path folder, java.util.function.Predicate<Path> wanted) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files below {@code folder} whose names end so. */
    public static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(f -> f.toString().endsWith(ending) && Files.isRegularFile(f))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
