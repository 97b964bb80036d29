package org.longwave.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.longwave.station.StationReader.BadStation;

class StationReaderTest {
    private static final String TEXT = """
            {
              // the studio
              "x.tone~a": {
                "label": "A // no comment", /* loud
                   enough */
                "gainDb": -6.5, // keep
                "count": 3,
                "tags": ["one", "two"]
              }
            }
            """;

    @Test
    void readsValuesWithTheirLines() throws BadStation {
        var entries = StationReader.read(TEXT).sections().get("x.tone~a").entries();
        assertEquals(new StationReader.Entry(4, "A // no comment"), entries.get("label"));
        assertEquals(new StationReader.Entry(6, -6.5), entries.get("gainDb"));
        assertEquals(new StationReader.Entry(7, 3L), entries.get("count"));
        assertEquals(new StationReader.Entry(8, List.of("one", "two")), entries.get("tags"));
    }

    @Test
    void namesTheLineOfASyntaxError() {
        var bad = assertThrows(BadStation.class, () -> StationReader.read(TEXT.replace("-6.5,", "-6.5")));
        assertEquals(7, bad.line());
        assertTrue(bad.getMessage().contains("missing or surplus comma"), bad.getMessage());
    }

    @Test
    void refusesEveryTruncatedText() {
        String text = TEXT.strip();
        for (int end = 0; end < text.length(); end++) {
            String cut = text.substring(0, end);
            var bad = assertThrows(BadStation.class, () -> StationReader.read(cut), cut);
            assertTrue(bad.line() >= 1, cut);
        }
    }

    @Test
    void refusesTextAfterTheEnd() {
        assertEquals(
                11,
                assertThrows(BadStation.class, () -> StationReader.read(TEXT + "x"))
                        .line());
    }

    @Test
    void keepsTheFirstOfWhatIsThereTwice() throws BadStation {
        var document = StationReader.read("{ \"a~b\": { \"k\": 1,\n\"k\": 2 },\n\"a~b\": { \"k\": 3 } }");
        assertEquals(1L, document.sections().get("a~b").entries().get("k").value());
        assertEquals(
                List.of(
                        "line 2: a~b k: is there twice; the first one, in line 1, counts",
                        "line 3: a~b: is there twice; the first one, in line 1, counts"),
                document.faults().stream().map(Object::toString).toList());
    }

    @Test
    void refusesAConfigurationThatIsNoObjectAndReadsOn() throws BadStation {
        var document = StationReader.read("{ \"a~b\": [1, [2]],\n\"a~c\": { \"k\": {} } }");
        assertEquals(1, document.faults().getFirst().line());
        assertEquals(
                StationReader.NOT_A_VALUE,
                document.sections().get("a~c").entries().get("k").value());
    }
}
