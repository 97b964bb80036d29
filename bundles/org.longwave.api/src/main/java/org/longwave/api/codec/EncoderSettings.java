package org.longwave.api.codec;

import java.util.Map;

/**
 * What an encoder is to make; a value, any thread. Two that are equal cost one encoder.
 *
 * @param purpose a stream begins and ends anywhere; a file has a true length, seek points and all tags at its start
 * @param rateHz sample rate; 0: the bus's, or the nearest the codec has
 * @param channels 1 or 2; 0: the bus's. 1 of a stereo bus is the mean of both sides
 * @param bitrateKbps constant (Opus: mean) bit rate; 0 when {@code quality} says it, or for a lossless codec
 * @param quality variable bit rate on the codec's own scale (MP3 V0..V9, Vorbis q-1..q10), FLAC's effort; NaN when
 *     {@code bitrateKbps} says it
 * @param bits per sample, for lossless codecs; 0: the codec's usual
 * @param inBandTitles a stream whose titles go into the stream itself, see {@link Encoder#title}
 * @param tags by Vorbis comment names in lower case: title, artist, album, date, genre, description, ...
 */
public record EncoderSettings(
        Purpose purpose,
        int rateHz,
        int channels,
        int bitrateKbps,
        double quality,
        int bits,
        boolean inBandTitles,
        Map<String, String> tags) {
    /** What for. */
    public enum Purpose {
        STREAM,
        FILE
    }

    public EncoderSettings {
        tags = Map.copyOf(tags);
    }

    /** As the bus is, at a bit rate. */
    public static EncoderSettings stream(int bitrateKbps) {
        return new EncoderSettings(Purpose.STREAM, 0, 0, bitrateKbps, Double.NaN, 0, false, Map.of());
    }

    /** As the bus is; the bit rate 0 is for lossless codecs. */
    public static EncoderSettings file(int bitrateKbps, int bits, Map<String, String> tags) {
        return new EncoderSettings(Purpose.FILE, 0, 0, bitrateKbps, Double.NaN, bits, false, tags);
    }

    public EncoderSettings withShape(int newRateHz, int newChannels) {
        return new EncoderSettings(purpose, newRateHz, newChannels, bitrateKbps, quality, bits, inBandTitles, tags);
    }

    /** Variable bit rate; NaN: constant again. */
    public EncoderSettings withQuality(double newQuality) {
        return new EncoderSettings(purpose, rateHz, channels, bitrateKbps, newQuality, bits, inBandTitles, tags);
    }

    public EncoderSettings withBits(int newBits) {
        return new EncoderSettings(purpose, rateHz, channels, bitrateKbps, quality, newBits, inBandTitles, tags);
    }

    public EncoderSettings withInBandTitles(boolean on) {
        return new EncoderSettings(purpose, rateHz, channels, bitrateKbps, quality, bits, on, tags);
    }

    public boolean isFile() {
        return purpose == Purpose.FILE;
    }

    public boolean isVariable() {
        return !Double.isNaN(quality);
    }
}
