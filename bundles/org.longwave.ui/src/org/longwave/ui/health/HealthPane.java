package org.longwave.ui.health;

import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.ui.Studio;
import org.longwave.ui.look.Token;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.Scrolled;

/** Window thread. How the engine fares, in four pictures with a verdict each. */
public final class HealthPane {
    private static final int MARGIN = 10;
    private static final int LEAST_HEIGHT = 150;
    private static final int TWO_COLUMNS = 640;

    private final Scrolled scrolled;

    public HealthPane(Composite parent, Studio studio) {
        scrolled = new Scrolled(parent, studio, Token.PANEL, this::layout);
    }

    public Pane pane() {
        return scrolled.pane();
    }

    private void layout(Pane p) {
        Rectangle a = p.area();
        int columns = a.width >= TWO_COLUMNS ? 2 : 1;
        int rows = 4 / columns;
        int least = rows * LEAST_HEIGHT + (rows + 1) * 6;
        int width = (a.width - MARGIN * (columns + 1)) / columns;
        int height = (Math.max(a.height, least) - 6 * (rows + 1)) / rows;
        Rectangle[] at = new Rectangle[4];
        for (int i = 0; i < 4; i++)
            at[i] = new Rectangle(
                    MARGIN + i % columns * (width + MARGIN), 4 + i / columns * (height + 6), width, height);
        p.items().add(new CycleGraph(p, at[0]));
        p.items().add(new LoadGraph(p, at[1]));
        p.items().add(new LatencyPicture(p, at[2]));
        p.items().add(new RingBars(p, at[3]));
        // last: it may build this anew
        scrolled.need(least);
    }
}
