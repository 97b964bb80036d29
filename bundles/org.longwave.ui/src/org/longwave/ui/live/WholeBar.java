package org.longwave.ui.live;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;

/** Window thread. One control fills a bar of the window; the workbench's own layout would give it its least width. */
public final class WholeBar extends Layout {
    private final Control control;

    private WholeBar(Control control) {
        this.control = control;
    }

    /** Gives the control the whole of the bar it lies in. */
    public static void fill(Control control) {
        control.getParent().setLayout(new WholeBar(control));
    }

    @Override
    protected Point computeSize(Composite bar, int width, int height, boolean flush) {
        return control.computeSize(width, SWT.DEFAULT, flush);
    }

    @Override
    protected void layout(Composite bar, boolean flush) {
        control.setBounds(bar.getClientArea());
    }
}
