package org.longwave.station;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One thread at a time. The text of a station file, in which settings are changed where they stand: comments, order and
 * layout stay. The text is a station that {@link StationReader} has read.
 */
final class StationText {
    private record Span(int from, int to) {}

    private record Part(int keyFrom, Span value, Map<String, Span> entries) {}

    private record Edit(int from, int to, String text) {}

    private static final String INDENT = "\n  ";

    private final String text;
    /** With blanks for comments. */
    private final String bare;

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, List<String>> inserted = new LinkedHashMap<>();
    private final List<Edit> edits = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    private final Set<String> removed = new TreeSet<>();
    private final int begin;
    private int at;

    StationText(String text) {
        this.text = text;
        bare = StationReader.blankComments(text);
        skipBlanks();
        begin = ++at;
        for (String pid = nextKey(); pid != null; pid = nextKey()) part(pid);
    }

    private void part(String pid) {
        int keyFrom = at - pid.length() - 2;
        int from = toValue();
        Map<String, Span> entries = new LinkedHashMap<>();
        if (bare.charAt(at) == '{') {
            at++;
            for (String key = nextKey(); key != null; key = nextKey()) {
                int valueFrom = toValue();
                skipValue();
                entries.putIfAbsent(key, new Span(valueFrom, at));
            }
        } else skipValue();
        parts.putIfAbsent(pid, new Part(keyFrom, new Span(from, at), entries));
    }

    private void skipBlanks() {
        while (at < bare.length() && Character.isWhitespace(bare.charAt(at))) at++;
    }

    /** The next key as it is written, with {@link #at} behind it; null: the object has ended, with {@link #at} behind it. */
    private String nextKey() {
        skipBlanks();
        if (bare.charAt(at) == ',') {
            at++;
            skipBlanks();
        }
        if (bare.charAt(at) == '}') {
            at++;
            return null;
        }
        int from = at + 1;
        skipText();
        return bare.substring(from, at - 1);
    }

    private int toValue() {
        skipBlanks();
        at++; // the colon
        skipBlanks();
        return at;
    }

    private void skipText() {
        for (at++; bare.charAt(at) != '"'; at++) if (bare.charAt(at) == '\\') at++;
        at++;
    }

    private void skipValue() {
        int depth = 0;
        do {
            char c = bare.charAt(at);
            if (c == '"') {
                skipText();
                continue;
            }
            if (depth == 0 && (c == ',' || c == '}' || Character.isWhitespace(c))) return;
            if (c == '{' || c == '[') depth++;
            if (c == '}' || c == ']') depth--;
            at++;
        } while (depth > 0 || !isValueOver());
    }

    private boolean isValueOver() {
        char before = bare.charAt(at - 1);
        return before == '"' || before == '}' || before == ']';
    }

    boolean has(String pid) {
        return parts.containsKey(pid);
    }

    Set<String> pids() {
        return parts.keySet();
    }

    /** Changes a setting of a part that is there. */
    void set(String pid, String key, String json) {
        Part part = parts.get(pid);
        Span now = part.entries().get(key);
        if (now != null) edits.add(new Edit(now.from(), now.to(), json));
        else inserted.computeIfAbsent(pid, p -> new ArrayList<>()).add("\"" + key + "\": " + json);
    }

    /** A new part, the last one. */
    void add(String pid, Map<String, String> settings) {
        added.add(INDENT + "\"" + pid + "\": "
                + settings.entrySet().stream()
                        .map(e -> "\"" + e.getKey() + "\": " + e.getValue())
                        .collect(Collectors.joining(", ", "{ ", " }")));
    }

    void remove(String pid) {
        removed.add(pid);
    }

    String text() {
        List<Edit> all = new ArrayList<>(edits);
        inserted.forEach((pid, settings) -> all.add(insertion(parts.get(pid), settings)));
        removeAndAdd(all);
        all.sort(Comparator.comparingInt(Edit::from).reversed());
        StringBuilder b = new StringBuilder(text);
        for (Edit e : all) b.replace(e.from(), e.to(), e.text());
        return b.toString();
    }

    private static Edit insertion(Part part, List<String> settings) {
        String words = String.join(", ", settings);
        int end = part.entries().values().stream().mapToInt(Span::to).max().orElse(-1);
        if (end >= 0) return new Edit(end, end, ", " + words);
        int inside = part.value().from() + 1;
        return new Edit(inside, inside, " " + words + " ");
    }

    private void removeAndAdd(List<Edit> all) {
        List<String> pids = List.copyOf(parts.keySet());
        Part last = null;
        for (String pid : pids) if (!removed.contains(pid)) last = parts.get(pid);
        for (int i = 0; i < pids.size(); i++) {
            Part part = parts.get(pids.get(i));
            int comma = i + 1 < pids.size() ? bare.indexOf(",", part.value().to()) : -1;
            if (removed.contains(pids.get(i)))
                all.add(line(part.keyFrom(), comma < 0 ? part.value().to() : comma + 1));
            else if (part == last && comma >= 0) all.add(new Edit(comma, comma + 1, ""));
        }
        if (added.isEmpty()) return;
        String words = String.join(",", added);
        if (last == null) all.add(new Edit(begin, begin, words));
        else all.add(new Edit(last.value().to(), last.value().to(), "," + words));
    }

    /** With its blanks and its line's end, when nothing else stands in the line. */
    private Edit line(int from, int to) {
        int first = from;
        while (first > 0 && isBlank(text.charAt(first - 1))) first--;
        int end = to;
        while (end < text.length() && isBlank(text.charAt(end))) end++;
        boolean alone = first > 0 && text.charAt(first - 1) == '\n' && end < text.length() && text.charAt(end) == '\n';
        return alone ? new Edit(first, end + 1, "") : new Edit(from, to, "");
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
