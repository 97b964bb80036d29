package org.longwave.ui;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

public class MixerView extends ViewPart {
    @Override
    public void createPartControl(Composite parent) {}

    @Override
    public void setFocus() {}
}
