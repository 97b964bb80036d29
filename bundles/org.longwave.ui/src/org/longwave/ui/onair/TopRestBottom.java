package org.longwave.ui.onair;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;

/** Window thread. Three controls one below the other; the middle one takes what is left, and more where there is little. */
final class TopRestBottom extends Layout {
    /** Height of the outer two where there is little room. */
    static final int SMALL = 40;

    private static final int LITTLE = 320;

    private final int top;
    private final int bottom;

    TopRestBottom(int top, int bottom) {
        this.top = top;
        this.bottom = bottom;
    }

    @Override
    protected Point computeSize(Composite body, int width, int height, boolean flush) {
        return new Point(width == SWT.DEFAULT ? 300 : width, height == SWT.DEFAULT ? top + bottom + 120 : height);
    }

    @Override
    protected void layout(Composite body, boolean flush) {
        Rectangle a = body.getClientArea();
        Control[] all = body.getChildren();
        int head = a.height < LITTLE ? SMALL : top;
        int foot = a.height < LITTLE ? SMALL : bottom;
        int rest = Math.max(0, a.height - head - foot);
        all[0].setBounds(0, 0, a.width, head);
        all[1].setBounds(0, head, a.width, rest);
        all[2].setBounds(0, head + rest, a.width, foot);
    }
}
