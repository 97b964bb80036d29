package org.longwave.ui.frame;

import org.eclipse.jface.action.ContributionItem;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.longwave.ui.deed.Deed;
import org.longwave.ui.deed.Deeds;
import org.longwave.ui.nls.Nls;

/** Window thread. The menu bar: deeds by group, with the keys and in the language of the moment. */
public final class Menus {
    private final Deeds deeds;

    public Menus(Deeds deeds) {
        this.deeds = deeds;
    }

    /** @param bar the window's */
    public void fill(IMenuManager bar) {
        add(bar, "file", "file.save", "-", "file.settings", "file.keys", "-", "file.quit");
        add(bar, "desk", "desk.undo", "desk.redo", "-", "desk.scenes", "-", "desk.lock", "desk.accept");
        add(
                bar,
                "view",
                "view.live",
                "view.production",
                "view.engineering",
                "view.resetLayout",
                "-",
                "view.tearOff",
                "view.maximize",
                "view.narrow",
                "view.fullScreen",
                "view.nextPart",
                "-",
                "view.dark",
                "view.light",
                "view.contrast",
                "-",
                "view.larger",
                "view.smaller");
        add(bar, "help", "help.search", "help.sheet", "help.mouse", "help.about");
    }

    private void add(IMenuManager bar, String name, String... entries) {
        MenuManager menu = new MenuManager(Nls.text("menu." + name), name) {
            @Override
            public String getMenuText() {
                return Nls.text("menu." + name);
            }
        };
        for (String entry : entries) {
            if (entry.equals("-")) menu.add(new Separator());
            else menu.add(new Entry(deeds, entry));
        }
        bar.add(menu);
    }

    /** A deed in a menu; says its words anew each time it is shown. */
    private static final class Entry extends ContributionItem {
        private final Deeds deeds;
        private final Deed deed;

        Entry(Deeds deeds, String id) {
            super(id);
            this.deeds = deeds;
            deed = deeds.find(id);
        }

        @Override
        public boolean isDynamic() {
            return true;
        }

        @Override
        public void fill(Menu menu, int index) {
            MenuItem item = new MenuItem(menu, SWT.PUSH, index < 0 ? menu.getItemCount() : index);
            String keys = deeds.shown(deed);
            item.setText(deed.name() + (keys.isEmpty() ? "" : "\t" + keys));
            item.addListener(SWT.Selection, e -> deed.run().run());
        }
    }
}
