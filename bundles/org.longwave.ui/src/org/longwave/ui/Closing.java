package org.longwave.ui;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.longwave.ui.nls.Nls;

/** Window thread. Asks before a window is closed while something is sent or recorded. */
final class Closing {
    private Closing() {}

    static boolean may(Shell shell) {
        if (!Studio.of(shell.getDisplay()).desk().state().busy()) return true;
        return MessageDialog.open(
                        MessageDialog.QUESTION,
                        shell,
                        Nls.text("menu.close.title"),
                        Nls.text("menu.close.words"),
                        SWT.SHEET,
                        Nls.text("menu.close.stay"),
                        Nls.text("menu.close.end"))
                == 1;
    }
}
