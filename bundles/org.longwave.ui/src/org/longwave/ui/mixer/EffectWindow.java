package org.longwave.ui.mixer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Shell;
import org.longwave.api.InsertInfo;
import org.longwave.api.InsertSlot;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Pane;

/**
 * Window thread. A window with the editor of one insert slot, below the station bar so that the lamp stays in sight; one
 * for each slot. Esc closes it; it closes itself when the effect goes.
 */
final class EffectWindow {
    static final String EQUALISER = "longwave.parametric-eq";
    private static final String KEY = "org.longwave.ui.slot";
    private static final Point EQ_SIZE = new Point(1280, 664);
    private static final int BELOW_BAR = 112;
    /** Of the window manager's frame, about. */
    private static final int TITLE = 24;

    private EffectWindow() {}

    static void open(Pane from, InsertSlot slot) {
        Studio studio = from.studio();
        Shell parent = from.canvas().getShell();
        if (parent.getParent() instanceof Shell above) parent = above;
        InsertInfo insert = studio.desk().patch().inserts().get(slot);
        if (insert == null || insert.missing()) {
            studio.desk().refuse(Nls.text("mixer.insert.gone"));
            return;
        }
        for (Shell open : parent.getShells())
            if (slot.equals(open.getData(KEY))) {
                open.setActive();
                return;
            }
        Shell shell = new Shell(parent, SWT.DIALOG_TRIM | SWT.RESIZE | SWT.MODELESS);
        shell.setData(KEY, slot);
        shell.setText(owner(studio.desk().state(), slot) + " \u00b7 " + insert.name());
        shell.setLayout(new FillLayout());
        boolean eq = EqModel.of(insert) != null;
        EffectValues values = new EffectValues(studio.desk(), slot);
        Pane pane = eq ? new EqEditor(shell, studio, values).pane() : new EffectEditor(shell, studio, values).pane();
        Point wanted = eq ? EQ_SIZE : EffectEditor.size(insert);
        place(shell, parent.getBounds(), wanted);
        shell.open();
        pane.canvas().setFocus();
    }

    private static void place(Shell shell, Rectangle over, Point wanted) {
        Rectangle screen = shell.getMonitor().getClientArea();
        int width = Math.min(wanted.x, Math.min(over.width, screen.width));
        int height = Math.min(wanted.y, Math.max(320, over.height - BELOW_BAR - TITLE));
        int x = Math.clamp(over.x + (over.width - width) / 2, screen.x, screen.x + screen.width - width);
        int y = Math.clamp(over.y + BELOW_BAR + TITLE, screen.y, Math.max(screen.y, screen.y + screen.height - height));
        shell.setBounds(x, y, width, height);
    }

    static String owner(DeskState desk, InsertSlot slot) {
        return slot.onBus() ? desk.busLabel(slot.owner()) : desk.stripLabel(slot.owner());
    }
}
