package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole window on screens of 1280x800 and 1920x1080 points at one and two pixels to a point, in every theme and both
 * languages, with all its dialogs: no words of the desk's own are cut, nothing lies over anything else or outside. The pictures
 * are for eyes, in {@code target/screenshots/gallery}. In the short form the small screen shows what is behind tabs and the
 * large one the dialogs; all on both, two pixels to a point, every theme and the largest letters with -Dlongwave.long=true.
 */
class GalleryTest {
    private static final Path PICTURES = Path.of("target", "screenshots", "gallery");
    private static final boolean LONG = Boolean.getBoolean("longwave.long");
    private static final int SECONDS = LONG ? 900 : 240;
    /** Two screens at a time. */
    private static final ExecutorService VISITS = Executors.newFixedThreadPool(2);

    private static final Map<Size, Future<Integer>> ENDED = new HashMap<>();

    /** A screen, in points. */
    record Size(int width, int height, int scale) {
        @Override
        public String toString() {
            return width + "x" + height + "@" + scale;
        }
    }

    static List<Size> sizes() {
        List<Size> sizes = new ArrayList<>(List.of(new Size(1280, 800, 1), new Size(1920, 1080, 1)));
        if (LONG) {
            sizes.add(new Size(1280, 800, 2));
            sizes.add(new Size(1920, 1080, 2));
        }
        return sizes;
    }

    @BeforeAll
    static void open() {
        for (Size size : sizes()) ENDED.put(size, VISITS.submit(() -> visit(size)));
    }

    @AfterAll
    static void close() {
        VISITS.shutdownNow();
    }

    private static Path folder(Size size) {
        return PICTURES.toAbsolutePath().resolve(size.toString());
    }

    private static int visit(Size size) throws Exception {
        Path folder = folder(size);
        clear(folder);
        try (Screen screen = new Screen(folder, size.width(), size.height(), size.scale())) {
            List<String> properties = List.of("-D" + Gallery.FOLDER + "=" + folder, "-D" + Gallery.WHOLE + "=" + LONG);
            return screen.run(Gallery.ID, properties, SECONDS);
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void nothingIsCutOrLiesOverAnythingElse(Size size) throws Exception {
        Path folder = folder(size);
        int code = ENDED.get(size).get();
        assertEquals(0, code, () -> "the window ended well; see " + folder.resolve("longwave.log"));
        List<String> report = Files.readAllLines(folder.resolve(Gallery.REPORT));
        assertEquals(List.of("seen all"), report);
        try (Stream<Path> files = Files.list(folder)) {
            long pictures = files.filter(f -> f.toString().endsWith(".png")).count();
            assertTrue(pictures >= 4 * 3, "there are pictures: " + pictures);
        }
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> old = Files.walk(folder)) {
            for (Path file : old.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
