package org.longwave.ui.live;

import jakarta.annotation.PostConstruct;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.ui.Perspective;
import org.longwave.ui.Settings;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.desk.Lamp;
import org.longwave.ui.frame.Parts;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PushButton;
import org.longwave.ui.pane.PushButton.Face;
import org.longwave.ui.pane.PushButton.Trigger;

/** Window thread. The bar on top of every perspective: lamp, clocks, tiles, perspectives, search, lock. */
public final class StationBar {
    public static final int HEIGHT = 72;
    private static final int LAMP_WIDTH = 232;
    private static final int WIDE = 1600;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE d MMM");
    private static final DateTimeFormatter WEEK = DateTimeFormatter.ofPattern("w");
    private static final DateTimeFormatter SINCE = DateTimeFormatter.ofPattern("HH:mm");

    private final BarTiles tiles = new BarTiles();
    private Studio studio;
    private Pane pane;
    private Rectangle search = new Rectangle(0, 0, 0, 0);
    private String clockWords = "";
    private int clockSecond = -1;
    private LocalDateTime now = LocalDateTime.now();
    private Lamp.Since since;
    private DeskState sinceOf;

    @PostConstruct
    void create(Composite parent) {
        studio = Studio.of(parent.getDisplay());
        pane = new Pane(parent, studio, Token.DESK, this::layout).high(HEIGHT);
        pane.canvas().setData("part", "stationbar");
        studio.searchPlace(() -> {
            if (pane.canvas().isDisposed()) return null;
            Point at = pane.canvas().toDisplay(search.x, search.y);
            return new Rectangle(at.x, at.y, search.width, search.height);
        });
    }

    private void layout(Pane p) {
        Rectangle area = p.area();
        boolean wide = area.width >= WIDE;
        p.items().add(new LampItem(p, new Rectangle(8, 6, LAMP_WIDTH, 60)));
        int x = 8 + LAMP_WIDTH + (wide ? 22 : 14);
        int clockWidth = wide ? 196 : 146;
        Role role = wide ? Role.CLOCK : Role.CLOCK_SMALL;
        p.items()
                .add(new Caption(
                        p, new Rectangle(x, 6, clockWidth, 60), Caption.Style.left(role, Token.TEXT), this::clock));
        x += clockWidth + 10;
        x = wide ? wideTimes(p, x) : narrowTimes(p, x);
        int right = Math.min(362, wide ? 362 : 318);
        habits(p, area.width - 8 - right, right);
        tiles.lay(p, x, area.width - 8 - right - 12);
    }

    private int wideTimes(Pane p, int x) {
        line(p, new Rectangle(x, 16, 96, 18), Role.BAR_TEXT, Token.TEXT2, f -> date());
        line(p, new Rectangle(x, 36, 96, 18), Role.BAR_TEXT, Token.TEXT3, f -> week());
        int hour = x + 104;
        int hourWide = Math.max(116, p.look().width(Role.BAR, Nls.text("bar.toTheHour")) + 4);
        line(p, new Rectangle(hour, 8, hourWide, 18), Role.BAR, Token.TEXT3, f -> Nls.text("bar.toTheHour"));
        line(p, new Rectangle(hour, 28, hourWide, 34), Role.SINCE, Token.TEXT, f -> toTheHour());
        int air = hour + hourWide + 8;
        int airWide = 124;
        for (Lamp.Sent how : Lamp.Sent.values())
            airWide = Math.max(airWide, p.look().width(Role.BAR, Nls.text("bar.since." + how, "08:58")) + 4);
        line(p, new Rectangle(air, 8, airWide, 18), Role.BAR, Token.TEXT3, this::sinceWhen);
        line(p, new Rectangle(air, 28, airWide, 34), Role.SINCE, Token.TEXT, this::sinceLong);
        return air + airWide + 6;
    }

    private int narrowTimes(Pane p, int x) {
        int width = 96;
        for (String longest : List.of(
                Nls.text("bar.hour.short", Words.MINUS + "58:58"),
                Nls.text("bar.short.HEARD", "58:58:58"),
                Nls.text("bar.short.SENT", "58:58:58"),
                Nls.text("bar.short.SERVED", "58:58:58"),
                Nls.text("bar.onAirNot"))) width = Math.max(width, p.look().width(Role.BAR, longest) + 2);
        line(p, new Rectangle(x, 7, width, 18), Role.BAR, Token.TEXT2, f -> date());
        line(p, new Rectangle(x, 27, width, 18), Role.BAR, Token.TEXT2, f -> Nls.text("bar.hour.short", toTheHour()));
        line(p, new Rectangle(x, 47, width, 18), Role.BAR, Token.TEXT2, f -> sinceNarrow(f));
        return x + width + 6;
    }

