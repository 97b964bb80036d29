package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
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
        {Token.ON_WARN, Token.METER_CLIP},
        {Token.TEXT, Token.WINDOW},
        {Token.TEXT, Token.DESK},
        {Token.TEXT, Token.PANEL},
        {Token.TEXT, Token.HOVER},
        {Token.TEXT, Token.PLOT},
        {Token.TEXT2, Token.DESK},
        {Token.TEXT2, Token.PANEL},
        {Token.TEXT2, Token.RAISED},
        {Token.TEXT2, Token.PLOT},
        {Token.TEXT3, Token.RAISED},
        {Token.TEXT3, Token.PLOT},
        {Token.FIELD_VALUE, Token.PLOT},
        {Token.METER_HOLD, Token.WELL},
        {Token.WARN, Token.WELL},
        {Token.AIR_TEXT, Token.RAISED},
        {Token.AIR_TEXT, Token.DESK},
        {Token.CUE_TEXT, Token.PANEL},
        {Token.CUE_TEXT, Token.STRIP},
        {Token.WARN_TEXT, Token.WINDOW},
        {Token.WARN_TEXT, Token.DESK},
        {Token.WARN_TEXT, Token.PLOT},
        {Token.OK_TEXT, Token.PLOT},
        {Token.ON_SOLO, Token.SOLO},
        {Token.PLOT, Token.WAVE},
        {Token.WINDOW, Token.TEXT}
    };
    private static final Token[][] EDGES = {
        {Token.LINE_CONTROL, Token.STRIP}, {Token.WARN_LINE, Token.STRIP}, {Token.AIR, Token.DESK},
        {Token.METER_LO, Token.WELL}, {Token.METER_MID, Token.WELL}, {Token.METER_CLIP, Token.WELL},
        {Token.FOCUS, Token.DESK}, {Token.CURVE, Token.PLOT}, {Token.WAVE, Token.PLOT},
        // what cannot be used now may be fainter, but must be found
        {Token.TEXT_OFF, Token.PANEL}, {Token.TEXT_OFF, Token.STRIP}
    };

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light", "contrast"})
    void everyPairCanBeRead(String theme) {
        Tokens tokens = Tokens.read(theme);
        for (Token[] pair : TEXT) check(tokens, theme, pair, 4.5);
        for (Token[] pair : EDGES) check(tokens, theme, pair, 3.0);
    }

    /** A high contrast turns the ground of what is held down round, and its text with it. */
    @ParameterizedTest
    @ValueSource(strings = {"dark", "light", "contrast"})
    void heldDownIsReadToo(String theme) {
        Token text = theme.equals("contrast") ? Token.ON_SELECT : Token.TEXT;
        check(Tokens.read(theme), theme, new Token[] {text, Token.PRESSED}, 4.5);
    }

    private static void check(Tokens tokens, String theme, Token[] pair, double floor) {
        double ratio = ratio(tokens.rgb(pair[0]), tokens.rgb(pair[1]));
        assertTrue(ratio >= floor, theme + ": " + pair[0] + " on " + pair[1] + " is " + ratio + ", floor " + floor);
    }

    /** The sheets are the template with the theme's colours: nobody types a colour twice. */
    @ParameterizedTest
    @ValueSource(strings = {"dark", "light", "contrast"})
    void styleSheetIsTheTemplateWithTheColoursOfItsTheme(String theme) throws IOException {
        Tokens tokens = Tokens.read(theme);
        Map<String, String> words = new HashMap<>();
        words.put("theme", theme);
        for (Token token : Token.values()) words.put(token.key(), String.format("#%06x", tokens.rgb(token)));
        String made = Pattern.compile("@(\\w+)")
                .matcher(read("/theme/desk.css"))
                .replaceAll(m -> Objects.requireNonNull(words.get(m.group(1)), m.group()));
        assertEquals(made, read("/css/" + theme + ".css"));
        assertTrue(made.split("#").length > 10, "the template has colours");
    }

    private static String read(String path) throws IOException {
        try (InputStream in = Tokens.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
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
