package org.longwave.ui.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Any thread. One theme of {@code theme/tokens.json}: a colour for every {@link Token}, as 0xRRGGBB. */
public final class Tokens {
    private static final String FILE = "/theme/tokens.json";
    private static final Pattern COLOUR = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"#(\\p{XDigit}{6})\"");
    private final Map<Token, Integer> colours = new EnumMap<>(Token.class);

    private Tokens(String json, String theme) {
        int themes = json.indexOf("\"themes\"");
        Matcher block = Pattern.compile("\"" + Pattern.quote(theme) + "\"\\s*:\\s*\\{([^}]*)}")
                .matcher(json);
        if (themes < 0 || !block.find(themes))
            throw new IllegalArgumentException("no theme \"" + theme + "\" in " + FILE);
        Matcher entry = COLOUR.matcher(block.group(1));
        while (entry.find())
            for (Token token : Token.values())
                if (token.key().equals(entry.group(1))) colours.put(token, Integer.parseInt(entry.group(2), 16));
        for (Token token : Token.values())
            if (!colours.containsKey(token))
                throw new IllegalArgumentException("theme \"" + theme + "\" has no colour \"" + token.key() + "\"");
    }

    /** @param theme dark, light or contrast */
    public static Tokens read(String theme) {
        try (InputStream in = Tokens.class.getResourceAsStream(FILE)) {
            if (in == null) throw new IllegalStateException(FILE + " is missing from the bundle");
            return new Tokens(new String(in.readAllBytes(), StandardCharsets.UTF_8), theme);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int rgb(Token token) {
        return colours.get(token);
    }

    /** {@code share} of one colour laid over another. */
    public int mix(Token over, Token ground, double share) {
        int a = rgb(over);
        int b = rgb(ground);
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double value = (a >> shift & 255) * share + (b >> shift & 255) * (1 - share);
            mixed |= (int) Math.round(value) << shift;
        }
        return mixed;
    }
}
