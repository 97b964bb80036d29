package org.longwave.ui;

import java.util.List;
import org.eclipse.e4.ui.model.application.ui.SideValue;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimBar;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimElement;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimmedWindow;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.model.application.ui.menu.MToolControl;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchWindow;
import org.longwave.ui.live.StationBar;
import org.longwave.ui.live.StatusLine;
import org.longwave.ui.live.WholeBar;

/** Window thread. Puts the station bar above and the status line below all perspectives. */
final class Trim {
    private static final String OURS = "org.longwave.";

    private Trim() {}

    static void fill(IWorkbenchWindow window) {
        MTrimmedWindow model = (MTrimmedWindow) window.getService(MWindow.class);
        EModelService models = window.getService(EModelService.class);
        only(models, models.getTrim(model, SideValue.TOP), StationBar.class);
        only(models, models.getTrim(model, SideValue.BOTTOM), StatusLine.class);
    }

    private static void only(EModelService models, MTrimBar bar, Class<?> content) {
        hideOthers(bar);
        // the one of the last time came back with the window's arrangement, in a bar that is hidden
        for (MTrimElement old : List.copyOf(bar.getChildren())) {
            if (!ours(old)) continue;
            // takes its control away, which removing alone does not
            old.setToBeRendered(false);
            bar.getChildren().remove(old);
        }
        MToolControl control = models.createModelElement(MToolControl.class);
        control.setElementId(content.getName());
        control.setContributionURI("bundleclass://org.longwave.ui/" + content.getName());
        bar.getChildren().add(0, control);
        bar.setToBeRendered(true);
        bar.setVisible(true);
    }

    /** The workbench brings spacers and a status line of its own, some of them late: call it when it is open. */
    static void tidy(IWorkbenchWindow window) {
        if (window.getShell() == null || window.getShell().isDisposed()) return;
        MTrimmedWindow model = (MTrimmedWindow) window.getService(MWindow.class);
        for (MTrimBar bar : model.getTrimBars()) {
            hideOthers(bar);
            for (MTrimElement child : bar.getChildren())
                if (ours(child) && child.getWidget() instanceof Control control) WholeBar.fill(control);
        }
        window.getShell().layout(true, true);
    }

    private static boolean ours(MTrimElement child) {
        return child.getElementId() != null && child.getElementId().startsWith(OURS);
    }

    private static void hideOthers(MTrimBar bar) {
        for (MTrimElement child : bar.getChildren()) {
            if (ours(child)) continue;
            child.setVisible(false);
            child.setToBeRendered(false);
        }
    }
}
