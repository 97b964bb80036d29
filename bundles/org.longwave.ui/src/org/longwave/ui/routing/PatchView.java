package org.longwave.ui.routing;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.longwave.ui.Studio;

/** Window thread. The station as a picture, as a part of the workbench. */
public final class PatchView extends ViewPart {
    public static final String ID = "org.longwave.ui.patch";

    private PatchPane content;

    @Override
    public void createPartControl(Composite parent) {
        content = new PatchPane(parent, Studio.of(parent.getDisplay()));
    }

    @Override
    public void setFocus() {
        content.pane().canvas().setFocus();
    }
}
