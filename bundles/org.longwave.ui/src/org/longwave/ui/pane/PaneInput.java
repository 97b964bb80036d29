package org.longwave.ui.pane;

import java.util.List;
import java.util.Objects;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.longwave.ui.look.Draw;
import org.longwave.ui.nls.Nls;

/** Window thread. A pane's mouse, keys and focus: Tab leaves the pane, Left and Right go from control to control. */
final class PaneInput {
    private final Pane pane;
    private final Canvas canvas;
    private Item held;
    private Item over;
    private Item focus;
    private boolean byKey;

    PaneInput(Pane pane) {
        this.pane = pane;
        canvas = pane.canvas();
        canvas.addListener(SWT.MouseDown, this::down);
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseUp, this::up);
        canvas.addListener(SWT.MouseDoubleClick, this::doubleClick);
        canvas.addListener(SWT.MouseVerticalWheel, this::wheel);
        canvas.addListener(SWT.MouseExit, e -> over(null));
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.KeyUp, e -> {
            if (focus != null) focus.keyUp(new KeyEvent(e));
        });
        canvas.addListener(SWT.MenuDetect, this::menu);
        canvas.addListener(SWT.Traverse, this::traverse);
        canvas.addListener(SWT.FocusIn, e -> focus(focus == null ? step(1) : focus));
        canvas.addListener(SWT.FocusOut, e -> {
            byKey = false;
            if (focus != null) pane.dirty(focus.bounds());
        });
    }

    /** The items are new: keep the place, not the object. */
    void forget() {
        if (held != null) pane.studio().desk().history().hand(false);
        held = null;
        over = null;
        focus = null;
    }

    /** A button of the mouse is down on an item. */
    boolean holding() {
        return held != null;
    }

    Item ringed() {
        return byKey && canvas.isFocusControl() ? focus : null;
    }

    private Item at(int x, int y) {
        List<Item> items = pane.items();
        for (int i = items.size() - 1; i >= 0; i--)
            if (items.get(i).active() && Draw.contains(items.get(i).bounds(), x, y)) return items.get(i);
        return null;
    }

    private void down(Event e) {
        canvas.setFocus();
        byKey = false;
        if (e.button != 1) return;
        held = locked() ? null : at(e.x, e.y);
        if (held == null) return;
        focus(held);
        pane.studio().desk().history().hand(true);
        held.press(new MouseEvent(e));
    }

    /** Whether the desk is locked; then it says so. The frame (station bar, status line) is never locked. */
    private boolean locked() {
        if (!pane.studio().lock().on() || canvas.getData("part") != null) return false;
        pane.studio().desk().say(Nls.text("lock.is"));
        return true;
    }

    private void menu(Event e) {
        Point place = canvas.toControl(e.x, e.y);
        boolean byMouse = e.detail != SWT.MENU_KEYBOARD;
        Item item = byMouse ? at(place.x, place.y) : focus;
        if (item == null || locked()) return;
        Rectangle r = item.bounds();
        e.doit = !item.menu(byMouse ? new Point(e.x, e.y) : canvas.toDisplay(r.x, r.y + r.height));
    }

    private void move(Event e) {
        if (held != null) held.drag(new MouseEvent(e));
        else over(at(e.x, e.y));
        help(e.x, e.y);
    }

    private void help(int x, int y) {
        String help = null;
        for (Item item : pane.items())
            if (item.help() != null && !item.help().isEmpty() && Draw.contains(item.bounds(), x, y)) help = item.help();
        if (!Objects.equals(help, canvas.getToolTipText())) canvas.setToolTipText(help);
    }

    private void up(Event e) {
        if (held == null || e.button != 1) return;
        Item was = held;
        held = null;
        was.release(new MouseEvent(e), Draw.contains(was.bounds(), e.x, e.y));
        pane.studio().desk().history().hand(false);
    }

    private void doubleClick(Event e) {
        Item item = at(e.x, e.y);
        if (item != null && e.button == 1 && !locked()) item.doubleClick(new MouseEvent(e));
    }

    private void wheel(Event e) {
        Item item = at(e.x, e.y);
        if (item == null || !item.wheels() || e.count == 0 || locked()) return;
        item.wheel(Integer.signum(e.count), (e.stateMask & SWT.MOD1) != 0);
        e.doit = false;
    }

    private void over(Item item) {
        if (item == over) return;
        if (over != null) over.hover(false);
        over = item;
        if (over != null) over.hover(true);
    }

    private void focus(Item item) {
        if (focus != null) pane.dirty(focus.bounds());
        focus = item;
        if (focus == null) return;
        pane.dirty(focus.bounds());
        if (byKey) inSight(focus.bounds());
    }

    /** Scrolls a pane that is higher than its room to where the focus went. */
    private void inSight(Rectangle r) {
        if (!(canvas.getParent() instanceof ScrolledComposite scroll)) return;
        Point origin = scroll.getOrigin();
        int room = scroll.getClientArea().height;
        if (r.y < origin.y) scroll.setOrigin(origin.x, r.y);
        else if (r.y + r.height > origin.y + room) scroll.setOrigin(origin.x, r.y + r.height - room);
    }

    /** The keys go to an item, and a ring shows it. */
    void take(Item item) {
        if (!pane.items().contains(item)) return;
        byKey = true;
        focus(item);
    }

    private Item step(int by) {
        List<Item> active = pane.items().stream().filter(Item::active).toList();
        if (active.isEmpty()) return null;
        int index = active.indexOf(focus);
        return active.get(Math.floorMod(index < 0 && by < 0 ? 0 : index + by, active.size()));
    }

    private void key(Event e) {
        byKey = true;
        if (focus == null) focus(step(1));
        if (focus == null) return;
        // a table keeps its arrows
        if (e.keyCode != SWT.ARROW_LEFT && e.keyCode != SWT.ARROW_RIGHT && e.keyCode != SWT.TAB && locked()) return;
        long began = System.nanoTime();
        if (focus.key(new KeyEvent(e))) {
            e.doit = false;
            long ordered = pane.studio().desk().orderedNanos();
            if (ordered - began > 0) pane.studio().clock().presses().ordered(e.time, ordered);
        } else if (e.keyCode == SWT.ARROW_LEFT) focus(step(-1));
        else if (e.keyCode == SWT.ARROW_RIGHT) focus(step(1));
        if (focus != null) pane.dirty(focus.bounds());
    }

    private void traverse(Event e) {
        if (e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
            byKey = true;
            e.doit = true;
        }
    }
}
