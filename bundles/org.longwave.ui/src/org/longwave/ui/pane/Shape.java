package org.longwave.ui.pane;

import java.util.function.Function;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.desk.DeskState;

/** Window thread. Builds its pane anew when what decides about the layout has changed and no hand is on it; draws nothing. */
public final class Shape implements Item {
    private static final Rectangle NOWHERE = new Rectangle(0, 0, 0, 0);

    private final Pane pane;
    private final Function<DeskState, Object> read;
    private final Object built;
    private DeskState shownOf;

    /** @param read what decides; the layout that adds this was made from {@link #desk} */
    public Shape(Pane pane, Function<DeskState, Object> read) {
        this.pane = pane;
        this.read = read;
        shownOf = desk(pane);
        built = read.apply(shownOf);
    }

    /** What a layout is to be made from. */
    public static DeskState desk(Pane pane) {
        Frame latest = pane.studio().clock().latest();
        return latest == null ? pane.studio().desk().state() : latest.desk();
    }

    @Override
    public Rectangle bounds() {
        return NOWHERE;
    }

    @Override
    public void frame(Frame frame) {
        if (frame.desk() == shownOf || pane.held()) return;
        shownOf = frame.desk();
        if (!read.apply(shownOf).equals(built)) pane.relayout();
    }

    @Override
    public void paint(GC gc) {
        // nothing to see
    }
}
