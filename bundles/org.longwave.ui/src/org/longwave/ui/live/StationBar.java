package org.longwave.ui.live;

import jakarta.annotation.PostConstruct;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.api.EngineStatus;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.station.StationFault;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.desk.Output;
import org.longwave.ui.law.Words;
import org.longwave.ui.live.Tile.Content;
import org.longwave.ui.live.Tile.Mood;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Pane;

/** Window thread. The bar on top of every perspective: lamp, clock, recording, engine, faults. */
public final class StationBar {
    public static final int HEIGHT = 72;
    private static final int LAMP_WIDTH = 232;
    private static final int WIDE = 1500;
    private static final long ALARM_NANOS = 30_000_000_000L;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE d MMM");
    private static final DateTimeFormatter WEEK = DateTimeFormatter.ofPattern("w");

    private String clockWords = "";
    private int clockSecond = -1;
    private long troubles;
    private long troubleNanos;
    private boolean troubled;

    @PostConstruct
    void create(Composite parent) {
        Studio studio = Studio.of(parent.getDisplay());
        Pane pane = new Pane(parent, studio, Token.DESK, this::layout).high(HEIGHT);
        pane.canvas().setData("part", "stationbar");
    }

    private void layout(Pane p) {
        Rectangle area = p.area();
        p.items().add(new LampItem(p, new Rectangle(8, 6, LAMP_WIDTH, 60)));
        boolean wide = area.width >= WIDE;
        int x = 8 + LAMP_WIDTH + 20;
        int clockWidth = wide ? 196 : 146;
        Role role = wide ? Role.CLOCK : Role.CLOCK_SMALL;
        p.items()
                .add(new Caption(
                        p, new Rectangle(x, 6, clockWidth, 60), Caption.Style.left(role, Token.TEXT), this::clock));
        x += clockWidth + 10;
        Caption.Style date = Caption.Style.left(wide ? Role.TEXT : Role.LABEL, Token.TEXT2);
        p.items()
                .add(new Caption(
                        p,
                        new Rectangle(x, 18, 80, 18),
                        date,
                        f -> DATE.withLocale(Nls.locale()).format(LocalDateTime.now())));
        Caption.Style week = Caption.Style.left(wide ? Role.TEXT : Role.LABEL, Token.TEXT3);
        p.items()
                .add(new Caption(
                        p,
                        new Rectangle(x, 37, 80, 18),
                        week,
                        f -> Nls.text("bar.week", WEEK.withLocale(Nls.locale()).format(LocalDateTime.now()))));
        x += wide ? 100 : 76;
        tiles(p, x, area.width - 8);
    }

    private void tiles(Pane p, int from, int to) {
        int width = Math.min(330, (to - from - 16) / 3);
        int x = to - 3 * width - 16;
        p.items().add(new Tile(p, new Rectangle(x, 8, width, 56), Nls.text("bar.recording"), f -> recording(f.desk())));
        p.items().add(new Tile(p, new Rectangle(x + width + 8, 8, width, 56), Nls.text("bar.engine"), this::engine));
        p.items()
                .add(new Tile(
                        p,
                        new Rectangle(x + 2 * width + 16, 8, width, 56),
                        Nls.text("bar.station"),
                        f -> faults(f.desk())));
    }

    private String clock(Frame frame) {
        LocalDateTime now = LocalDateTime.now();
        if (now.getSecond() != clockSecond) clockWords = TIME.format(now);
        clockSecond = now.getSecond();
        return clockWords;
    }

    private static Content recording(DeskState desk) {
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
            troubled = now > troubles;
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

    private static Content faults(DeskState desk) {
        int count = desk.faults().size() + desk.unread().size();
        if (desk.station() == null && count == 0)
            return new Content(Mood.CALM, Nls.text("bar.station.none"), Nls.text("bar.station.noneYet"));
        if (count == 0) return new Content(Mood.GOOD, desk.station(), Nls.text("bar.station.noFaults"));
        String first = desk.faults().isEmpty()
                ? desk.unread().getFirst()
                : words(desk.faults().getFirst());
        return new Content(Mood.ALARM, Nls.count("bar.faults", count), first);
    }

    private static String words(StationFault fault) {
        return fault.toString();
    }
}
