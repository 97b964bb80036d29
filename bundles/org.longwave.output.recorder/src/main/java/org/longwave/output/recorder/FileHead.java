package org.longwave.output.recorder;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;

/**
 * What a file says of itself before its first sample. Immutable, any thread.
 *
 * @param dither whether integers get dither
 * @param description what the {@code bext} chunk says of the sound
 * @param reference name of the recorder
 * @param started wall clock of the first sample
 * @param sinceMidnight time reference: frames since midnight instead of since the engine's start
 * @param tags title, artist, comment, ...: lower-case keys
 * @param bitrateKbps of codecs that have bit rates
 * @param quality of codecs that have none
 */
record FileHead(
        FileFormat format,
        int rateHz,
        int channels,
        boolean dither,
        String description,
        String reference,
        ZonedDateTime started,
        boolean sinceMidnight,
        Map<String, String> tags,
        int bitrateKbps,
        double quality) {
    int frameBytes() {
        return format.word.bytes * channels;
    }

    /** The time reference of a file whose first sample has this engine frame. */
    long timeReference(long firstFrame) {
        if (!sinceMidnight) return firstFrame;
        Duration day = Duration.between(started.toLocalDate().atStartOfDay(), started.toLocalDateTime());
        return day.toSeconds() * rateHz + day.getNano() * (long) rateHz / 1_000_000_000;
    }
}
