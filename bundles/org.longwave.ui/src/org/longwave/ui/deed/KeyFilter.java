package org.longwave.ui.deed;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Window thread. Hears every key before its control does, and does the deed it stands for. */
public final class KeyFilter {
    private static final int MODAL = SWT.APPLICATION_MODAL | SWT.PRIMARY_MODAL | SWT.SYSTEM_MODAL;
    /** What a field needs for itself while it has the focus. */
    private static final String EDITING = "ACVXZ";

    private final Display display;
    private final Deeds deeds;

    public KeyFilter(Display display, Deeds deeds) {
        this.display = display;
        this.deeds = deeds;
        display.addFilter(SWT.KeyDown, this::key);
    }

    private void key(Event e) {
        Stroke stroke = Stroke.of(e);
        if (stroke == null || !stroke.free()) return;
        Control focus = display.getFocusControl();
        if (typing(focus) && stroke.ctrl() && !stroke.alt() && EDITING.contains(stroke.key())) return;
        Shell shell = display.getActiveShell();
        if (shell != null && (shell.getStyle() & MODAL) != 0) return;
        Deed deed = deeds.at(stroke);
        if (deed == null) return;
        e.doit = false;
        e.type = SWT.None;
        deed.run().run();
    }

    private static boolean typing(Control focus) {
        return focus instanceof Text || focus instanceof Combo || focus instanceof StyledText;
    }
}
