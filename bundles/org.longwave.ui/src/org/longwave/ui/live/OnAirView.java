package org.longwave.ui.live;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.longwave.ui.Studio;
import org.longwave.ui.onair.OnAirPane;

/** Window thread. Streams and the built-in listener server. */
public final class OnAirView extends ViewPart {
    public static final String ID = "org.longwave.ui.onair";

    private OnAirPane pane;

    @Override
    public void createPartControl(Composite parent) {
        pane = new OnAirPane(parent, Studio.of(parent.getDisplay()));
    }

    @Override
    public void setFocus() {
        pane.setFocus();
    }
}
