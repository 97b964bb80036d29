package org.longwave.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void readsTimesWithAndWithoutUnit() throws RefusedException {
        assertEquals(Duration.ofSeconds(10), Arguments.of("--for", "10s").runFor());
        assertEquals(Duration.ofSeconds(10), Arguments.of("--for", "10").runFor());
        assertEquals(Duration.ofMinutes(2), Arguments.of("--for", "2m").runFor());
        assertEquals(Duration.ofHours(1), Arguments.of("--for", "1h").runFor());
    }

    @Test
    void readsTheStation() throws RefusedException {
        assertEquals(
                "a.json", Arguments.of("--for", "1s", "--station", "a.json").station());
        assertEquals("a.json", Arguments.station("-x", "--station", "a.json"));
        assertEquals("", Arguments.station("-x"));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (String[] words : new String[][] {
            {"--loud"}, {"--for"}, {"--for", "0"}, {"--for", "-1s"}, {"--for", "1d"}, {"--station"}, {"demo"}
        }) assertThrows(RefusedException.class, () -> Arguments.of(words), String.join(" ", words));
    }
}
