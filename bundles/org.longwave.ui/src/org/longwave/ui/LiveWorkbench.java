package org.longwave.ui;

import org.eclipse.jface.action.IMenuManager;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PerspectiveAdapter;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.longwave.ui.deed.KeyFilter;
import org.longwave.ui.frame.Menus;
import org.longwave.ui.frame.Parts;
import org.longwave.ui.look.Theme;
import org.longwave.ui.nls.Nls;

/** Window thread. The workbench of the desk: one window that remembers how it was arranged. */
public final class LiveWorkbench extends WorkbenchAdvisor {
    private static final Point LEAST = new Point(1280, 720);
    private static final Point USUAL = new Point(1280, 800);

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(true);
        Display display = configurer.getWorkbench().getDisplay();
        Theme theme = Appearance.chosen(Studio.of(display).settings(), display);
        NativeTheme.put(theme);
        Appearance.speak(Studio.of(display).settings());
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return Perspective.IDS.getFirst();
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new Window(configurer);
    }

    private static final class Window extends WorkbenchWindowAdvisor {
        Window(IWorkbenchWindowConfigurer configurer) {
            super(configurer);
        }

        @Override
        public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
            return new Menu(configurer);
        }

        @Override
        public void preWindowOpen() {
            IWorkbenchWindowConfigurer c = getWindowConfigurer();
            c.setInitialSize(initial());
            c.setShowCoolBar(false);
            c.setShowPerspectiveBar(false);
            c.setShowStatusLine(false);
            c.setShowProgressIndicator(false);
            c.setTitle("Longwave");
        }

        /** All of a large screen; the arrangement was chosen for it. */
        private static Point initial() {
            Rectangle screen = Display.getCurrent().getPrimaryMonitor().getClientArea();
            return screen.width >= Perspective.WIDE ? new Point(screen.width, screen.height) : USUAL;
        }

        @Override
        public void postWindowCreate() {
            IWorkbenchWindow window = getWindowConfigurer().getWindow();
            Trim.fill(window);
            window.getShell().setMinimumSize(LEAST);
        }

        @Override
        public void postWindowOpen() {
            IWorkbenchWindow window = getWindowConfigurer().getWindow();
            Studio studio = Studio.of(window.getShell().getDisplay());
            Trim.tidy(window);
            // a window that was arranged before gets its bars later than a new one
            window.getShell().getDisplay().asyncExec(() -> Trim.tidy(window));
            Appearance.apply(window.getShell().getDisplay());
            studio.opened(window);
            follow(window, studio);
            Runnable speak = () -> speak(window);
            Nls.listen(speak);
            window.getShell().addDisposeListener(e -> Nls.forget(speak));
            speak(window);
        }

        /** Perspectives may bring parts that have not been named yet. */
        private void follow(IWorkbenchWindow window, Studio studio) {
            studio.perspective(window.getActivePage().getPerspective().getId());
            window.addPerspectiveListener(new PerspectiveAdapter() {
                @Override
                public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
                    studio.perspective(perspective.getId());
                    // its parts are made after this
                    page.getWorkbenchWindow().getShell().getDisplay().asyncExec(() -> speak(window));
                }

                @Override
                public void perspectiveChanged(IWorkbenchPage page, IPerspectiveDescriptor perspective, String change) {
                    if (change.equals(IWorkbenchPage.CHANGE_RESET_COMPLETE)) speak(window);
                }
            });
        }

        private void speak(IWorkbenchWindow window) {
            if (window.getShell() == null || window.getShell().isDisposed()) return;
            Parts.label(window);
            getWindowConfigurer().getActionBarConfigurer().getMenuManager().updateAll(true);
        }

        @Override
        public boolean preWindowShellClose() {
            return Closing.may(getWindowConfigurer().getWindow().getShell());
        }
    }

    private static final class Menu extends ActionBarAdvisor {
        private Studio studio;

        Menu(IActionBarConfigurer configurer) {
            super(configurer);
        }

        @Override
        protected void makeActions(IWorkbenchWindow window) {
            Display display = window.getWorkbench().getDisplay();
            studio = Studio.of(display);
            new StandardDeeds(window, studio).add();
            new KeyFilter(display, studio.deeds());
        }

        @Override
        protected void fillMenuBar(IMenuManager bar) {
            new Menus(studio.deeds()).fill(bar);
        }
    }
}
