package org.longwave.ui.routing;

import java.util.List;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.api.BusInfo;
import org.longwave.api.StripInfo;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.DeskState;
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

/** Window thread. The routing matrix with its lock and a line that says what the chosen cell does. */
public final class RoutingPane {
    private static final int TOP = 30;
    private static final int FOOT = 26;

    private final Scrolled scrolled;
    private final RoutingOrders orders;

    /** What decides about the layout. */
    private record Desk(List<StripInfo> strips, List<BusInfo> buses) {
        static Desk of(DeskState state) {
            return new Desk(state.strips(), state.buses());
        }
    }

    public RoutingPane(Composite parent, Studio studio) {
        orders = new RoutingOrders(studio.desk());
        scrolled = new Scrolled(parent, studio, Token.PANEL, this::layout);
    }

    public Pane pane() {
        return scrolled.pane();
    }

    private void layout(Pane p) {
        p.items().add(new Shape(p, Desk::of));
        Desk desk = Desk.of(Shape.desk(p));
        Rectangle a = p.area();
        if (desk.strips().isEmpty()) {
            Caption.Style style = Caption.Style.left(Role.TEXT, Token.TEXT3);
            Rectangle at = new Rectangle(12, 10, a.width - 24, 20);
            p.items().add(new Caption(p, at, style, f -> Nls.text("routing.nothing")));
            return;
        }
        int least = TOP + RoutingMatrix.head(p.look()) + desk.strips().size() * RoutingMatrix.LEAST_ROW + FOOT;
        Rectangle at = new Rectangle(8, TOP, a.width - 16, Math.max(a.height, least) - TOP - FOOT);
        RoutingMatrix matrix = new RoutingMatrix(p, at, desk.strips(), desk.buses(), orders);
        p.items().add(matrix);
        Face face = Face.words(Nls.text("routing.lock"), Nls.text("routing.lock"))
                .with(Icon.LOCK)
                .lit(Token.SELECT, Token.ON_SELECT);
        int wide = PushButton.width(p.look(), face, 112);
        Caption.Style keys = Caption.Style.left(Role.SOURCE, Token.TEXT3);
        p.items()
                .add(new Caption(
                        p, new Rectangle(12, 5, a.width - 28 - wide, 22), keys, f -> Nls.text("routing.keys")));
        Rectangle lock = new Rectangle(a.width - 8 - wide, 4, wide, 24);
        p.items()
                .add(new PushButton(
                        p, lock, face, f -> orders.locked(), Trigger.RELEASE, () -> orders.lock(!orders.locked())));
        Rectangle foot = new Rectangle(12, Math.max(a.height, least) - FOOT + 3, a.width - 24, 20);
        p.items()
                .add(new Caption(p, foot, Caption.Style.left(Role.TEXT, Token.TEXT2), f -> matrix.sentence())
                        .mayShorten());
        // last: it may build this anew
        scrolled.need(least);
    }
}
