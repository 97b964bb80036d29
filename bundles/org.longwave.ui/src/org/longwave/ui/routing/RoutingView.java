package org.longwave.ui.routing;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.longwave.ui.Studio;

/** Window thread. Strips and buses as a matrix, as a part of the workbench. */
public final class RoutingView extends ViewPart {
    public static final String ID = "org.longwave.ui.routing";

    private RoutingPane content;

    @Override
    public void createPartControl(Composite parent) {
        content = new RoutingPane(parent, Studio.of(parent.getDisplay()));
    }

    @Override
    public void setFocus() {
        content.pane().canvas().setFocus();
    }
}
