package org.longwave.ui;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eclipse.swt.SWT;

/** Window thread. Asks the desktop's toolkit for its dark or light colours in menus, scroll bars and dialogs. */
final class NativeTheme {
    private static final Logger LOG = System.getLogger(NativeTheme.class.getName());

    private NativeTheme() {}

    /** Only GTK needs to be asked; where it cannot be, the native parts keep the desktop's colours. */
    static void dark(boolean on) {
        if (!"gtk".equals(SWT.getPlatform())) return;
        try {
            Class<?> gtk = Class.forName("org.eclipse.swt.internal.gtk.OS");
            gtk.getMethod("setDarkThemePreferred", boolean.class).invoke(null, on);
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(Level.INFO, "Menus and dialogs keep the desktop''s colours: {0}", e.toString());
        }
    }
}
