package org.longwave.ui.pane;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.longwave.ui.Studio;
import org.longwave.ui.look.Token;

/** Window thread. A pane that may be higher than the room it has. */
public final class Scrolled {
    private final ScrolledComposite scroll;
    private final Pane pane;

    public Scrolled(Composite parent, Studio studio, Token ground, Consumer<Pane> layout) {
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setBackground(studio.look().colour(ground));
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.setShowFocusedControl(false);
        pane = new Pane(scroll, studio, ground, layout);
        scroll.setContent(pane.canvas());
    }

    public ScrolledComposite control() {
        return scroll;
    }

    public Pane pane() {
        return pane;
    }

    /** The height that shows everything. */
    public void need(int height) {
        if (scroll.getMinHeight() != height) scroll.setMinHeight(height);
    }
}
