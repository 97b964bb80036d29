package org.longwave.station;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.longwave.api.Names;

/**
 * Any thread. The words after {@code longwave render}.
 *
 * @param station a file, {@link Arguments#DEMO}, or empty: only with a log
 * @param log null: the station as it starts
 * @param inputs null: where the log says
 * @param runFor null: to the log's end
 */
record RenderArguments(String station, Path log, Path inputs, Duration runFor, String bus, Path out, boolean force) {
    static final String USAGE = """
            usage: longwave render --station FILE|demo --for TIME --out X.wav [--bus BUS] [--force]
                   longwave render --log LOG [--inputs DIR] [--for TIME] --out X.wav [--bus BUS] [--force]
              --station FILE   the station as it starts: its files and signals; live inputs are silent
              --log LOG        a show again, bit for bit: a file of the command log, or its folder for the newest run
              --inputs DIR     the run's recorded inputs (default: inputs/ beside the log)
              --for TIME       how much: 10s, 2m, 1h, or seconds
              --out X.wav      32-bit float
              --bus BUS        any of its buses (default: program); strip:NAME or post:NAME: one strip, before or after its fader
              --force          overwrites X.wav
            """;

    private static final Set<String> WITH_VALUE = Set.of("--station", "--log", "--inputs", "--for", "--out", "--bus");

    static RenderArguments of(String... words) throws RefusedException {
        Map<String, String> told = new HashMap<>();
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            boolean valued = WITH_VALUE.contains(word);
            if (!valued && !word.equals("--force")) throw new RefusedException("unknown argument: " + word);
            if (told.put(word, valued ? Arguments.value(words, ++i, word) : "") != null)
                throw new RefusedException(word + " is there twice");
        }
        RenderArguments all = new RenderArguments(
                told.getOrDefault("--station", ""),
                path(told.get("--log")),
                path(told.get("--inputs")),
                told.containsKey("--for") ? Arguments.time(told.get("--for")) : null,
                told.getOrDefault("--bus", Names.PROGRAM),
                path(told.get("--out")),
                told.containsKey("--force"));
        return all.checked();
    }

    private static Path path(String word) {
        return word == null ? null : Path.of(word).toAbsolutePath();
    }

    private RenderArguments checked() throws RefusedException {
        if (out == null) throw new RefusedException("--out is missing: the WAV file to write");
        if (log == null && station.isEmpty()) throw new RefusedException("no station was named, and no log");
        if (log == null && inputs != null) throw new RefusedException("--inputs goes with --log only");
        if (log == null && runFor == null) throw new RefusedException("--for is missing: a station has no end");
        return this;
    }

    double seconds() {
        return runFor == null ? Double.POSITIVE_INFINITY : runFor.toNanos() / 1e9;
    }
}
