package org.longwave.output.recorder;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A span of time in which a recorder records: on days of the week ({@code Mon-Fri 06:00-10:00}, {@code Sat,Sun
 * 22:00-02:00}, {@code daily 12:00-12:30}) or on one day ({@code 2026-12-24 18:00-20:00}). An end before the begin is on
 * the next day. Immutable, any thread.
 *
 * @param text as it was written
 * @param date the one day, or null
 */
record Schedule(String text, Set<DayOfWeek> days, LocalDate date, LocalTime begin, LocalTime end) {
    private static final List<String> NAMES = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    static Schedule of(String text) {
        String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
        try {
            String[] times = words[words.length - 1].split("-");
            if (words.length != 2 || times.length != 2) throw new DateTimeException("two words with two times");
            LocalTime begin = LocalTime.parse(times[0]);
            LocalTime end = times[1].equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(times[1]);
            if (Character.isDigit(words[0].charAt(0)))
                return new Schedule(
                        text.strip(), EnumSet.noneOf(DayOfWeek.class), LocalDate.parse(words[0]), begin, end);
            return new Schedule(text.strip(), days(words[0]), null, begin, end);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "schedule has \"" + text
                            + "\", allowed for example \"Mon-Fri 06:00-10:00\", \"Sat,Sun 22:00-02:00\", \"daily 12:00-12:30\""
                            + " or \"2026-12-24 18:00-20:00\"",
                    e);
        }
    }

    private static Set<DayOfWeek> days(String text) {
        if (text.equals("daily")) return EnumSet.allOf(DayOfWeek.class);
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",")) {
            String[] ends = part.split("-", 2);
            DayOfWeek last = day(ends[ends.length - 1]);
            for (DayOfWeek day = day(ends[0]); ; day = day.plus(1)) {
                days.add(day);
                if (day == last) break;
            }
        }
        return days;
    }

    private static DayOfWeek day(String name) {
        int index = name.length() < 3 ? -1 : NAMES.indexOf(name.substring(0, 3));
        if (index < 0) throw new DateTimeException("no day: " + name);
        return DayOfWeek.of(index + 1);
    }

    private boolean begins(LocalDate day) {
        return date == null ? days.contains(day.getDayOfWeek()) : date.equals(day);
    }

    /** When the schedule turns recording on and off next; null: it does not. */
    record Next(Instant start, Instant stop) {}

    static Next next(List<Schedule> spans, ZonedDateTime now) {
        Instant start = null;
        Instant stop = null;
        for (ZonedDateTime edge : edges(spans, now)) {
            boolean before = covers(spans, edge.minusNanos(1));
            boolean after = covers(spans, edge);
            if (start == null && after && !before) start = edge.toInstant();
            if (stop == null && before && !after) stop = edge.toInstant();
        }
        return new Next(start, stop);
    }

    private static SortedSet<ZonedDateTime> edges(List<Schedule> spans, ZonedDateTime now) {
        SortedSet<ZonedDateTime> edges = new TreeSet<>();
        for (Schedule span : spans) {
            LocalDate first = span.date == null ? now.toLocalDate().minusDays(1) : span.date;
            LocalDate last = span.date == null ? first.plusDays(9) : span.date;
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                if (!span.begins(day)) continue;
                edges.add(day.atTime(span.begin).atZone(now.getZone()));
                LocalDate lastDay = span.begin.isBefore(span.end) ? day : day.plusDays(1);
                edges.add(lastDay.atTime(span.end).atZone(now.getZone()));
            }
        }
        return edges.tailSet(now.plusNanos(1));
    }

    static boolean covers(List<Schedule> spans, ZonedDateTime moment) {
        for (Schedule span : spans) if (span.covers(moment)) return true;
        return false;
    }

    /** Whether the span covers a moment. */
    boolean covers(ZonedDateTime moment) {
        LocalTime at = moment.toLocalTime();
        LocalDate day = moment.toLocalDate();
        if (begin.isBefore(end)) return begins(day) && !at.isBefore(begin) && at.isBefore(end);
        return begins(day) && !at.isBefore(begin) || begins(day.minusDays(1)) && at.isBefore(end);
    }
}
