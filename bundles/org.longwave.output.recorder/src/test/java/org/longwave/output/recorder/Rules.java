package org.longwave.output.recorder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.longwave.output.recorder.RecorderSettings.Writing;

/** Settings that tests change. */
final class Rules {
    private Rules() {}

    static Writing writing(RecorderSettings s, long minFreeBytes, Path fallback) {
        return writing(s, NameTemplate.DEFAULT, minFreeBytes, fallback, 0);
    }

    static Writing writing(RecorderSettings s, String names, long minFreeBytes, Path fallback, int retroMinutes) {
        return new Writing(
                "Example FM",
                new NameTemplate(names),
                fallback,
                128,
                3,
                s.writing().dither(),
                false,
                1,
                minFreeBytes,
                List.of(60, 10),
                Writing.BUFFER_SECONDS,
                retroMinutes,
                true,
                Map.of("artist", "Example FM"));
    }
}
