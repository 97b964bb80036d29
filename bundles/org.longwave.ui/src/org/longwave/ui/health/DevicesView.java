package org.longwave.ui.health;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.longwave.ui.Studio;

/** Window thread. Devices and their clocks, as a part of the workbench. */
public final class DevicesView extends ViewPart {
    public static final String ID = "org.longwave.ui.devices";

    private DevicesPane content;

    @Override
    public void createPartControl(Composite parent) {
        content = new DevicesPane(parent, Studio.of(parent.getDisplay()));
    }

    @Override
    public void setFocus() {
        content.pane().canvas().setFocus();
    }
}
