package org.longwave.api.codec;

import java.util.List;
import java.util.stream.Collectors;
import org.longwave.api.DeviceException;
import org.longwave.api.StreamFormat;

/**
 * What an encoder factory makes; a value, any thread.
 *
 * @param codec {@code mp3}, {@code opus}, {@code vorbis}, {@code flac} (native, files), {@code oggflac}, {@code wav}
 * @param name for people, with who makes it: "MP3 by LAME 3.100"
 * @param rank the highest of a codec is used: 0 pure Java, 10 a native library of the machine
 * @param contentType MIME type, for example {@code audio/mpeg}
 * @param fileExtension without the dot
 * @param ratesHz allowed sample rates, ascending
 * @param bitratesKbps allowed bit rates, ascending; empty for a lossless codec or one with quality only
 * @param minQuality least value of variable bit rate or effort, NaN when it has none
 * @param maxQuality highest, NaN when it has none
 * @param bits allowed bits per sample, the usual first; empty when the codec has none
 * @param streams whether a listener may join it anywhere
 * @param inBandTitles whether titles can go into the stream itself
 */
public record EncoderInfo(
        String codec,
        String name,
        int rank,
        String contentType,
        String fileExtension,
        List<Integer> ratesHz,
        List<Integer> bitratesKbps,
        double minQuality,
        double maxQuality,
        List<Integer> bits,
        boolean streams,
        boolean inBandTitles) {
    public EncoderInfo {
        ratesHz = List.copyOf(ratesHz);
        bitratesKbps = List.copyOf(bitratesKbps);
        bits = List.copyOf(bits);
    }

    /** Without variable bit rate and bits: the plain case. */
    public static EncoderInfo constant(
            String codec,
            String name,
            String contentType,
            String fileExtension,
            List<Integer> ratesHz,
            List<Integer> bitratesKbps) {
        return new EncoderInfo(
                codec,
                name,
                0,
                contentType,
                fileExtension,
                ratesHz,
                bitratesKbps,
                Double.NaN,
                Double.NaN,
                List.of(),
                true,
                false);
    }

    /**
     * The wish with each 0 replaced by what a bus of this format gets, checked against what the codec can do.
     *
     * @throws DeviceException FORMAT in plain words, with the allowed values
     */
    public EncoderSettings fitted(EncoderSettings wish, StreamFormat bus) throws DeviceException {
        int rate = wish.rateHz() == 0 ? nearestRateHz(bus.rateHz()) : wish.rateHz();
        int channels = wish.channels() == 0 ? bus.channels() : wish.channels();
        int depth = wish.bits() == 0 && !bits.isEmpty() ? bits.getFirst() : wish.bits();
        EncoderSettings fitted = new EncoderSettings(
                wish.purpose(),
                rate,
                channels,
                bitratesKbps.isEmpty() || wish.isVariable() ? 0 : wish.bitrateKbps(),
                wish.quality(),
                depth,
                wish.inBandTitles(),
                wish.tags());
        check(fitted);
        return fitted;
    }

    /** The rate itself when the codec has it, else the next higher one, else its highest. */
    public int nearestRateHz(int rateHz) {
        for (int rate : ratesHz) if (rate >= rateHz) return rate;
        return ratesHz.getLast();
    }

    /** @throws DeviceException FORMAT in plain words, with the allowed values */
    public void check(EncoderSettings settings) throws DeviceException {
        if (!settings.isFile() && !streams)
            throw refused("a stream", codec.equals("flac") ? "the codec oggflac" : "another codec for a stream");
        if (!ratesHz.contains(settings.rateHz()))
            throw refused("a sample rate of " + settings.rateHz() + " Hz", list(ratesHz) + " Hz");
        if (settings.channels() < 1 || settings.channels() > 2)
            throw refused(settings.channels() + " channels", "1 or 2 channels");
        if (settings.isVariable()) checkQuality(settings.quality());
        else if (!bitratesKbps.isEmpty() && !bitratesKbps.contains(settings.bitrateKbps()))
            throw refused("a bit rate of " + settings.bitrateKbps() + " kbit/s", list(bitratesKbps) + " kbit/s");
        else if (bitratesKbps.isEmpty() && bits.isEmpty())
            throw refused("a bit rate", "a quality of " + minQuality + " to " + maxQuality);
        if (!bits.isEmpty() && !bits.contains(settings.bits()))
            throw refused(settings.bits() + " bits", list(bits) + " bits");
    }

    private void checkQuality(double quality) throws DeviceException {
        if (Double.isNaN(minQuality)) throw refused("a variable bit rate", "a bit rate in kbit/s");
        if (quality < minQuality || quality > maxQuality)
            throw refused("a quality of " + quality, "a quality of " + minQuality + " to " + maxQuality);
    }

    private DeviceException refused(String what, String allowed) {
        String plain = name.contains(" by ") ? name.substring(0, name.indexOf(" by ")) : name;
        return new DeviceException(
                DeviceException.Reason.FORMAT, plain + " cannot do " + what + "; set " + allowed + ".");
    }

    private static String list(List<Integer> values) {
        if (values.size() == 1) return values.getFirst().toString();
        String first = values.subList(0, values.size() - 1).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return first + " or " + values.getLast();
    }
}
