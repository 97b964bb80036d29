package org.longwave.loudness;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Any thread. A report as a person reads it. */
final class ReportText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss XXX", Locale.ROOT);

    private ReportText() {}

    /** @param source station and bus, or a file; a line each, without the last line's end */
    static String of(String source, ZonedDateTime from, Summary s, Target target, int rateHz) {
        StringBuilder text = new StringBuilder("Loudness report, EBU R 128 / ITU-R BS.1770\n\n");
        text.append(source).append('\n');
        if (from != null) text.append(line("From", TIME.format(from)));
        text.append(line("Duration", duration(s.seconds())));
        if (s.missingFrames() > 0)
            text.append(line(
                    "Missing",
                    String.format(Locale.ROOT, "%.3f s were not measured", (double) s.missingFrames() / rateHz)));
        text.append('\n');
        text.append(line("Integrated (I)", level(s.integratedLufs(), "LUFS")));
        text.append(line("Range (LRA)", String.format(Locale.ROOT, "%.1f LU", s.rangeLu())));
        text.append(line("Max momentary (M)", level(s.maxMomentaryLufs(), "LUFS")));
        text.append(line("Max short-term (S)", level(s.maxShortTermLufs(), "LUFS")));
        text.append(line("Max true peak", level(s.truePeakDbtp(), "dBTP")));
        text.append('\n');
        text.append(line(
                "Target",
                String.format(
                        Locale.ROOT,
                        "%.1f LUFS +-%.1f LU, at most %.1f dBTP: %s",
                        target.lufs(),
                        target.toleranceLu(),
                        target.maxTruePeakDbtp(),
                        target.verdict(s))));
        return text.toString();
    }

    static String line(String what, String value) {
        return String.format(Locale.ROOT, "%-20s%s%n", what, value).replace("\r\n", "\n");
    }

    static String level(double level, String unit) {
        return Double.isInfinite(level) ? "-inf " + unit : String.format(Locale.ROOT, "%.1f %s", level, unit);
    }

    static String duration(double seconds) {
        long tenths = Math.round(seconds * 10);
        return String.format(
                Locale.ROOT, "%d:%02d:%02d.%d", tenths / 36_000, tenths / 600 % 60, tenths / 10 % 60, tenths % 10);
    }
}
