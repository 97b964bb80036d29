package org.longwave.ui;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;

/** Any thread. What the operator chose for this window; kept in the workspace, one small file. */
public final class Settings {
    private static final Logger LOG = System.getLogger(Settings.class.getName());

    /** dark, light, contrast; empty: as the desktop says. */
    public static final String THEME = "theme";
    /** 90, 100, 115, 130 or 150 percent. */
    public static final String TEXT_SIZE = "textSizePercent";
    /** en, de; empty: as the desktop says. */
    public static final String LANGUAGE = "language";
    /** true: the desk locks itself when the station goes on air. */
    public static final String LOCK_ON_AIR = "lockOnAir";

    /** What the meters of buses show: a name of the mixer's scales. */
    public static final String BUS_METERS = "busMeters";

    /** Ids of strips that no scene touches, with spaces between. */
    public static final String SAFE_STRIPS = "safeStrips";

    private final IEclipsePreferences node = InstanceScope.INSTANCE.getNode("org.longwave.ui");

    public String text(String key, String otherwise) {
        return node.get(key, otherwise);
    }

    public int number(String key, int otherwise) {
        return node.getInt(key, otherwise);
    }

    public boolean on(String key, boolean otherwise) {
        return node.getBoolean(key, otherwise);
    }

    /** Kept at once in memory, and on the disk by {@link #save}. */
    public void set(String key, Object value) {
        node.put(key, String.valueOf(value));
    }

    /** Back to what Longwave comes with. */
    public void drop(String key) {
        node.remove(key);
    }

    /** Writes the file; call it off the window thread. */
    public void save() {
        try {
            node.flush();
        } catch (BackingStoreException e) {
            LOG.log(Level.WARNING, "The settings could not be written; they last until the window closes.", e);
        }
    }
}
