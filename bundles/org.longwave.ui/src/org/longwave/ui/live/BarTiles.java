package org.longwave.ui.live;

import java.util.List;
import java.util.Locale;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.EngineStatus;
import org.longwave.api.input.InputInfo;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.desk.Event;
import org.longwave.ui.desk.Output;
import org.longwave.ui.law.Words;
import org.longwave.ui.live.Tile.Content;
import org.longwave.ui.live.Tile.Mood;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Pane;

/** Window thread. The four tiles of the station bar, and the view each one opens. */
final class BarTiles {
    private static final long ALARM_NANOS = 30_000_000_000L;
    private static final int WIDEST = 190;
    private static final int GAP = 6;

    private long troubles = -1;
    private long troubleNanos;
    private boolean troubled;

    void lay(Pane p, int from, int to) {
        int width = Math.min(WIDEST, (to - from - 3 * GAP) / 4);
        int x = to - 4 * width - 3 * GAP;
        Studio studio = p.studio();
        tile(p, x, width, "recording", "recorder", f -> recording(f.desk()));
        tile(p, x + width + GAP, width, "engine", "health", this::engine);
        tile(p, x + 2 * (width + GAP), width, "devices", "devices", f -> devices(f.desk()));
        tile(
                p,
                x + 3 * (width + GAP),
                width,
                "alarms",
                "events",
                f -> alarms(f.desk(), studio.watch().events().events()));
    }

    private static void tile(
            Pane p, int x, int width, String name, String part, java.util.function.Function<Frame, Content> read) {
        Rectangle at = new Rectangle(x, 8, width, 56);
        p.items().add(new Tile(p, at, Nls.text("bar." + name), read, () -> StationBar.open(p.studio(), part)));
    }

    static Content recording(DeskState desk) {
        List<Output> recorders = desk.outputs(Kind.RECORDER);
        if (recorders.isEmpty()) return new Content(Mood.CALM, Nls.text("bar.rec.none"), Nls.text("bar.rec.noneYet"));
        Output running = null;
        int count = 0;
        for (Output o : recorders) {
            OutputStatus s = o.status();
            if (s.state() == State.FAILED) return new Content(Mood.ALARM, Nls.text("bar.rec.failed"), s.detail());
            if (s.state() == State.RETRYING)
                return new Content(Mood.ALARM, Nls.text("bar.rec.interrupted"), s.detail());
            if (s.state() != State.ON) continue;
            if (running == null) running = o;
            count++;
        }
        if (running == null) return new Content(Mood.CALM, Nls.text("bar.rec.off"), "");
        String target = running.status().target();
        String file = target.substring(Math.max(target.lastIndexOf('/'), target.lastIndexOf('\\')) + 1);
        String time = desk.rateHz() == 0
                ? Nls.text("bar.rec.on")
                : Words.time(running.status().frames() / desk.rateHz());
        return new Content(Mood.AIR, time, count == 1 ? file : Nls.text("bar.rec.more", file, count - 1));
    }

    private Content engine(Frame frame) {
        EngineStatus s = frame.desk().status();
        if (s == null) return new Content(Mood.ALARM, Nls.text("bar.engine.none"), Nls.text("bar.engine.noneYet"));
        if (!s.running()) return new Content(Mood.ALARM, Nls.text("bar.engine.stopped"), Nls.text("bar.engine.dead"));
        long now = s.lateCycles() + s.xruns() + s.gapFrames();
        if (now != troubles) {
            // what was there before the window is not news
            troubled = troubles >= 0 && now > troubles;
            troubleNanos = frame.nanos();
            troubles = now;
        }
        boolean recent = troubled && frame.nanos() - troubleNanos < ALARM_NANOS;
        Mood mood = recent || s.load() > 0.75 ? Mood.ALARM : Mood.GOOD;
        String longest = String.format(Locale.ROOT, "%.1f", s.maxCycleNanos() / 1e6);
        return new Content(
                mood,
                Nls.text("bar.engine.load", Words.percent(s.load()), s.lateCycles()),
                Nls.text("bar.engine.xruns", s.xruns(), longest));
    }

    /** Live inputs and playbacks: how many of them work. */
    static Content devices(DeskState desk) {
        int all = 0;
        int well = 0;
        String first = "";
        for (InputInfo input : desk.inputs().values()) {
            if (!input.live()) continue;
            all++;
            if (input.state() != InputInfo.State.FAILED) well++;
            else if (first.isEmpty()) first = input.name() + ": " + input.detail();
        }
        for (Output o : desk.outputs(Kind.PLAYBACK)) {
            all++;
            State state = o.status().state();
            if (state != State.FAILED && state != State.RETRYING) well++;
            else if (first.isEmpty()) first = o.name() + ": " + o.status().detail();
        }
        if (all == 0) return new Content(Mood.CALM, Nls.text("bar.devices.none"), Nls.text("bar.devices.noneYet"));
        String value = Nls.text("bar.devices.of", well, all);
        return well == all
                ? new Content(Mood.GOOD, value, Nls.text("bar.devices.well"))
                : new Content(Mood.ALARM, value, first);
    }

    /** What nobody has accepted yet, the newest first; faults of the station file come before. */
    static Content alarms(DeskState desk, List<Event> events) {
        int faults = desk.faults().size() + desk.unread().size();
        List<Event> open = events.stream().filter(Event::onTop).toList();
        int count = open.size() + faults;
        if (count == 0) return new Content(Mood.GOOD, Nls.text("bar.alarms.none"), Nls.text("bar.alarms.well"));
        String first = !desk.faults().isEmpty()
                ? desk.faults().getFirst().toString()
                : !desk.unread().isEmpty() ? desk.unread().getFirst() : sentence(open.getFirst());
        return new Content(Mood.ALARM, Nls.text("bar.alarms.open", count), first);
    }

    static String sentence(Event e) {
        return e.source().isEmpty() ? e.words() : e.source() + ": " + e.words();
    }
}
