package org.longwave.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files are read. */
class SizesTest {
    @Test
    void noJavaFileOfABundleIsOver500Lines() {
        assertEquals("", String.join("\n", Sizes.longer(Checkout.root().resolve("bundles"), 500)));
    }

    @Test
    void longFileIsNamed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Long.java"), "x\n".repeat(501));
        Files.writeString(folder.resolve("Just.java"), "x\n".repeat(500));
        assertEquals(List.of("Long.java has 501 lines, allowed 500"), Sizes.longer(folder, 500));
    }
}
