package org.longwave.ui;

import org.eclipse.swt.widgets.Display;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.look.Look;
import org.longwave.ui.pane.DisplayClock;
import org.osgi.framework.FrameworkUtil;

/** Window thread. What all parts of one display share: the desk, the look, the clock. Goes with the display. */
public final class Studio {
    private static final String KEY = "org.longwave.ui.studio";

    private final Settings settings = new Settings();
    private final Desk desk;
    private final Look look;
    private final DisplayClock clock;

    private Studio(Display display) {
        desk = new Desk(FrameworkUtil.getBundle(Studio.class).getBundleContext());
        look = new Look(display, Appearance.chosen(settings, display));
        clock = new DisplayClock(display, desk);
    }

    /** The studio of this display; made at the first call. */
    public static Studio of(Display display) {
        if (display.getData(KEY) instanceof Studio studio) return studio;
        Studio studio = new Studio(display);
        display.setData(KEY, studio);
        display.disposeExec(studio::dispose);
        return studio;
    }

    public Desk desk() {
        return desk;
    }

    public Settings settings() {
        return settings;
    }

    public Look look() {
        return look;
    }

    public DisplayClock clock() {
        return clock;
    }

    private void dispose() {
        FrameReport.write(this);
        desk.close();
        look.dispose();
    }
}
