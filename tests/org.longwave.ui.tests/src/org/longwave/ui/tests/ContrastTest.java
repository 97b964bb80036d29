package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longwave.ui.look.Token;
import org.longwave.ui.look.Tokens;

/** WCAG 2 contrast of the colours in theme/tokens.json: text 4.5, control edges and meters 3.0. */
class ContrastTest {
    private static final Token[][] TEXT = {
        {Token.TEXT, Token.STRIP},
        {Token.TEXT2, Token.STRIP},
        {Token.TEXT3, Token.STRIP},
        {Token.TEXT3, Token.DESK},
        {Token.TEXT3, Token.PANEL},
        {Token.FIELD_TEXT, Token.FIELD},
        {Token.FIELD_VALUE, Token.FIELD},
        {Token.ON_AIR, Token.AIR},
        {Token.ON_AIR, Token.AIR_DEEP},
        {Token.AIR_TEXT, Token.PANEL},
        {Token.AIR_TEXT, Token.STRIP},
        {Token.ON_CUE, Token.CUE},
        {Token.ON_WARN, Token.WARN},
        {Token.WARN_TEXT, Token.PANEL},
        {Token.WARN_TEXT, Token.STRIP},
        {Token.ON_OK, Token.OK},
        {Token.OK_TEXT, Token.PANEL},
        {Token.OK_TEXT, Token.STRIP},
        {Token.TEXT, Token.RAISED},
        {Token.ON_SELECT, Token.SELECT},
        {Token.ON_WELL, Token.WELL},
        {Token.TEXT2, Token.WINDOW},
        {Token.ON_WARN, Token.METER_CLIP}
    };
    private static final Token[][] EDGES = {
        {Token.LINE_CONTROL, Token.STRIP}, {Token.WARN_LINE, Token.STRIP}, {Token.AIR, Token.DESK},
        {Token.METER_LO, Token.WELL}, {Token.METER_MID, Token.WELL}, {Token.METER_CLIP, Token.WELL},
        {Token.FOCUS, Token.DESK}, {Token.CURVE, Token.PLOT}, {Token.WAVE, Token.PLOT}
    };

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light", "contrast"})
    void everyPairCanBeRead(String theme) {
        Tokens tokens = Tokens.read(theme);
        for (Token[] pair : TEXT) check(tokens, theme, pair, 4.5);
        for (Token[] pair : EDGES) check(tokens, theme, pair, 3.0);
    }

    private static void check(Tokens tokens, String theme, Token[] pair, double floor) {
        double ratio = ratio(tokens.rgb(pair[0]), tokens.rgb(pair[1]));
        assertTrue(ratio >= floor, theme + ": " + pair[0] + " on " + pair[1] + " is " + ratio + ", floor " + floor);
    }

    @Test
    void styleSheetUsesOnlyColoursOfTheDarkTheme() throws IOException {
        Set<Integer> known = new HashSet<>();
        Tokens tokens = Tokens.read("dark");
        for (Token token : Token.values()) known.add(tokens.rgb(token));
        try (InputStream in = Tokens.class.getResourceAsStream("/css/dark.css")) {
            Matcher hex =
                    Pattern.compile("#(\\p{XDigit}{6})").matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            int found = 0;
            for (; hex.find(); found++)
                assertTrue(known.contains(Integer.parseInt(hex.group(1), 16)), hex.group() + " is no token");
            assertTrue(found > 5, "the style sheet was read");
        }
    }

    private static double ratio(int a, int b) {
        double la = luminance(a);
        double lb = luminance(b);
        return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
    }

    /** WCAG 2.2, definition of relative luminance. */
    private static double luminance(int rgb) {
        return 0.2126 * channel(rgb >> 16) + 0.7152 * channel(rgb >> 8) + 0.0722 * channel(rgb);
    }

    private static double channel(int bits) {
        double c = (bits & 255) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
