package org.longwave.ui.health;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.longwave.ui.Studio;

/** Window thread. What happened, as a part of the workbench. */
public final class EventsView extends ViewPart {
    public static final String ID = "org.longwave.ui.events";

    private EventsPane content;

    @Override
    public void createPartControl(Composite parent) {
        content = new EventsPane(parent, Studio.of(parent.getDisplay()));
    }

    @Override
    public void setFocus() {
        content.pane().canvas().setFocus();
    }
}
