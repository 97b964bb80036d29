package org.longwave.ui.pane;

import java.util.List;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.look.Draw;

/** Window thread. Tells a screen reader about the light controls of a pane, as its children by number. */
final class PaneVoice {
    private PaneVoice() {}

    static void attach(Pane pane) {
        pane.canvas().getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                Item.Spoken spoken = spoken(pane, e.childID);
                if (spoken != null) e.result = spoken.name();
            }
        });
        pane.canvas().getAccessible().addAccessibleControlListener(new Children(pane));
    }

    private static List<Item> children(Pane pane) {
        return pane.items().stream().filter(i -> i.spoken() != null).toList();
    }

    private static Item.Spoken spoken(Pane pane, int child) {
        List<Item> all = children(pane);
        return child >= 0 && child < all.size() ? all.get(child).spoken() : null;
    }

    private static final class Children extends AccessibleControlAdapter {
        private final Pane pane;

        Children(Pane pane) {
            this.pane = pane;
        }

        @Override
        public void getChildCount(AccessibleControlEvent e) {
            e.detail = children(pane).size();
        }

        @Override
        public void getChildAtPoint(AccessibleControlEvent e) {
            Point at = pane.canvas().toControl(e.x, e.y);
            List<Item> all = children(pane);
            for (int i = 0; i < all.size(); i++) if (Draw.contains(all.get(i).bounds(), at.x, at.y)) e.childID = i;
        }

        @Override
        public void getLocation(AccessibleControlEvent e) {
            List<Item> all = children(pane);
            if (e.childID < 0 || e.childID >= all.size()) return;
            Rectangle r = all.get(e.childID).bounds();
            Point at = pane.canvas().toDisplay(r.x, r.y);
            e.x = at.x;
            e.y = at.y;
            e.width = r.width;
            e.height = r.height;
        }

        @Override
        public void getRole(AccessibleControlEvent e) {
            Item.Spoken spoken = spoken(pane, e.childID);
            if (spoken != null) e.detail = spoken.role();
        }

        @Override
        public void getValue(AccessibleControlEvent e) {
            Item.Spoken spoken = spoken(pane, e.childID);
            if (spoken != null) e.result = spoken.value();
        }

        @Override
        public void getState(AccessibleControlEvent e) {
            Item.Spoken spoken = spoken(pane, e.childID);
            if (spoken != null) e.detail = ACC.STATE_FOCUSABLE | (spoken.checked() ? ACC.STATE_CHECKED : 0);
        }
    }
}
