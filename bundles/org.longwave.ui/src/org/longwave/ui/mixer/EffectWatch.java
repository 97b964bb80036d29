package org.longwave.ui.mixer;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. Draws nothing: keeps an editor's values new, and closes its window when its effect has gone. */
final class EffectWatch implements Item {
    private static final Rectangle NOWHERE = new Rectangle(0, 0, 0, 0);

    private final Pane pane;
    private final EffectValues values;
    private final boolean reads;
    private final String effect;

    /** @param reads whether it reads the values, or somebody else does */
    EffectWatch(Pane pane, EffectValues values, boolean reads) {
        this.pane = pane;
        this.values = values;
        this.reads = reads;
        effect = values.insert() == null ? "" : values.insert().effect();
    }

    @Override
    public Rectangle bounds() {
        return NOWHERE;
    }

    @Override
    public void frame(Frame frame) {
        if (reads) values.frame(frame.nanos());
        if (values.insert() != null && values.insert().effect().equals(effect)) return;
        Shell shell = pane.canvas().getShell();
        shell.getDisplay().asyncExec(() -> {
            if (!shell.isDisposed()) shell.close();
        });
    }

    @Override
    public void paint(GC gc) {
        // nothing to see
    }
}
