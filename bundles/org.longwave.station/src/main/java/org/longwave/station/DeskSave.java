package org.longwave.station;

import jakarta.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.longwave.api.BusInfo;
import org.longwave.api.BusState;
import org.longwave.api.DeskState;
import org.longwave.api.Names;
import org.longwave.api.RouteInfo;
import org.longwave.api.StripInfo;
import org.longwave.api.StripState;
import org.longwave.api.command.PanLaw;
import org.longwave.api.effect.EffectInfo;
import org.longwave.station.StationReader.Document;
import org.longwave.station.StationReader.Entry;

/**
 * One thread at a time. What has to be written into a station file so that the desk comes up as it stands now: only what
 * differs from what the file says already.
 */
final class DeskSave {
    private static final Map<String, Object> STRIP = Map.ofEntries(
            Map.entry("faderDb", 0.0),
            Map.entry("balance", 0.0),
            Map.entry("mute", false),
            Map.entry("trimDb", 0.0),
            Map.entry("polarity", "normal"),
            Map.entry("mode", "stereo"),
            Map.entry("width", 1.0),
            Map.entry("highPassHz", 80.0),
            Map.entry("highPassSlope", 0.0),
            Map.entry("panLaw", "balance"),
            Map.entry("delayMs", 0.0),
            Map.entry("soloSafe", false));
    private static final Map<String, Object> BUS = Map.of("masterDb", 0.0, "mute", false, "source", Names.PROGRAM);

    private final Document document;
    private final StationText text;
    private final DeskState desk;
    private final int rateHz;
    private final List<String> changes = new ArrayList<>();

    DeskSave(Document document, StationText text, DeskState desk, List<EffectInfo> effects, int rateHz) {
        this.document = document;
        this.text = text;
        this.desk = desk;
        this.rateHz = rateHz;
        for (StripState s : desk.strips()) if (document.sections().containsKey(pid(s))) strip(pid(s), s);
        for (BusState b : desk.buses()) bus(b);
        new InsertSave(document, text, desk, effects, changes).write();
    }

    /** One line for each, in the file's words; empty: it says all that already. */
    List<String> changes() {
        return changes;
    }

    private static String pid(StripState s) {
        return StationPlan.STRIP + '~' + s.info().id();
    }

    private void strip(String pid, StripState s) {
        String label = now(pid, "label") instanceof String said && !said.isEmpty()
                ? said
                : s.info().id();
        if (!label.equals(s.info().label())) set(pid, "label", quote(s.info().label()));
        String colour = now(pid, "colour") instanceof String said && StripInfo.KINDS.contains(said)
                ? said
                : s.info().kind();
        if (!colour.equals(s.info().colour())) set(pid, "colour", quote(s.info().colour()));
        number(pid, "faderDb", Math.max(-120, s.faderDb()));
        number(pid, "balance", s.balance());
        value(pid, "mute", s.muted(), s.muted() + "");
        number(pid, "trimDb", s.trimDb());
        word(pid, "polarity", polarity(s));
        word(pid, "mode", s.mode().name().toLowerCase(Locale.ROOT));
        number(pid, "width", s.width());
        number(pid, "highPassHz", s.highPassHz());
        number(pid, "highPassSlope", s.highPassSlopeDb());
        word(pid, "panLaw", law(s.law()));
        double delayMs = now(pid, "delayMs") instanceof Number n ? n.doubleValue() : -1;
        if (Math.round(delayMs * rateHz / 1000) != s.delayFrames())
            number(pid, "delayMs", s.delayFrames() * 1000.0 / rateHz);
        value(pid, "soloSafe", s.soloSafe(), s.soloSafe() + "");
        buses(pid, s);
        sends(pid, s);
    }

    private static String polarity(StripState s) {
        if (s.invertLeft()) return s.invertRight() ? "both" : "left";
        return s.invertRight() ? "right" : "normal";
    }

    private static String law(PanLaw law) {
        return switch (law) {
            case BALANCE -> "balance";
            case MINUS_3_DB -> "-3";
            case MINUS_4_5_DB -> "-4.5";
            case MINUS_6_DB -> "-6";
        };
    }

