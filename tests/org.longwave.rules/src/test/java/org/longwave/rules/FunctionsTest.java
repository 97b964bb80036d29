package org.longwave.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What makes the sound takes its coefficients from StrictMath: the same bits on every machine. */
class FunctionsTest {
    private static final List<String> SOUND = List.of("dsp", "engine", "effects", "player");

    @Test
    void soundIsMadeWithStrictMathOnly() {
        List<String> found = new ArrayList<>();
        int folders = 0;
        for (String bundle : SOUND) {
            Path folder = Checkout.root().resolve("bundles/org.longwave." + bundle + "/src/main");
            if (!Files.isDirectory(folder)) continue;
            folders++;
            for (String call : Functions.loose(folder)) found.add(bundle + "/" + call);
        }
        assertTrue(folders >= 3, "only " + folders + " of " + SOUND);
        assertEquals("", String.join("\n", found));
    }

    @Test
    void seededCallsAreNamed() {
        String text =
                "a = Math." + "sin(x);\nb = StrictMath." + "sin(x) + Math." + "pow(x, 2);\nc = Math." + "sqrt(x);";
        assertEquals(List.of("1: Math.sin", "2: Math.pow"), Functions.in(text));
    }
}
