package org.longwave.ui.live;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.longwave.ui.Studio;
import org.longwave.ui.recorder.RecorderPane;

/** Window thread. Recorders and loudness reports. */
public final class RecorderView extends ViewPart {
    public static final String ID = "org.longwave.ui.recorder";

    private RecorderPane content;

    @Override
    public void createPartControl(Composite parent) {
        content = new RecorderPane(parent, Studio.of(parent.getDisplay()));
    }

    @Override
    public void setFocus() {
        content.pane().canvas().setFocus();
    }
}
