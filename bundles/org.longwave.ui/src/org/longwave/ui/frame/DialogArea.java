package org.longwave.ui.frame;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

/** Window thread. The room for what a dialog shows, with the margins all have. */
public final class DialogArea {
    private DialogArea() {}

    public static Composite of(Composite parent, int columns) {
        Composite area = new Composite(parent, 0);
        GridLayout grid = new GridLayout(columns, false);
        grid.marginWidth = 16;
        grid.marginHeight = 14;
        grid.verticalSpacing = 8;
        area.setLayout(grid);
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        return area;
    }
}
