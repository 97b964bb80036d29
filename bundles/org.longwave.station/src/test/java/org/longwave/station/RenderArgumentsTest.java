package org.longwave.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RenderArgumentsTest {
    @Test
    void readsAStationAndAShow() throws RefusedException {
        RenderArguments a = RenderArguments.of("--station", "demo", "--for", "2m", "--out", "x.wav", "--force");
        assertEquals(120, a.seconds());
        assertEquals("program", a.bus());
        assertTrue(a.force() && a.out().isAbsolute());
        RenderArguments b = RenderArguments.of("--log", "l", "--inputs", "i", "--out", "x.wav", "--bus", "monitor");
        assertEquals(Double.POSITIVE_INFINITY, b.seconds());
        assertEquals(Path.of("i").toAbsolutePath(), b.inputs());
        assertEquals("monitor", b.bus());
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        for (String words : new String[] {
            "--station demo --for 1s",
            "--for 1s --out x",
            "--station demo --out x",
            "--station demo --for 1s --inputs i --out x",
            "--log l --out x --out y",
            "--log l --out",
            "--loud"
        }) assertThrows(RefusedException.class, () -> RenderArguments.of(words.split(" ")), words);
    }
}
