package org.longwave.ui;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.look.Theme;
import org.longwave.ui.nls.Nls;

/** Window thread. The workbench of the desk: one window, one perspective, a menu with what works. */
public final class LiveWorkbench extends WorkbenchAdvisor {
    private static final String PERSPECTIVE = "org.longwave.ui.perspective";
    private static final Point LEAST = new Point(1280, 720);
    private static final Point USUAL = new Point(1280, 800);

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(false);
        NativeTheme.dark(true);
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return PERSPECTIVE;
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
            c.setInitialSize(USUAL);
            c.setShowCoolBar(false);
            c.setShowPerspectiveBar(false);
            c.setShowStatusLine(false);
            c.setShowProgressIndicator(false);
            c.setTitle("Longwave");
        }

        @Override
        public void postWindowCreate() {
            IWorkbenchWindow window = getWindowConfigurer().getWindow();
            Trim.fill(window);
            window.getShell().setMinimumSize(LEAST);
        }

        @Override
        public void postWindowOpen() {
            Trim.tidy(getWindowConfigurer().getWindow());
            Appearance.apply(getWindowConfigurer().getWindow().getShell().getDisplay());
        }

        @Override
        public boolean preWindowShellClose() {
            Shell shell = getWindowConfigurer().getWindow().getShell();
            return mayClose(shell);
        }
    }

    /** Asks when something is sent or recorded. */
    private static boolean mayClose(Shell shell) {
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

    private static final class Menu extends ActionBarAdvisor {
        private IWorkbenchWindow window;

        Menu(IActionBarConfigurer configurer) {
            super(configurer);
        }

        @Override
        protected void makeActions(IWorkbenchWindow w) {
            window = w;
            Action quit = entry(Nls.text("menu.quit") + "\tCtrl+Q", () -> {
                if (mayClose(w.getShell())) w.getWorkbench().close();
            });
            quit.setId(ActionFactory.QUIT.getId());
            quit.setActionDefinitionId(ActionFactory.QUIT.getCommandId());
            register(quit);
        }

        @Override
        protected void fillMenuBar(IMenuManager bar) {
            MenuManager file = new MenuManager(Nls.text("menu.file"), "file");
            file.add(getAction(ActionFactory.QUIT.getId()));
            bar.add(file);
            MenuManager edit = new MenuManager(Nls.text("menu.edit"), "edit");
            edit.add(entry(Nls.text("menu.undo") + "\tCtrl+Z", () -> desk().undo()));
            edit.add(entry(Nls.text("menu.redo") + "\tCtrl+Shift+Z", () -> desk().redo()));
            bar.add(edit);
            MenuManager view = new MenuManager(Nls.text("menu.view"), "view");
            for (Theme theme : Theme.values())
                view.add(entry(Nls.text("menu.theme." + theme.key()), () -> choose(Settings.THEME, theme.key())));
            for (String language : Nls.LANGUAGES)
                view.add(entry(Nls.text("menu.language." + language), () -> choose(Settings.LANGUAGE, language)));
            bar.add(view);
            MenuManager help = new MenuManager(Nls.text("menu.help"), "help");
            help.add(entry(Nls.text("menu.mouse"), () -> Help.keys(window.getShell())));
            help.add(entry(Nls.text("menu.about"), () -> Help.about(window.getShell())));
            bar.add(help);
        }

        private Desk desk() {
            return Studio.of(window.getShell().getDisplay()).desk();
        }

        private void choose(String key, Object value) {
            Appearance.choose(window.getShell().getDisplay(), key, value);
        }

        private static Action entry(String words, Runnable run) {
            return new Action(words) {
                @Override
                public void run() {
                    run.run();
                }
            };
        }
    }
}
