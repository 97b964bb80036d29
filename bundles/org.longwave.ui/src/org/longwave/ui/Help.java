package org.longwave.ui;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.longwave.ui.nls.Nls;
import org.osgi.framework.FrameworkUtil;

/** Window thread. The entries of the Help menu. */
final class Help {
    private Help() {}

    static void keys(Shell shell) {
        MessageDialog.openInformation(shell, plain("menu.mouse"), Nls.text("menu.mouse.words"));
    }

    static void about(Shell shell) {
        String version = FrameworkUtil.getBundle(Help.class).getVersion().toString();
        MessageDialog.openInformation(shell, plain("menu.about"), Nls.text("menu.about.words", version));
    }

    private static String plain(String key) {
        return Nls.text(key).replace("&", "");
    }
}
