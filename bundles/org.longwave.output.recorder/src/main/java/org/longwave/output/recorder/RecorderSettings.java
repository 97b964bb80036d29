package org.longwave.output.recorder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.longwave.output.recorder.Splitter.SplitRules;

/**
 * How a recorder records. Immutable, any thread.
 *
 * @param name the recorder's name, or that of one of its tracks
 * @param owner the recorder's name
 * @param bus the bus or tap it takes
 * @param folder where the files go
 */
public record RecorderSettings(
        String name,
        String owner,
        String bus,
        Path folder,
        FileFormat format,
        Writing writing,
        SplitRules splits,
        TriggerRules triggers,
        Retention retention) {
    /**
     * How files are written.
     *
     * @param station what {station} stands for in names
     * @param fallback another folder for when the first cannot be written, null for none
     * @param bitrateKbps of codecs that have bit rates
     * @param quality of codecs that have no bit rates
     * @param dither triangular noise of one step where the word gets shorter
     * @param sinceMidnight time reference: frames since midnight instead of since the engine's start
     * @param syncSeconds how often the medium is waited for; 0: the system decides
     * @param minFreeBytes a file is not begun with less space than that
     * @param warnMinutes space for so many minutes left: a warning
     * @param bufferSeconds a disk that stands still so long costs nothing
     * @param retroMinutes how much stays in memory for {@link org.longwave.api.output.RecorderControl#saveRetro}
     * @param overview whether each file gets an image of its peaks
     */
    record Writing(
            String station,
            NameTemplate names,
            Path fallback,
            int bitrateKbps,
            double quality,
            boolean dither,
            boolean sinceMidnight,
            int syncSeconds,
            long minFreeBytes,
            List<Integer> warnMinutes,
            int bufferSeconds,
            int retroMinutes,
            boolean overview,
            Map<String, String> tags) {
        static final long MIN_FREE_BYTES = 50_000_000;
        static final int BUFFER_SECONDS = 30;

        Writing {
            if (fallback != null && !fallback.isAbsolute())
                throw new IllegalArgumentException("fallbackFolder is " + fallback + ", allowed is an absolute path");
            if (bufferSeconds < BUFFER_SECONDS || bufferSeconds > 600)
                throw new IllegalArgumentException("bufferSeconds is " + bufferSeconds + ", allowed 30..600");
            if (retroMinutes < 0 || retroMinutes > 60)
                throw new IllegalArgumentException("retroMinutes is " + retroMinutes + ", allowed 0..60");
            warnMinutes = List.copyOf(warnMinutes);
            tags = Map.copyOf(tags);
        }

        static Writing usual(FileFormat format) {
            return new Writing(
                    "Longwave",
                    new NameTemplate(NameTemplate.DEFAULT),
                    null,
                    192,
                    5,
                    format.word == Word.INT16,
                    false,
                    1,
                    MIN_FREE_BYTES,
                    List.of(60, 10),
                    BUFFER_SECONDS,
                    0,
                    false,
                    Map.of());
        }
    }

    /** What is deleted of this recorder's own finished files, oldest first; 0: nothing for that reason. */
    record Retention(int days, long bytes) {
        static final Retention FOREVER = new Retention(0, 0);
    }

    public RecorderSettings {
        Objects.requireNonNull(format);
        if (name.isBlank()) throw new IllegalArgumentException("name is empty, a recorder needs one");
        if (bus.isBlank()) throw new IllegalArgumentException("bus is empty, allowed program, monitor or another bus");
        if (!folder.isAbsolute())
            throw new IllegalArgumentException("folder is " + folder + ", allowed is an absolute path");
    }

    /** The usual rules: one file from start to stop. */
    public RecorderSettings(String name, String bus, Path folder, FileFormat format) {
        this(
                name,
                name,
                bus,
                folder,
                format,
                Writing.usual(format),
                SplitRules.NONE,
                TriggerRules.NONE,
                Retention.FOREVER);
    }

    /** The folder of its own in which a file stands. */
    Path root(Path file) {
        Path fallback = writing.fallback();
        return fallback != null && file.startsWith(fallback) && !file.startsWith(folder) ? fallback : folder;
    }

    /** The same for another bus or strip. */
    RecorderSettings track(String track, String of) {
        return new RecorderSettings(track, owner, of, folder, format, writing, splits, triggers, retention);
    }

    RecorderSettings with(Writing changed) {
        return new RecorderSettings(name, owner, bus, folder, format, changed, splits, triggers, retention);
    }

    RecorderSettings with(SplitRules changed) {
        return new RecorderSettings(name, owner, bus, folder, format, writing, changed, triggers, retention);
    }

    RecorderSettings with(TriggerRules changed) {
        return new RecorderSettings(name, owner, bus, folder, format, writing, splits, changed, retention);
    }

    RecorderSettings with(Retention changed) {
        return new RecorderSettings(name, owner, bus, folder, format, writing, splits, triggers, changed);
    }
}
