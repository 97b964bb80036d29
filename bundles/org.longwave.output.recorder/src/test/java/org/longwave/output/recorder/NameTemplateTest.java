package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameTemplateTest {
    private static String fill(String template, String title) {
        NameTemplate.Values values = new NameTemplate.Values(
                "Ex/ample",
                "air",
                "strip:mic",
                ZonedDateTime.parse("2026-10-25T02:03:04+01:00[Europe/Berlin]"),
                title,
                7);
        return new NameTemplate(template).fill(values).toString().replace('\\', '/');
    }

    @Test
    void wordsAreReplacedAndSlashesMakeFolders() {
        assertEquals(
                "Ex-ample/2026/strip-mic_2026-10-25_02-03-04+0100_007",
                fill("{station}/{year}/{bus}_{date}_{time}{offset}_{n}", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "'a:b*c?d\"e<f>g|h', a-b-c-d-e-f-g-h",
        "../../etc/passwd, -..-etc-passwd",
        "..., _",
        "con, _con",
        "LPT1.x, _LPT1.x",
        "Grüße, Grüße",
        "'end. ', end.-",
        "'tab\tnew\nline', tab-new-line",
        "日本語, 日本語",
    })
    void valuesAreMadeSafe(String title, String expected) {
        assertEquals(expected, fill("{title}", title));
    }

    @Test
    void namesStayShortEnoughForEveryFileSystem() {
        String name = fill("{title}", "語".repeat(500));
        assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= 200);
        assertEquals("語", name.substring(0, 1));
    }

    @Test
    void nothingLeavesTheFolder() {
        for (String title : new String[] {"..", ".", "/", "\\", "../..", "~", "C:\\x", "\0"}) {
            Path path = Path.of("/base").resolve(fill("{title}", title)).normalize();
            assertEquals(Path.of("/base"), path.getParent(), title);
        }
    }

    @Test
    void unknownWordsAreRefusedWithTheKnownOnes() {
        var e = assertThrows(IllegalArgumentException.class, () -> new NameTemplate("{artist}"));
        assertTrue(e.getMessage().contains("{title}"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new NameTemplate(" "));
    }
}
