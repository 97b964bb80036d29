package org.longwave.ui.desk;

import java.util.List;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.ui.nls.Nls;

/**
 * Any thread. What the on-air lamp may say. There is no return feed yet, so nothing counts as heard: the lamp is never
 * filled with red.
 */
public record Lamp(Shape shape, String word, String line) {
    /** How it looks without colour. */
    public enum Shape {
        OFF,
        OUTLINE,
        HATCH
    }

    public static Lamp of(List<Output> outputs) {
        List<OutputStatus> mounts = of(outputs, Kind.STREAM);
        List<OutputStatus> servers = of(outputs, Kind.LISTENER);
        long sent = count(mounts, State.ON);
        if (sent > 0)
            return new Lamp(
                    Shape.OUTLINE, Nls.text("lamp.onAir"), Nls.text("lamp.sentTo", sent, mounts(mounts.size())));
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

    /** The lamp has room for the reason; the rest stands in the row of the output. */
    private static String firstSentence(String detail) {
        int end = detail.indexOf(". ");
        return end < 0 ? detail : detail.substring(0, end + 1);
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
