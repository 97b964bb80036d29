package org.longwave.ui.health;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.longwave.ui.Studio;

/** Window thread. The engine's health, as a part of the workbench. */
public final class HealthView extends ViewPart {
    public static final String ID = "org.longwave.ui.health";

    private HealthPane content;

    @Override
    public void createPartControl(Composite parent) {
        content = new HealthPane(parent, Studio.of(parent.getDisplay()));
    }

    @Override
    public void setFocus() {
        content.pane().canvas().setFocus();
    }
}
