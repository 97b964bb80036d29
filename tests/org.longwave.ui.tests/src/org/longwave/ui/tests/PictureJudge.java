package org.longwave.ui.tests;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.TextWatch;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/**
 * Window thread. Paints panes once and says what an eye would find fault with: words of the desk's own that are cut, texts
 * over one another or outside their pane, controls over one another or outside.
 */
final class PictureJudge implements TextWatch {
    private static final int TOLERANCE = 2;
    /** A name somebody gave: it may be longer than any room. */
    private static final Pattern ADDRESS = Pattern.compile("[^ ]+[.:][^ ]*/[^ ]*");

    private final Set<String> faults = new LinkedHashSet<>();
    private final List<Text> texts = new ArrayList<>();
    private String place = "";

    private record Text(Object painter, String words, Rectangle at) {}

    /** What is wrong with these panes; empty when nothing is. */
    static List<String> faults(String where, List<Pane> panes) {
        PictureJudge judge = new PictureJudge();
        for (Pane pane : panes) judge.look(where, pane);
        return List.copyOf(judge.faults);
    }

    private void look(String where, Pane pane) {
        Rectangle area = pane.area();
        if (area.width < 4 || area.height < 4) return;
        place = where + ", " + name(pane) + ": ";
        texts.clear();
        Draw.watch(this);
        try {
            pane.relayout();
            paint(pane, area);
        } finally {
            Draw.watch(null);
        }
        for (Text text : texts) outside(text, area);
        for (int i = 0; i < texts.size(); i++)
            for (int k = i + 1; k < texts.size(); k++) over(texts.get(i), texts.get(k));
        controls(pane, area);
    }

    private static void paint(Pane pane, Rectangle area) {
        Image image = new Image(pane.canvas().getDisplay(), area.width, area.height);
        GC gc = new GC(image);
        Event event = new Event();
        event.gc = gc;
        event.width = area.width;
        event.height = area.height;
        try {
            pane.canvas().notifyListeners(SWT.Paint, event);
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    private static String name(Pane pane) {
        for (String key : List.of("strip", "part")) if (pane.canvas().getData(key) instanceof String name) return name;
        return pane.items().stream()
                .filter(i -> i.spoken() != null)
                .findFirst()
                .map(i -> i.getClass().getSimpleName() + " " + i.spoken().name())
                .orElse("pane");
    }

    private static String kind(Object painter) {
        return painter == null ? "?" : painter.getClass().getSimpleName();
    }

    @Override
    public void text(Object painter, String text, Rectangle at) {
        if (painter != null) texts.add(new Text(painter, text, at));
    }

    @Override
    public void cut(Object painter, String text, int room) {
        if (ADDRESS.matcher(text).matches()) return;
        faults.add(place + kind(painter) + " cuts \"" + text + "\", it has " + room + " px");
    }

    private void outside(Text text, Rectangle area) {
        Rectangle r = text.at();
        boolean out = r.x < -TOLERANCE
                || r.x + r.width > area.width + TOLERANCE
                || r.y + r.height / 4 < 0
                || r.y + r.height - r.height / 4 > area.height;
        if (out) faults.add(place + kind(text.painter()) + " \"" + text.words() + "\" lies outside at " + r);
    }

    /** Letters, not the room between lines. */
    private static Rectangle ink(Rectangle r) {
        return new Rectangle(r.x + 1, r.y + r.height / 4, Math.max(1, r.width - 2), Math.max(1, r.height / 2));
    }

    private void over(Text a, Text b) {
        if (!ink(a.at()).intersects(ink(b.at()))) return;
        faults.add(place + kind(a.painter()) + " \"" + a.words() + "\" and " + kind(b.painter()) + " \"" + b.words()
                + "\" lie over one another");
    }

    private static String said(Item item) {
        return kind(item) + (item.spoken() == null ? "" : " \"" + item.spoken().name() + "\"");
    }

    private void controls(Pane pane, Rectangle area) {
        List<Item> all = pane.items().stream()
                // a card is the ground for the controls upon it
                .filter(i -> i.active() && !kind(i).equals("EqCard"))
                .toList();
        for (int i = 0; i < all.size(); i++) {
            Rectangle r = all.get(i).bounds();
            boolean in = r.x >= 0 && r.y >= 0 && r.x + r.width <= area.width && r.y + r.height <= area.height;
            if (!in) faults.add(place + said(all.get(i)) + " lies outside: " + r + " of " + area);
            for (int k = i + 1; k < all.size(); k++)
                if (r.intersects(all.get(k).bounds()))
                    faults.add(place + said(all.get(i)) + " and " + said(all.get(k)) + " lie over one another");
        }
    }
}
