package org.longwave.ui.live;

import java.util.List;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.desk.Output;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.DisplayClock;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PushButton;
import org.longwave.ui.pane.PushButton.Face;
import org.longwave.ui.pane.PushButton.Trigger;

/** Window thread. The outputs of some kinds as rows with a button each. */
final class OutputsPane implements DisplayClock.Part {
    static final int BUTTON_WIDTH = 88;
    private static final int MARGIN = 8;
    private static final int GAP = 4;

    private final Studio studio;
    private final List<Kind> kinds;
    private final String nothingKey;
    private final ScrolledComposite scroll;
    private final Pane pane;
    private List<Row> rows = List.of();
    private DeskState shownOf;

    /** What decides about the layout. */
    private record Row(String name, Kind kind, boolean running, boolean tall) {}

    /** @param nothingKey what to say when there is no such output */
    OutputsPane(Composite parent, Studio studio, List<Kind> kinds, String nothingKey) {
        this.studio = studio;
        this.kinds = kinds;
        this.nothingKey = nothingKey;
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setBackground(studio.look().colour(Token.PANEL));
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        pane = new Pane(scroll, studio, Token.PANEL, this::layout);
        scroll.setContent(pane.canvas());
        scroll.addListener(SWT.Dispose, e -> studio.clock().remove(this));
        studio.clock().add(this);
    }

    Pane pane() {
        return pane;
    }

    @Override
    public void frame(Frame frame) {
        if (frame.desk() == shownOf) return;
        shownOf = frame.desk();
        List<Row> now = frame.desk().outputs().stream()
                .filter(o -> kinds.contains(o.status().kind()))
                .map(o -> new Row(o.name(), o.status().kind(), running(o.status()), OutputRow.tall(o.status())))
                .toList();
        if (now.equals(rows)) return;
        rows = now;
        int height = 2 * MARGIN;
        for (Row row : rows) height += (row.tall() ? OutputRow.TALL : OutputRow.HEIGHT) + GAP;
        scroll.setMinHeight(height);
        pane.relayout();
    }

    @Override
    public void broken(String words) {
        pane.broken(words);
    }

    private static boolean running(OutputStatus s) {
        return switch (s.state()) {
            case ON, CONNECTING, RETRYING -> true;
            case OFF, FAILED -> false;
        };
    }

    private void layout(Pane p) {
        Rectangle area = p.area();
        if (rows.isEmpty()) {
            Rectangle at = new Rectangle(MARGIN + 4, 10, area.width - 2 * MARGIN, 20);
            p.items().add(new Caption(p, at, Caption.Style.left(Role.TEXT, Token.TEXT3), f -> Nls.text(nothingKey)));
            return;
        }
        int y = MARGIN;
        for (Row row : rows) {
            int height = row.tall() ? OutputRow.TALL : OutputRow.HEIGHT;
            Rectangle at = new Rectangle(MARGIN, y, area.width - 2 * MARGIN, height);
            p.items().add(new OutputRow(p, at, row.name()));
            button(p, row, new Rectangle(at.x + at.width - BUTTON_WIDTH - 8, y + 13, BUTTON_WIDTH, 30));
            y += height + GAP;
        }
    }

    private void button(Pane p, Row row, Rectangle at) {
        boolean recorder = row.kind() == Kind.RECORDER;
        if (!row.running()) {
            Face face = Face.words(
                            Nls.text(recorder ? "output.record.name" : "output.start.name", row.name()),
                            Nls.text(recorder ? "output.record" : "output.start"))
                    .with(recorder ? Icon.DOT : Icon.PLAY);
            p.items().add(new PushButton(p, at, face, f -> false, Trigger.RELEASE, () -> start(row)));
            return;
        }
        boolean asks = row.kind() == Kind.STREAM || row.kind() == Kind.LISTENER;
        Face face = Face.words(
                        Nls.text("output.stop.name", row.name()),
                        Nls.text(asks ? "output.stop.ask" : recorder ? "output.stop.hold" : "output.stop"))
                .edge(recorder || row.kind() == Kind.STREAM ? Token.AIR : Token.LINE_CONTROL);
        Trigger trigger = recorder ? Trigger.HOLD : Trigger.RELEASE;
        p.items().add(new PushButton(p, at, face, f -> false, trigger, () -> {
            if (!asks || confirmed(row)) stop(row);
        }));
    }

    private boolean confirmed(Row row) {
        String what = Nls.text(row.kind() == Kind.STREAM ? "output.ask.stream" : "output.ask.server");
        return MessageDialog.open(
                        MessageDialog.QUESTION,
                        pane.canvas().getShell(),
                        Nls.text("output.ask", row.name()),
                        what,
                        SWT.SHEET,
                        Nls.text("output.keep"),
                        Nls.text("output.stop.name", row.name()))
                == 1;
    }

    private void start(Row row) {
        Output output = find(row);
        if (output != null) studio.desk().order(Nls.text("output.starting", row.name()), output.control()::start);
    }

    private void stop(Row row) {
        Output output = find(row);
        if (output != null) studio.desk().order(Nls.text("output.stopping", row.name()), output.control()::stop);
    }

    private Output find(Row row) {
        for (Output output : studio.desk().state().outputs()) if (output.name().equals(row.name())) return output;
        studio.desk().refuse(Nls.text("output.gone", row.name()));
        return null;
    }
}
