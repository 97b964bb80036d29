package org.longwave.ui.live;

import jakarta.annotation.PostConstruct;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.api.EngineStatus;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Pane;

/**
 * Window thread. The line at the bottom. At the left the newest alarm that nobody has accepted, with a button to accept
 * it; without one the last sentence for the operator, then what could be undone. At the right counters. It never moves
 * anything and never takes the focus.
 */
public final class StatusLine {
    public static final int HEIGHT = 24;
    private static final long SHOWN_NANOS = 15_000_000_000L;
    static final long BESIDE_ALARM_NANOS = 4_000_000_000L;
    private static final String DOT = "  \u00b7  ";

    private Studio studio;
    private DeskState wordsOf;
    private String words = "";

    @PostConstruct
    void create(Composite parent) {
        studio = Studio.of(parent.getDisplay());
        Pane pane = new Pane(parent, studio, Token.WINDOW, this::layout).high(HEIGHT);
        pane.canvas().setData("part", "statusline");
    }

    private void layout(Pane p) {
        Rectangle area = p.area();
        int split = area.width / 2;
        p.items().add(new AlarmBand(p, new Rectangle(0, 0, split, area.height)));
        Rectangle left = new Rectangle(12, 0, split - 24, area.height);
        p.items().add(new Caption(p, left, Caption.Style.left(Role.STATUS, Token.TEXT), this::refusal).mayShorten());
        p.items().add(new Caption(p, left, Caption.Style.left(Role.STATUS, Token.WARN_TEXT), this::priority));
        p.items().add(new Caption(p, left, Caption.Style.left(Role.STATUS, Token.TEXT2), this::station).mayShorten());
        p.items()
                .add(new Caption(
                                p,
                                new Rectangle(split + 12, 0, area.width - split - 24, area.height),
                                new Caption.Style(Role.STATUS, Token.TEXT2, SWT.RIGHT),
                                this::counters)
                        .mayShorten());
    }

    /** What was said just now comes first, for a moment; then the alarm is seen again. */
    private String refusal(Frame frame) {
        Desk.Refusal last = studio.desk().refusal();
        long shown = alarmed() ? BESIDE_ALARM_NANOS : SHOWN_NANOS;
        return last.nanos() != 0 && frame.nanos() - last.nanos() < shown ? last.words() : "";
    }

    private boolean alarmed() {
        return AlarmBand.first(studio) != null;
    }

    private String priority(Frame frame) {
        EngineStatus s = frame.desk().status();
        return refusal(frame).isEmpty()
                        && !alarmed()
                        && s != null
                        && !s.priorityRefused().isEmpty()
                ? Nls.text("status.noPriority")
                : "";
    }

    private String station(Frame frame) {
        if (!refusal(frame).isEmpty() || alarmed()) return "";
        if (!priority(frame).isEmpty()) return "";
        String station = frame.desk().station() == null
                ? Nls.text("status.noStation")
                : frame.desk().station();
        if (studio.lock().on()) station += DOT + Nls.text("lock.is.short");
        String undo = studio.desk().history().undoWords();
        return undo.isEmpty() ? station : station + DOT + Nls.text("status.undo", undo);
    }

    private String counters(Frame frame) {
        if (frame.desk() != wordsOf) words = counters(frame.desk());
        wordsOf = frame.desk();
        return words;
    }

    static String counters(DeskState desk) {
        EngineStatus s = desk.status();
        if (s == null || desk.engine() == null) return Nls.text("status.noEngine");
        StreamFormat format = desk.engine().format();
        StringBuilder text = new StringBuilder()
                .append(Nls.text("status.engine", rate(format.rateHz()), format.blockFrames()))
                .append(DOT)
                .append(Nls.text("status.load", Words.percent(s.load())))
                .append(DOT)
                .append(Nls.text("status.longest", String.format(Locale.ROOT, "%.1f", s.maxCycleNanos() / 1e6)))
                .append(DOT)
                .append(Nls.text("status.xruns", s.xruns()));
        if (!desk.consumers().isEmpty()) text.append(DOT).append(lost(desk));
        return text.append(DOT)
                .append(Nls.text("status.refused", s.commandsRefused()))
                .toString();
    }

    /** How many blocks were lost, and by whom; each output's own figure stands in the rings of the health view. */
    private static String lost(DeskState desk) {
        long sum = 0;
        StringBuilder by = new StringBuilder();
        for (ConsumerInfo c : desk.consumers()) {
            sum += c.lostBlocks();
            if (c.lostBlocks() > 0) by.append("  ").append(c.name()).append(' ').append(c.lostBlocks());
        }
        return Nls.text("status.lost") + (sum == 0 ? " 0" : by);
    }

    private static String rate(int hz) {
        return hz % 1000 == 0 ? hz / 1000 + " kHz" : String.format(Locale.ROOT, "%.1f kHz", hz / 1000.0);
    }
}
