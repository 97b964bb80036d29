package org.longwave.ui.pane;

import org.eclipse.swt.graphics.Rectangle;

/**
 * Window thread. What of a picture has to be painted anew: a few rectangles that do not touch each other, so that two small
 * changes far apart do not cost all that lies between them. Memory comes from the constructor.
 */
final class Stale {
    private static final int MOST = 16;

    private final Rectangle[] parts = new Rectangle[MOST];
    private int count;

    Stale() {
        for (int i = 0; i < MOST; i++) parts[i] = new Rectangle(0, 0, 0, 0);
    }

    int count() {
        return count;
    }

    /** Not to be kept: it changes with the next {@link #add}. */
    Rectangle part(int index) {
        return parts[index];
    }

    void clear() {
        count = 0;
    }

    void add(int x, int y, int width, int height) {
        int left = x;
        int top = y;
        int right = x + width;
        int bottom = y + height;
        boolean full = count == MOST;
        // one that grows may reach others, so from the start again
        for (int i = 0; i < count; i++) {
            Rectangle p = parts[i];
            boolean apart = p.x > right || p.y > bottom || p.x + p.width < left || p.y + p.height < top;
            if (apart && !full) continue;
            left = Math.min(left, p.x);
            top = Math.min(top, p.y);
            right = Math.max(right, p.x + p.width);
            bottom = Math.max(bottom, p.y + p.height);
            parts[i] = parts[--count];
            parts[count] = p;
            i = -1;
        }
        Rectangle p = parts[count++];
        p.x = left;
        p.y = top;
        p.width = right - left;
        p.height = bottom - top;
    }
}
