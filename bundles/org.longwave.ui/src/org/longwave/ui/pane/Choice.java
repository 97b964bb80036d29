package org.longwave.ui.pane;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** Window thread. A menu of a few words below a button; one of them is the present choice. */
public final class Choice {
    private Choice() {}

    public static void open(Pane pane, Rectangle below, List<String> words, String chosen, Consumer<String> choose) {
        Menu menu = new Menu(pane.canvas());
        for (String word : words) {
            MenuItem item = new MenuItem(menu, SWT.RADIO);
            item.setText(word);
            item.setSelection(word.equals(chosen));
            item.addListener(SWT.Selection, e -> {
                if (item.getSelection()) choose.accept(word);
            });
        }
        menu.addListener(SWT.Hide, e -> menu.getDisplay().asyncExec(menu::dispose));
        menu.setLocation(pane.canvas().toDisplay(below.x, below.y + below.height));
        menu.setVisible(true);
    }
}
