package org.longwave.ui.recorder;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.longwave.ui.Studio;

/** Window thread. What was recorded, as a part of the workbench. */
public final class HistoryView extends ViewPart {
    public static final String ID = "org.longwave.ui.history";

    private HistoryPane content;

    @Override
    public void createPartControl(Composite parent) {
        content = new HistoryPane(parent, Studio.of(parent.getDisplay()));
    }

    @Override
    public void setFocus() {
        content.pane().canvas().setFocus();
    }
}
