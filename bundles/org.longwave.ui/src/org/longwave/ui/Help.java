package org.longwave.ui;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.osgi.framework.FrameworkUtil;

/** Window thread. The entries of the Help menu. */
final class Help {
    private static final String KEYS = """
            Fader: drag (a click never jumps), wheel 1 dB, Ctrl with drag or wheel 0.1 dB, double-click 0 dB.
            Keys on a fader: Up and Down 0.5 dB, Page Up and Down 3 dB, Home 0 dB, End off, digits type a level.
            Balance and phones: drag, wheel, Ctrl fine, double-click to the middle or 0 dB.
            Peak field: click to reset, Shift-click for all.
            Tab: next strip. Left and Right: next control in a strip. Space: press a button.
            Stop of a recording: hold the button for one second.""";

    private Help() {}

    static void keys(Shell shell) {
        MessageDialog.openInformation(shell, "Mouse and keys", KEYS);
    }

    static void about(Shell shell) {
        String version = FrameworkUtil.getBundle(Help.class).getVersion().toString();
        MessageDialog.openInformation(
                shell,
                "About Longwave",
                "Longwave " + version + ", a broadcast studio workstation. Eclipse Public License 2.0.\n"
                        + "Type: Roboto and Roboto Condensed, \u00a9 2015 Google Inc., Apache License 2.0.");
    }
}
