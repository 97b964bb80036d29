package org.longwave.output.recorder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.longwave.output.recorder.RecorderSettings.Retention;
import org.longwave.output.recorder.RecorderSettings.Writing;
import org.longwave.output.recorder.Splitter.SplitRules;

/** Turns the station file's words into settings, one for each track. Stateless, control room. */
final class Configured {
    private static final Pattern TEXT = Pattern.compile("([A-Za-z]+)=(.*)");
    private static final int HOUR = 60;

    private Configured() {}

    /** @param name the recorder's; a track of several is named {@code name.track} */
    static List<RecorderSettings> of(RecorderConfig config, String name) {
        RecorderSettings first = one(config, name, config.bus());
        if (config.tracks().length == 0) return List.of(first);
        List<RecorderSettings> tracks = new ArrayList<>();
        for (String bus : config.tracks()) tracks.add(first.track(trackName(name, bus), bus));
        if (tracks.stream().map(RecorderSettings::name).distinct().count() < tracks.size())
            throw new IllegalArgumentException(
                    "tracks is " + Arrays.toString(config.tracks()) + ", allowed is each bus or strip once");
        return tracks;
    }

    static String trackName(String name, String bus) {
        return name + "." + bus.replaceAll("[^A-Za-z0-9_.-]+", "-");
    }

    private static RecorderSettings one(RecorderConfig config, String name, String bus) {
        FileFormat format = FileFormat.of(config.format());
        return new RecorderSettings(
                name,
                name,
                bus,
                Path.of(config.folder()).toAbsolutePath().normalize(),
                format,
                writing(config, format),
                new SplitRules(
                        config.splitMinutes(),
                        config.logger() && config.splitClockMinutes() == 0 ? HOUR : config.splitClockMinutes(),
                        config.splitMb() * 1_000_000L,
                        config.splitSilenceSeconds(),
                        config.silenceDb(),
                        config.splitOnMarker(),
                        config.splitOnTitle()),
                triggers(config),
                new Retention(config.keepDays(), Math.round(config.keepGb() * 1e9)));
    }

    private static Writing writing(RecorderConfig config, FileFormat format) {
        String template = config.logger() ? NameTemplate.LOGGER : NameTemplate.DEFAULT;
        return new Writing(
                config.station(),
                new NameTemplate(config.fileName().isBlank() ? template : config.fileName()),
                config.fallbackFolder().isBlank()
                        ? null
                        : Path.of(config.fallbackFolder()).toAbsolutePath().normalize(),
                config.bitrateKbps(),
                config.quality(),
                dither(config.dither(), format),
                config.timeReference().equals("midnight"),
                config.syncSeconds(),
                config.minFreeMb() * 1_000_000L,
                Arrays.stream(config.warnMinutes()).boxed().toList(),
                config.bufferSeconds(),
                config.retroMinutes(),
                config.overview(),
                texts(config.texts()));
    }

    private static boolean dither(String word, FileFormat format) {
        return switch (word) {
            case "auto" -> format.word == Word.INT16;
            case "on" -> !format.word.isFloat();
            case "off" -> false;
            default -> throw new IllegalArgumentException("dither is \"" + word + "\", allowed auto, on, off");
        };
    }

    private static Map<String, String> texts(String[] lines) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher m = TEXT.matcher(line);
            if (!m.matches())
                throw new IllegalArgumentException("texts has \"" + line + "\", allowed for example artist=Example FM");
            texts.put(m.group(1).toLowerCase(Locale.ROOT), m.group(2).strip());
        }
        return texts;
    }

    private static TriggerRules triggers(RecorderConfig config) {
        return new TriggerRules(
                config.autostart() || config.logger(),
                Arrays.stream(config.schedule()).map(Schedule::of).toList(),
                config.startAboveDb() > 0 ? Double.NaN : config.startAboveDb(),
                config.preRollSeconds(),
                config.silenceDb(),
                config.stopAfterSilenceSeconds(),
                config.stopAfterMinutes(),
                config.follow(),
                config.faderStrip());
    }
}
