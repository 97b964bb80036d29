package org.longwave.engine.host;

import org.longwave.api.command.SetSend;

/**
 * What the station file says of a strip's send to a bus: {@code aux1 -6 pre}.
 *
 * @param bus its name
 */
public record SendSpec(String bus, float gainDb, boolean preFader) {
    public SendSpec {
        new SetSend(0, 0, gainDb, preFader); // the same range as the order
    }

    /** @throws IllegalArgumentException one sentence: what is wrong, and how it is written */
    public static SendSpec parse(String text) {
        String[] words = text.strip().split(" +");
        boolean pre = words.length == 3 && words[2].equals("pre");
        if (words.length < 2 || words.length > 3 || words.length == 3 && !pre && !words[2].equals("post"))
            throw new IllegalArgumentException("a send is written \"BUS DB\" or \"BUS DB pre\", not \"" + text + "\"");
        try {
            return new SendSpec(words[0], Float.parseFloat(words[1]), pre);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + words[1] + "\" in the send \"" + text + "\" is no number", e);
        }
    }
}
