package org.longwave.ui.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.ReturnFeed;
import org.longwave.api.output.ReturnFeed.Verdict;
import org.longwave.ui.nls.Nls;

/**
 * Any thread. What the on-air lamp may say. It is filled with red only while the programme was heard on every mount that
 * is sent to, and a short time ago.
 */
public record Lamp(Shape shape, String word, String line) {
    /** How it looks without colour. */
    public enum Shape {
        OFF,
        OUTLINE,
        FILLED,
        HATCH
    }

    /** What was heard counts for so long. */
    public static final Duration FRESH = Duration.ofSeconds(60);

    public static Lamp of(List<Output> outputs) {
        return of(outputs, Instant.now());
    }

    static Lamp of(List<Output> outputs, Instant now) {
        List<OutputStatus> mounts = of(outputs, Kind.STREAM);
        List<OutputStatus> servers = of(outputs, Kind.LISTENER);
        long sent = count(mounts, State.ON);
        if (sent > 0) return sent(outputs, mounts(mounts.size()), now);
        OutputStatus trouble = trouble(mounts);
        if (trouble != null) {
            String word = Nls.text(trouble.state() == State.FAILED ? "lamp.notSent" : "lamp.retrying");
            String why = trouble.detail().isEmpty() ? Nls.text("lamp.noConnection") : firstSentence(trouble.detail());
            return new Lamp(Shape.HATCH, word, why);
        }
        long connecting = count(mounts, State.CONNECTING);
        if (connecting > 0)
            return new Lamp(
                    Shape.OUTLINE, Nls.text("lamp.connecting"), Nls.text("lamp.connectingTo", mounts(connecting)));
        if (count(servers, State.ON) > 0) return new Lamp(Shape.OUTLINE, Nls.text("lamp.onAir"), served(servers));
        OutputStatus down = trouble(servers);
        if (down != null) return new Lamp(Shape.HATCH, Nls.text("lamp.notSent"), firstSentence(down.detail()));
        boolean none = mounts.isEmpty() && servers.isEmpty();
        return new Lamp(Shape.OFF, Nls.text("lamp.off"), Nls.text(none ? "lamp.noStream" : "lamp.nothingSent"));
    }

    /** At least one mount is sent to. */
    private static Lamp sent(List<Output> outputs, String all, Instant now) {
        List<Output> on = outputs.stream()
                .filter(o -> o.status().kind() == Kind.STREAM && o.status().state() == State.ON)
                .toList();
        List<Output> unheard = on.stream()
                .filter(o -> !o.status().returnFeed().heardWithin(FRESH, now))
                .toList();
        int heard = on.size() - unheard.size();
        if (unheard.isEmpty())
            return new Lamp(Shape.FILLED, Nls.text("lamp.heard"), Nls.text("lamp.heardOn", heard, all));
        for (Output o : unheard) {
            ReturnFeed feed = o.status().returnFeed();
            if (!feed.isWrong()) continue;
            String line = feed.verdict() == Verdict.SILENT
                    ? Nls.text("lamp.silent", o.name())
                    : Nls.text("lamp.different", o.name());
            return heard > 0
                    ? new Lamp(Shape.OUTLINE, Nls.text("lamp.onAir"), line)
                    : new Lamp(Shape.HATCH, Nls.text("lamp.notHeard"), line);
        }
        return new Lamp(Shape.OUTLINE, Nls.text("lamp.onAir"), why(unheard, heard, on.size(), all));
    }

    /** The first mount that something is known of; else how far it is. */
    private static String why(List<Output> unheard, int heard, int sent, String all) {
        for (Output o : unheard) {
            ReturnFeed feed = o.status().returnFeed();
            String words = switch (feed.verdict()) {
                case UNCHECKED, HEARD -> "";
                case UNSURE -> Nls.text("lamp.feed.unsure", o.name());
                case SILENT -> Nls.text("lamp.feed.silent", o.name());
                case DIFFERENT -> Nls.text("lamp.feed.different", o.name());
                case NO_DATA -> Nls.text("lamp.feed.noData", o.name());
                case REFUSED -> Nls.text("lamp.feed.refused", o.name());
                case UNDECODABLE -> Nls.text("lamp.feed.undecodable", o.name());
            };
            if (!words.isEmpty()) return words;
        }
        return heard > 0
                ? Nls.text("lamp.partly", heard, unheard.getFirst().name())
                : Nls.text("lamp.sentTo", sent, all);
    }

    /** The lamp has room for the reason; the rest stands in the row of the output. */
    private static String firstSentence(String detail) {
        int end = detail.indexOf(". ");
        return end < 0 ? detail : detail.substring(0, end + 1);
    }

    /** How what goes out is known of. */
    public enum Sent {
        /** Every mount is heard. */
        HEARD,
        SENT,
        /** By the own server only. */
        SERVED
    }

    /** What goes out now, and since when. */
    public record Since(Sent how, Instant at) {}

    /** The oldest of what the lamp speaks of: of streams, else the own server; null while nothing goes out. */
    public static Since since(List<Output> outputs) {
        Instant stream = oldest(of(outputs, Kind.STREAM));
        if (stream != null) return new Since(of(outputs).shape() == Shape.FILLED ? Sent.HEARD : Sent.SENT, stream);
        Instant server = oldest(of(outputs, Kind.LISTENER));
        return server == null ? null : new Since(Sent.SERVED, server);
    }

    private static Instant oldest(List<OutputStatus> of) {
        Instant oldest = null;
        for (OutputStatus s : of)
            if (s.state() == State.ON
                    && s.since() != null
                    && (oldest == null || s.since().isBefore(oldest))) oldest = s.since();
        return oldest;
    }

    private static String served(List<OutputStatus> servers) {
        int listeners = servers.stream()
                .filter(s -> s.state() == State.ON)
                .mapToInt(s -> Math.max(0, s.listeners()))
                .sum();
        return Nls.text("lamp.served", Nls.count("lamp.listeners", listeners));
    }

    private static String mounts(long count) {
        return Nls.count("lamp.mounts", count);
    }

    private static List<OutputStatus> of(List<Output> outputs, Kind kind) {
        return outputs.stream()
                .map(Output::status)
                .filter(s -> s.kind() == kind)
                .toList();
    }

    private static long count(List<OutputStatus> of, State state) {
        return of.stream().filter(s -> s.state() == state).count();
    }

    private static OutputStatus trouble(List<OutputStatus> of) {
        OutputStatus retrying = null;
        for (OutputStatus s : of) {
            if (s.state() == State.FAILED) return s;
            if (s.state() == State.RETRYING && retrying == null) retrying = s;
        }
        return retrying;
    }
}
