package org.longwave.ui.loudness;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.longwave.ui.Studio;

/** Window thread. The spectrum of a bus, as a part of the workbench. */
public final class SpectrumView extends ViewPart {
    public static final String ID = "org.longwave.ui.spectrum";

    private SpectrumPane content;

    @Override
    public void createPartControl(Composite parent) {
        content = new SpectrumPane(parent, Studio.of(parent.getDisplay()));
    }

    @Override
    public void setFocus() {
        content.pane().canvas().setFocus();
    }
}
