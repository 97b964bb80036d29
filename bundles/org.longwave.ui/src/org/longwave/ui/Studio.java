package org.longwave.ui;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.longwave.ui.deed.Deeds;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.desk.Watch;
import org.longwave.ui.frame.Lock;
import org.longwave.ui.look.Look;
import org.longwave.ui.pane.DisplayClock;
import org.osgi.framework.FrameworkUtil;

/** Window thread. What all parts of one display share: the desk, the look, the clock. Goes with the display. */
public final class Studio {
    private static final String KEY = "org.longwave.ui.studio";

    private final Settings settings = new Settings();
    private final Deeds deeds = new Deeds(settings);
    private final Lock lock = new Lock();
    private final Desk desk;
    private final Watch watch;
    private final Look look;
    private final DisplayClock clock;
    private IWorkbenchWindow window;
    private String perspective = "";
    private Supplier<Rectangle> searchPlace = () -> null;
    private Predicate<String> reveal = strip -> false;
    private Runnable narrow = () -> {};

    private Studio(Display display) {
        desk = new Desk(FrameworkUtil.getBundle(Studio.class).getBundleContext());
        watch = new Watch(FrameworkUtil.getBundle(Studio.class).getBundleContext(), desk);
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

    /** What the desk remembers. */
    public Watch watch() {
        return watch;
    }

    public Look look() {
        return look;
    }

    public DisplayClock clock() {
        return clock;
    }

    /** What the operator can do here; add your own. */
    public Deeds deeds() {
        return deeds;
    }

    public Lock lock() {
        return lock;
    }

    void opened(IWorkbenchWindow opened) {
        window = opened;
    }

    /** The main window's. */
    public Shell shell() {
        return window.getShell();
    }

    /** Null before the window is open. */
    public IWorkbenchWindow window() {
        return window;
    }

    /** Id of the perspective that is shown. */
    public String perspective() {
        return perspective;
    }

    void perspective(String id) {
        perspective = id;
    }

    /** @param place where the search field is, on the display */
    public void searchPlace(Supplier<Rectangle> place) {
        searchPlace = place;
    }

    Rectangle searchPlace() {
        return searchPlace.get();
    }

    /** @param show brings a strip, by its id, into sight and gives it the focus; false when it cannot */
    public void reveal(Predicate<String> show) {
        reveal = show;
    }

    void reveal(String strip) {
        reveal.test(strip);
    }

    /** @param change makes all strips narrow, or wide again */
    public void narrow(Runnable change) {
        narrow = change;
    }

    void narrow() {
        narrow.run();
    }

    private void dispose() {
        watch.close();
        FrameReport.write(this);
        desk.close();
        look.dispose();
    }
}
