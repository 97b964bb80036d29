package org.longwave.station;

import java.time.Duration;
import java.util.Locale;
import org.longwave.api.EdgeInfo;
import org.longwave.api.EngineStatus;
import org.longwave.api.input.InputInfo;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.ReturnFeed;

/** Any thread. One line that says how the station is. */
final class StatusLine {
    private StatusLine() {}

    static String of(Duration elapsed, Snapshot s) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%02d:%02d:%02d  frame %d (%.1f s)  program %s/%s dBFS  load %.0f %%  xruns %d",
                elapsed.toHours(),
                elapsed.toMinutesPart(),
                elapsed.toSecondsPart(),
                s.engine().frame(),
                (double) s.engine().frame() / s.rateHz(),
                decibels(s.peaks()[0]),
                decibels(s.peaks()[1]),
                s.engine().load() * 100,
                s.engine().xruns()));
        if (!s.desk().buses().isEmpty()) line.append("  ").append(s.desk().brief());
        for (InputInfo i : s.inputs()) clock(line, i.name(), i.edge());
        for (ConsumerInfo c : s.consumers()) {
            line.append("  ")
                    .append(c.name())
                    .append(": ")
                    .append(c.lostBlocks())
                    .append(" lost");
            if (c.state() == ConsumerInfo.State.OPENING && !c.detail().isEmpty())
                line.append(", ").append(c.detail());
            clock(line, c.name(), c.edge());
        }
        s.outputs().forEach((name, o) -> {
            line.append("  ").append(name).append(' ').append(o.state());
            if (!o.target().isEmpty()) line.append(' ').append(o.target());
            if (!o.encoder().isEmpty()) line.append(" (").append(o.encoder()).append(')');
            if (o.listeners() >= 0) line.append(' ').append(o.listeners()).append(" listening");
            feed(line, o.returnFeed());
        });
        s.alarms().forEach(a -> line.append("  ALARM ").append(a.words()));
        if (!s.engine().priorityRefused().isEmpty()) line.append("  no real-time priority, see ./longwave doctor");
        return line.toString();
    }

    private static void feed(StringBuilder line, ReturnFeed feed) {
        if (feed.verdict() == ReturnFeed.Verdict.UNCHECKED) return;
        line.append(" return feed ").append(feed.verdict());
        if (feed.delaySeconds() >= 0) line.append(String.format(Locale.ROOT, " %.1f s behind", feed.delaySeconds()));
    }

    private static void clock(StringBuilder line, String name, EdgeInfo edge) {
        if (edge.state() != EdgeInfo.State.NONE)
            line.append("  ").append(name).append(" clock ").append(edge);
    }

    /** How evenly the engine ran. */
    static String cycles(EngineStatus e) {
        return "engine: blocks " + e.cycles() + "; begun late " + e.wakeups() + "; " + e.lateCycles()
                + " late, longest " + String.format(Locale.ROOT, "%.3f ms", e.maxCycleNanos() / 1e6) + "; "
                + e.scheduling();
    }

    private static String decibels(float linear) {
        return linear < 1e-6f ? "-inf" : String.format(Locale.ROOT, "%.1f", 20 * Math.log10(linear));
    }
}