    private void bus(BusState b) {
        String pid = StationPlan.BUS + '~' + b.info().id();
        Map<String, String> missing = new LinkedHashMap<>();
        if (!document.sections().containsKey(pid)) {
            if (text.has(pid)) return; // no settings in braces: refused
            if (Math.abs(b.masterDb()) > 1e-4) missing.put("masterDb", json(Math.max(-120, b.masterDb())));
            if (b.muted()) missing.put("mute", "true");
            if (b.source() > 0) missing.put("source", quote(id(b.source())));
            if (missing.isEmpty()) return;
            text.add(pid, missing);
            changes.add(pid + " " + missing);
            return;
        }
        number(pid, "masterDb", Math.max(-120, b.masterDb()));
        value(pid, "mute", b.muted(), b.muted() + "");
        if (b.info().kind().equals(BusInfo.MONITOR)) word(pid, "source", id(b.source()));
    }

    /** Names of buses that are not there stay in the file. */
    private void buses(String pid, StripState s) {
        Entry entry = document.sections().get(pid).entries().get("buses");
        List<String> before = entry == null ? usual(s) : texts(entry.value());
        Set<String> now = new LinkedHashSet<>();
        for (RouteInfo r : s.routes()) if (r.assigned()) now.add(id(r.bus()));
        List<String> after = new ArrayList<>();
        for (String bus : before) if (now.remove(bus) || !isThere(bus)) after.add(bus);
        after.addAll(now);
        if (!after.equals(before)) set(pid, "buses", list(after));
    }

    private static List<String> usual(StripState s) {
        return s.info().kind().equals("talk") ? List.of() : List.of(Names.PROGRAM);
    }

    private void sends(String pid, StripState s) {
        Entry entry = document.sections().get(pid).entries().get("sends");
        List<String> before = entry == null ? List.of() : texts(entry.value());
        Map<String, String> now = new LinkedHashMap<>();
        for (RouteInfo r : s.routes())
            if (r.sendDb() > Float.NEGATIVE_INFINITY)
                now.put(id(r.bus()), id(r.bus()) + " " + json(r.sendDb()) + (r.preFader() ? " pre" : ""));
        List<String> after = new ArrayList<>();
        for (String send : before) {
            String bus = send.strip().split("\\s+")[0];
            String next = now.remove(bus);
            if (next != null) after.add(isSame(send, next) ? send : next);
            else if (!isThere(bus)) after.add(send);
        }
        after.addAll(now.values());
        if (!after.equals(before)) set(pid, "sends", list(after));
    }

    private static boolean isSame(String written, String now) {
        String[] a = written.strip().split("\\s+");
        String[] b = now.split(" ");
        if (a.length != b.length || !a[a.length - 1].equals("pre") && a.length == 3) return false;
        try {
            return Math.abs(Double.parseDouble(a[1]) - Double.parseDouble(b[1])) < 1e-4;
        } catch (NumberFormatException other) {
            return false; // the file's words were refused; these are not
        }
    }

    private boolean isThere(String bus) {
        return desk.buses().stream().anyMatch(b -> b.info().id().equals(bus));
    }

    private String id(int bus) {
        for (BusState b : desk.buses())
            if (b.info().number() == bus) return b.info().id();
        return Names.PROGRAM;
    }

    /** As the file says, or by default. */
    private Object now(String pid, String key) {
        Entry entry = document.sections().get(pid).entries().get(key);
        if (entry != null) return entry.value();
        return (pid.startsWith(StationPlan.STRIP) ? STRIP : BUS).get(key);
    }

    private void number(String pid, String key, double value) {
        boolean same = now(pid, key) instanceof Number n && Math.abs(n.doubleValue() - value) < 1e-4;
        if (!same) set(pid, key, json(value));
    }

    private void word(String pid, String key, String word) {
        value(pid, key, word, quote(word));
    }

    private void value(String pid, String key, Object value, String json) {
        if (!value.equals(now(pid, key))) set(pid, key, json);
    }

    private void set(String pid, String key, String json) {
        text.set(pid, key, json);
        changes.add(pid + " " + key + ": " + json);
    }

    static List<String> texts(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    static String list(List<String> words) {
        return "[" + String.join(", ", words.stream().map(DeskSave::quote).toList()) + "]";
    }

    static String quote(String word) {
        return Json.createValue(word).toString();
    }

    /** With at most four decimals. */
    static String json(double value) {
        return new BigDecimal(value)
                .setScale(4, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
