package org.longwave.ui.health;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.longwave.ui.Studio;

/** Window thread. What the machine grants, as a part of the workbench. */
public final class RightsView extends ViewPart {
    public static final String ID = "org.longwave.ui.rights";

    private RightsPane content;

    @Override
    public void createPartControl(Composite parent) {
        content = new RightsPane(parent, Studio.of(parent.getDisplay()));
    }

    @Override
    public void setFocus() {
        content.pane().canvas().setFocus();
    }
}
