package org.longwave.ui.loudness;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.longwave.ui.Studio;

/** Window thread. The loudness of a bus, as a part of the workbench. */
public final class LoudnessView extends ViewPart {
    public static final String ID = "org.longwave.ui.loudness";

    private LoudnessPane content;

    @Override
    public void createPartControl(Composite parent) {
        content = new LoudnessPane(parent, Studio.of(parent.getDisplay()));
    }

    @Override
    public void setFocus() {
        content.pane().canvas().setFocus();
    }
}