    private static void line(
            Pane p, Rectangle at, Role role, Token colour, java.util.function.Function<Frame, String> text) {
        p.items().add(new Caption(p, at, Caption.Style.left(role, colour), text));
    }

    /** Perspectives above, search and lock below. */
    private void habits(Pane p, int x, int width) {
        int each = (width - 8) / 3;
        for (int i = 0; i < Perspective.IDS.size(); i++) {
            String id = Perspective.IDS.get(i);
            String name = id.substring(id.lastIndexOf('.') + 1);
            Face face = Face.words(Nls.text("bar.goto", Nls.text("bar." + name)), Nls.text("bar." + name))
                    .role(Role.BAR_BUTTON)
                    .lit(Token.SELECT, Token.ON_SELECT);
            Rectangle at = new Rectangle(x + i * (each + 4), 8, each, 26);
            p.items()
                    .add(new PushButton(
                            p,
                            at,
                            face,
                            f -> id.equals(studio.perspective()),
                            Trigger.RELEASE,
                            () -> run("view." + name)));
        }
        int lock = 84;
        search = new Rectangle(x, 38, width - lock - 4, 26);
        p.items().add(new SearchField(p, search, () -> run("help.search")));
        Face face = Face.words(Nls.text("lock.name"), Nls.text("lock.short"))
                .with(Icon.LOCK)
                .role(Role.BAR_BUTTON)
                .lit(Token.WARN, Token.ON_WARN);
        Rectangle at = new Rectangle(x + width - lock, 38, lock, 26);
        p.items().add(new PushButton(p, at, face, f -> studio.lock().on(), Trigger.RELEASE, () -> run("desk.lock")));
    }

    private void run(String deed) {
        studio.deeds().find(deed).run().run();
    }

    private String clock(Frame frame) {
        now = LocalDateTime.now();
        if (now.getSecond() != clockSecond) {
            clockWords = TIME.format(now);
            onAir(frame.desk());
        }
        clockSecond = now.getSecond();
        return clockWords;
    }

    private String date() {
        return DATE.withLocale(Nls.locale()).format(now);
    }

    private String week() {
        return Nls.text("bar.week", WEEK.withLocale(Nls.locale()).format(now));
    }

    private String toTheHour() {
        long left = 3600 - now.getMinute() * 60L - now.getSecond();
        return Words.MINUS + Words.time(left);
    }

    /** Since when something goes out, as the lamp says; locks the desk when the first stream goes on and that is wanted. */
    private void onAir(DeskState desk) {
        if (desk == sinceOf) return;
        sinceOf = desk;
        Lamp.Since first = Lamp.since(desk.outputs());
        if (!streams(since) && streams(first) && studio.settings().on(Settings.LOCK_ON_AIR, false)) {
            studio.lock().set(true);
            studio.desk().say(Nls.text("lock.byItself"));
        }
        since = first;
    }

    private static boolean streams(Lamp.Since of) {
        return of != null && of.how() != Lamp.Sent.SERVED;
    }

    private String sinceWhen(Frame frame) {
        if (since == null) return Nls.text("bar.onAirNot");
        return Nls.text("bar.since." + since.how(), SINCE.format(since.at().atZone(ZoneId.systemDefault())));
    }

    private String sinceLong(Frame frame) {
        if (since == null) return Words.NONE;
        Instant second = now.truncatedTo(ChronoUnit.SECONDS)
                .atZone(ZoneId.systemDefault())
                .toInstant();
        return Words.time(Math.max(0, Duration.between(since.at(), second).toSeconds()));
    }

    private String sinceNarrow(Frame frame) {
        return since == null ? Nls.text("bar.onAirNot") : Nls.text("bar.short." + since.how(), sinceLong(frame));
    }

    /** A tile's door. */
    static void open(Studio studio, String part) {
        String words =
                Parts.there(studio.window(), part) ? Parts.show(studio.window(), part) : Nls.text("parts.notHere");
        if (!words.isEmpty()) studio.desk().say(words);
    }
}
