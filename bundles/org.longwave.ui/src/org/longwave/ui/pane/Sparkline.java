package org.longwave.ui.pane;

import java.util.function.Supplier;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.desk.Trace;
import org.longwave.ui.look.Token;

/** Window thread. The course of a number as a thin line, from its lowest to its highest. */
public final class Sparkline implements Item {
    private final Pane pane;
    private final Rectangle bounds;
    private final Supplier<Trace> source;
    private final float[] values;
    private int filled;
    private long shown = -1;

    /** @param source gives null while there is nothing */
    public Sparkline(Pane pane, Rectangle bounds, int capacity, Supplier<Trace> source) {
        this.pane = pane;
        this.bounds = bounds;
        this.source = source;
        values = new float[capacity];
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public void frame(Frame frame) {
        Trace trace = source.get();
        if (trace == null || trace.count() == shown) return;
        shown = trace.count();
        filled = trace.copy(values);
        pane.dirty(bounds);
    }

    @Override
    public void paint(GC gc) {
        if (filled < 2) return;
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < filled; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        float span = Math.max(1, high - low);
        gc.setForeground(pane.look().colour(Token.WAVE));
        int before = 0;
        for (int i = 0; i < filled; i++) {
            int x = bounds.x + i * (bounds.width - 1) / (filled - 1);
            int y = bounds.y + bounds.height - 1 - Math.round((values[i] - low) / span * (bounds.height - 1));
            if (i > 0) gc.drawLine(bounds.x + (i - 1) * (bounds.width - 1) / (filled - 1), before, x, y);
            before = y;
        }
    }
}
