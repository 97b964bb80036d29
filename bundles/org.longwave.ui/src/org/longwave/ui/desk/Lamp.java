package org.longwave.ui.desk;

import java.util.List;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;

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
                    Shape.OUTLINE, "ON AIR ?", "sent to " + sent + " of " + mounts(mounts) + ", not heard back");
        OutputStatus trouble = trouble(mounts);
        if (trouble != null) {
            String word = trouble.state() == State.FAILED ? "NOT SENT" : "RETRYING";
            return new Lamp(
                    Shape.HATCH, word, trouble.detail().isEmpty() ? "no connection" : firstSentence(trouble.detail()));
        }
        long connecting = count(mounts, State.CONNECTING);
        if (connecting > 0) {
            String where = connecting == 1 ? "1 mount" : connecting + " mounts";
            return new Lamp(Shape.OUTLINE, "CONNECTING", "connecting to " + where);
        }
        if (count(servers, State.ON) > 0) return new Lamp(Shape.OUTLINE, "ON AIR ?", served(servers));
        OutputStatus down = trouble(servers);
        if (down != null) return new Lamp(Shape.HATCH, "NOT SENT", firstSentence(down.detail()));
        return new Lamp(
                Shape.OFF, "OFF AIR", mounts.isEmpty() && servers.isEmpty() ? "no stream yet" : "nothing is sent");
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
        return "own server, " + (listeners == 1 ? "1 listener" : listeners + " listeners") + ", not heard back";
    }

    private static String mounts(List<OutputStatus> mounts) {
        return mounts.size() == 1 ? "1 mount" : mounts.size() + " mounts";
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
