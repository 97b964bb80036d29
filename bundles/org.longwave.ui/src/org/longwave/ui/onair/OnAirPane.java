package org.longwave.ui.onair;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.desk.Output;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PushButton;
import org.longwave.ui.pane.PushButton.Face;
import org.longwave.ui.pane.PushButton.Trigger;
import org.longwave.ui.pane.Scrolled;
import org.longwave.ui.pane.Shape;
import org.longwave.ui.pane.Sparkline;

/** Window thread. What is on the air: the title at the top, a row for each mount, go and stop at the bottom. */
public final class OnAirPane {
    private static final int MARGIN = 8;
    private static final int GAP = 4;
    private static final int BUTTON = 84;
    private static final int SPARKS = 360;

    private final Studio studio;
    private final Pane title;
    private final Scrolled rows;
    private final Pane foot;
    private final StreamOrders orders;

    /** What decides about the layout of the rows. */
    private record Row(String name, Kind kind, boolean running, int height) {}

    public OnAirPane(Composite parent, Studio studio) {
        this.studio = studio;
        Composite body = new Composite(parent, SWT.NONE);
        body.setBackground(studio.look().colour(Token.PANEL));
        body.setLayout(new TopRestBottom(TitleBox.HEIGHT, 50));
        title = new TitleBox(body, studio).pane();
        rows = new Scrolled(body, studio, Token.PANEL, this::layoutRows);
        foot = new Pane(body, studio, Token.PANEL, this::layoutFoot);
        orders = new StreamOrders(studio, body);
    }

    public void setFocus() {
        rows.pane().canvas().setFocus();
    }

    /** Streams and the built-in server, in the order of the station file. */
    static List<Output> mounts(DeskState desk) {
        return desk.outputs().stream().filter(OnAirPane::mount).toList();
    }

    private static boolean mount(Output o) {
        return o.status().kind() == Kind.STREAM || o.status().kind() == Kind.LISTENER;
    }

    private static List<Row> shape(DeskState desk) {
        return mounts(desk).stream()
                .map(o -> new Row(
                        o.name(), o.status().kind(), StreamOrders.running(o.status()), MountRow.height(o.status())))
                .toList();
    }

    private void layoutRows(Pane p) {
        p.items().add(new Shape(p, OnAirPane::shape));
        List<Row> all = shape(Shape.desk(p));
        Rectangle area = p.area();
        if (all.isEmpty()) {
            Rectangle at = new Rectangle(MARGIN + 4, 8, area.width - 2 * MARGIN, 20);
            Caption.Style style = Caption.Style.left(Role.TEXT, Token.TEXT3);
            p.items().add(new Caption(p, at, style, f -> Nls.text("onair.nothing")));
            rows.need(40);
            return;
        }
        int y = 2;
        for (Row row : all) {
            int height = p.look().stretched(row.height());
            row(p, row, new Rectangle(MARGIN, y, area.width - 2 * MARGIN, height));
            y += height + GAP;
        }
        rows.need(y);
    }

    private void row(Pane p, Row row, Rectangle at) {
        p.items().add(new MountRow(p, at, row.name(), BUTTON));
        int right = at.x + at.width - BUTTON - 8;
        Rectangle sparks = new Rectangle(right - 84, at.y + p.look().stretched(33), 72, 14);
        if (MountRow.roomForCourse(at.width, BUTTON))
            p.items().add(new Sparkline(p, sparks, SPARKS, () -> studio.watch().listeners(row.name())));
        boolean trouble = row.height() >= MountRow.TROUBLE;
        // in trouble what helps stands where the hand goes first
        Rectangle button = new Rectangle(right, trouble ? at.y + at.height - 36 : at.y + 14, BUTTON, 28);
        if (row.running()) {
            Face face = Face.words(Nls.text("onair.stop.name", row.name()), Nls.text("onair.stop"))
                    .with(Icon.LOCK)
                    .edge(row.kind() == Kind.STREAM ? Token.AIR : Token.LINE_CONTROL);
            p.items()
                    .add(new PushButton(
                            p, button, face, f -> false, Trigger.RELEASE, () -> orders.stop(List.of(row.name()))));
        } else {
            Face face = Face.words(Nls.text("onair.start.name", row.name()), Nls.text("onair.start"))
                    .with(Icon.PLAY);
            p.items()
                    .add(new PushButton(
                            p, button, face, f -> false, Trigger.RELEASE, () -> orders.start(List.of(row.name()))));
        }
        if (!trouble) return;
        Rectangle retry = new Rectangle(right, at.y + 14, BUTTON, 28);
        Face again = Face.words(Nls.text("onair.try.name", row.name()), Nls.text("onair.try"))
                .with(Icon.RETRY);
        p.items()
                .add(new PushButton(
                        p, retry, again, f -> false, Trigger.RELEASE, () -> orders.start(List.of(row.name()))));
    }

    /** What decides about the foot. */
    private record Foot(List<String> running, List<String> resting, String station) {
        static Foot of(DeskState desk) {
            List<Output> streams = desk.outputs(Kind.STREAM);
            return new Foot(
                    names(streams.stream()
                            .filter(o -> StreamOrders.running(o.status()))
                            .toList()),
                    names(streams.stream()
                            .filter(o -> !StreamOrders.running(o.status()))
                            .toList()),
                    StreamOrders.station(desk));
        }

        private static List<String> names(List<Output> of) {
            return of.stream().map(Output::name).toList();
        }
    }

    private void layoutFoot(Pane p) {
        p.items().add(new Shape(p, Foot::of));
        Foot now = Foot.of(Shape.desk(p));
        Rectangle area = p.area();
        if (now.running().isEmpty() && now.resting().isEmpty()) return;
        int x = MARGIN;
        int right = area.width - MARGIN;
        int height = Math.min(34, area.height - 8);
        int y = (area.height - height) / 2;
        if (!now.resting().isEmpty()) {
            boolean all = now.running().isEmpty();
            String words = all
                    ? Nls.text("onair.go")
                    : now.resting().size() == 1
                            ? Nls.text("onair.only", now.resting().getFirst())
                            : Nls.text("onair.others");
            Face face = Face.words(all ? Nls.text("onair.go") : Nls.text("onair.off.name"), words)
                    .with(Icon.PLAY);
            int wide = PushButton.width(p.look(), face, 148);
            Rectangle at = new Rectangle(right - wide, y, wide, height);
            right = at.x - 8;
            p.items().add(new PushButton(p, at, face, f -> false, Trigger.RELEASE, () -> orders.start(now.resting())));
        }
        if (!now.running().isEmpty()) {
            Face face = Face.words(Nls.text("onair.all.name"), Nls.text("onair.all", now.station()))
                    .with(Icon.LOCK)
                    .edge(Token.AIR);
            int wide = Math.min(PushButton.width(p.look(), face, 190), right - x);
            Rectangle at = new Rectangle(x, y, wide, height);
            x += at.width + 12;
            p.items()
                    .add(new PushButton(p, at, face, f -> false, Trigger.RELEASE, () -> orders.stop(now.running()))
                            .named());
        }
        Caption.Style style = Caption.Style.left(Role.SOURCE, Token.TEXT2);
        String first = now.running().isEmpty() ? Nls.text("onair.quiet") : Nls.text("onair.locked");
        String second = now.running().isEmpty() ? Nls.text("onair.together") : Nls.text("onair.asks");
        int width = Math.max(10, right - x);
        p.items().add(new Caption(p, new Rectangle(x, y + 1, width, 16), style, f -> first));
        p.items().add(new Caption(p, new Rectangle(x, y + 17, width, 16), style, f -> second));
    }
}
