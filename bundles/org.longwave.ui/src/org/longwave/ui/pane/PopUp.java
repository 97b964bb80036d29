package org.longwave.ui.pane;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** Window thread. A menu that a control opens; it goes when it closes. */
public final class PopUp {
    private final Menu menu;

    public PopUp(Pane pane) {
        this(new Menu(pane.canvas().getShell(), SWT.POP_UP));
        menu.addListener(SWT.Hide, e -> menu.getDisplay().asyncExec(menu::dispose));
    }

    private PopUp(Menu menu) {
        this.menu = menu;
    }

    public PopUp add(String words, Runnable run) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(words);
        item.addListener(SWT.Selection, e -> run.run());
        return this;
    }

    public PopUp check(String words, boolean on, Runnable run) {
        MenuItem item = new MenuItem(menu, SWT.CHECK);
        item.setText(words);
        item.setSelection(on);
        item.addListener(SWT.Selection, e -> run.run());
        return this;
    }

    /** One of several of which one holds. */
    public PopUp choice(String words, boolean on, Runnable run) {
        MenuItem item = new MenuItem(menu, SWT.RADIO);
        item.setText(words);
        item.setSelection(on);
        item.addListener(SWT.Selection, e -> {
            if (item.getSelection()) run.run();
        });
        return this;
    }

    /** A line that only says something. */
    public PopUp note(String words) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(words);
        item.setEnabled(false);
        return this;
    }

    public PopUp line() {
        new MenuItem(menu, SWT.SEPARATOR);
        return this;
    }

    /** A menu in the menu. */
    public PopUp sub(String words) {
        MenuItem item = new MenuItem(menu, SWT.CASCADE);
        item.setText(words);
        Menu below = new Menu(menu);
        item.setMenu(below);
        return new PopUp(below);
    }

    /** Opens at a place on the screen. */
    public void open(Point at) {
        menu.setLocation(at);
        menu.setVisible(true);
    }
}
