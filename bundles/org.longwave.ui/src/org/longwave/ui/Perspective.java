package org.longwave.ui;

import java.util.List;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.PlatformUI;

/**
 * Window thread. The three arrangements of the window's parts. Parts that this installation does not have leave no hole.
 */
public abstract class Perspective implements IPerspectiveFactory {
    /** Ids of the perspectives, in the order of their buttons. */
    public static final List<String> IDS = List.of(
            "org.longwave.ui.perspective.live",
            "org.longwave.ui.perspective.production",
            "org.longwave.ui.perspective.engineering");

    /** From this width on the screen holds more parts side by side. */
    static final int WIDE = 1600;

    @Override
    public final void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        boolean wide = Display.getCurrent().getPrimaryMonitor().getClientArea().width >= WIDE;
        arrange(new Plan(layout), wide);
    }

    abstract void arrange(Plan plan, boolean wide);

    /** For people at the microphone. */
    public static final class Live extends Perspective {
        @Override
        void arrange(Plan plan, boolean wide) {
            plan.folder(IPageLayout.LEFT, wide ? 0.675f : 0.6f, plan.rest(), "mixer");
            String onAir = plan.folder(IPageLayout.TOP, wide ? 0.42f : 0.5f, plan.rest(), "onair");
            if (wide) {
                plan.folder(IPageLayout.TOP, 0.48f, plan.rest(), "loudness", "spectrum");
                plan.folder(IPageLayout.TOP, 0.95f, plan.rest(), "recorder", "history", "speakers");
            } else if (onAir != null) {
                plan.folder(IPageLayout.TOP, 0.95f, plan.rest(), "loudness", "recorder", "history", "speakers");
            }
        }
    }

    /** For recordings and their material. */
    public static final class Production extends Perspective {
        @Override
        void arrange(Plan plan, boolean wide) {
            plan.folder(IPageLayout.BOTTOM, wide ? 0.58f : 0.44f, plan.rest(), "mixer");
            plan.folder(IPageLayout.RIGHT, 0.6f, plan.rest(), "loudness", "spectrum", "reports");
            plan.folder(IPageLayout.LEFT, 0.95f, plan.rest(), "recorder", "history", "playlist", "browser");
        }
    }

    /** For those who look after the machine. */
    public static final class Engineering extends Perspective {
        @Override
        void arrange(Plan plan, boolean wide) {
            if (plan.has("routing") || plan.has("patch")) {
                if (wide) {
                    plan.folder(IPageLayout.LEFT, 0.42f, plan.rest(), "routing");
                    plan.folder(IPageLayout.TOP, 0.3f, plan.rest(), "devices", "speakers");
                    plan.folder(IPageLayout.TOP, 0.6f, plan.rest(), "health", "rights");
                    plan.folder(IPageLayout.TOP, 0.95f, plan.rest(), "events");
                    plan.under("routing", 0.55f, "patch");
                } else {
                    plan.folder(IPageLayout.LEFT, 0.45f, plan.rest(), "routing", "patch");
                    plan.folder(IPageLayout.TOP, 0.32f, plan.rest(), "devices", "speakers");
                    plan.folder(IPageLayout.TOP, 0.95f, plan.rest(), "health", "events", "rights");
                }
                return;
            }
            plan.folder(IPageLayout.LEFT, 0.55f, plan.rest(), "mixer");
            plan.folder(IPageLayout.TOP, 0.5f, plan.rest(), "speakers", "devices");
            plan.folder(IPageLayout.TOP, 0.95f, plan.rest(), "onair", "health", "events");
        }
    }

    /** What is laid out; parts by the last word of their id. */
    static final class Plan {
        private final IPageLayout layout;

        Plan(IPageLayout layout) {
            this.layout = layout;
        }

        /** What is left of the window. */
        String rest() {
            return layout.getEditorArea();
        }

        boolean has(String part) {
            return PlatformUI.getWorkbench().getViewRegistry().find(id(part)) != null;
        }

        /** A folder with those parts that there are; null and no folder when there are none. */
        String folder(int side, float ratio, String next, String... parts) {
            String name = null;
            IFolderLayout folder = null;
            for (String part : parts) {
                if (!has(part)) continue;
                if (folder == null) {
                    name = "org.longwave.ui.folder." + part;
                    folder = layout.createFolder(name, side, ratio, next);
                }
                folder.addView(id(part));
                layout.getViewLayout(id(part)).setCloseable(false);
            }
            return name;
        }

        void under(String upper, float ratio, String part) {
            if (has(upper)) folder(IPageLayout.BOTTOM, ratio, "org.longwave.ui.folder." + upper, part);
        }
    }

    /** Id of a part by its last word. */
    public static String id(String part) {
        return "org.longwave.ui." + part;
    }
}
