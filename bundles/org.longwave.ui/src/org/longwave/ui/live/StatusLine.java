package org.longwave.ui.live;

import jakarta.annotation.PostConstruct;
import java.util.List;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.api.EngineStatus;
import org.longwave.api.StreamFormat;
import org.longwave.api.meter.Alarm;
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

/** Window thread. The line at the bottom: the last sentence for the operator at the left, counters at the right. */
public final class StatusLine {
    public static final int HEIGHT = 24;
    private static final long SHOWN_NANOS = 15_000_000_000L;
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
        int split = area.width * 2 / 5;
        Rectangle left = new Rectangle(12, 0, split - 24, area.height);
        p.items().add(new Caption(p, left, Caption.Style.left(Role.STATUS, Token.WARN_TEXT), this::refusal));
        p.items().add(new Caption(p, left, Caption.Style.left(Role.STATUS, Token.WARN_TEXT), this::alarm));
        p.items().add(new Caption(p, left, Caption.Style.left(Role.STATUS, Token.WARN_TEXT), this::priority));
        p.items().add(new Caption(p, left, Caption.Style.left(Role.STATUS, Token.TEXT2), this::station));
        p.items()
                .add(new Caption(
                        p,
                        new Rectangle(split, 0, area.width - split - 12, area.height),
                        new Caption.Style(Role.STATUS, Token.TEXT2, SWT.RIGHT),
                        this::counters));
    }

    private String refusal(Frame frame) {
        Desk.Refusal last = studio.desk().refusal();
        return last.nanos() != 0 && frame.nanos() - last.nanos() < SHOWN_NANOS ? last.words() : "";
    }

    private String alarm(Frame frame) {
        List<Alarm> raised = studio.desk().alarms();
        if (raised.isEmpty() || !refusal(frame).isEmpty()) return "";
        return raised.size() == 1
                ? raised.getFirst().words()
                : Nls.text("status.more", raised.getFirst().words(), raised.size() - 1);
    }

    private String priority(Frame frame) {
        EngineStatus s = frame.desk().status();
        return refusal(frame).isEmpty()
                        && alarm(frame).isEmpty()
                        && s != null
                        && !s.priorityRefused().isEmpty()
                ? Nls.text("status.noPriority")
                : "";
    }

    private String station(Frame frame) {
        if (!refusal(frame).isEmpty() || !alarm(frame).isEmpty()) return "";
        if (!priority(frame).isEmpty()) return "";
        String station = frame.desk().station() == null
                ? Nls.text("status.noStation")
                : frame.desk().station();
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
        if (!desk.consumers().isEmpty()) text.append(DOT).append(Nls.text("status.lost"));
        for (ConsumerInfo c : desk.consumers())
            text.append("  ").append(c.name()).append(' ').append(c.lostBlocks());
        return text.append(DOT)
                .append(Nls.text("status.refused", s.commandsRefused()))
                .toString();
    }

    private static String rate(int hz) {
        return hz % 1000 == 0 ? hz / 1000 + " kHz" : String.format(Locale.ROOT, "%.1f kHz", hz / 1000.0);
    }
}
