package org.longwave.engine.host;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.longwave.api.StreamFormat;
import org.longwave.engine.rt.Mixer;

/**
 * The first line of each file of a command log; any thread.
 *
 * @param kernel {@link Mixer#KERNEL} of the engine that wrote it
 * @param started when the engine's run began: frame 0
 * @param part number of the file within the run, from 1
 */
public record CommandLogHeader(int rateHz, int channels, int blockFrames, String kernel, Instant started, int part) {
    private static final Pattern LINE = Pattern.compile("longwave-commands 2 rateHz=([0-9]{1,7}) channels=([0-9]{1,2})"
            + " blockFrames=([0-9]{1,5}) kernel=([-a-z0-9]+) started=(\\S+) part=([0-9]{1,9})");

    static CommandLogHeader of(StreamFormat format, Instant started, int part) {
        return new CommandLogHeader(
                format.rateHz(), format.channels(), format.blockFrames(), Mixer.KERNEL, started, part);
    }

    String text() {
        return "longwave-commands 2 rateHz=" + rateHz + " channels=" + channels + " blockFrames=" + blockFrames
                + " kernel=" + kernel + " started=" + started + " part=" + part;
    }

    /** @throws IllegalArgumentException one sentence: this is no such line */
    static CommandLogHeader parse(String line) {
        Matcher m = LINE.matcher(line);
        if (!m.matches()) throw new IllegalArgumentException("\"" + line + "\" is not the first line of a command log");
        try {
            return new CommandLogHeader(
                    Integer.parseInt(m.group(1)),
                    Integer.parseInt(m.group(2)),
                    Integer.parseInt(m.group(3)),
                    m.group(4),
                    Instant.parse(m.group(5)),
                    Integer.parseInt(m.group(6)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + m.group(5) + "\" is no time", e);
        }
    }
}
