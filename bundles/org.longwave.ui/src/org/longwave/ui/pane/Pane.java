package org.longwave.ui.pane;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Pattern;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.longwave.ui.Studio;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;

/**
 * Window thread. One canvas with light controls: keeps their still parts in one image and all of it in another,
 * paints only rectangles that changed, and hands mouse and keys to the control they are meant for.
 */
public final class Pane implements DisplayClock.Part {
    /** Under this key the canvas knows its pane. */
    public static final String KEY = "org.longwave.ui.pane";

    private final Sized canvas;
    private final Studio studio;
    private final Token ground;
    private final Consumer<Pane> layout;
    private final List<Item> items = new ArrayList<>();
    private final PaneInput input;
    private Stale stale = new Stale();
    private Stale painting = new Stale();
    private Image still;
    private Image shown;
    private Pattern shownInk;
    private Pattern stillInk;
    private GC pen;
    /** Pixels to a point; 0: not asked yet. */
    private int scale;

    private String broken;

    /** @param layout called for every size: clears and adds the items */
    public Pane(Composite parent, Studio studio, Token ground, Consumer<Pane> layout) {
        this.studio = studio;
        this.ground = ground;
        this.layout = layout;
        canvas = new Sized(parent);
        canvas.setData(KEY, this);
        ground();
        input = new PaneInput(this);
        canvas.addListener(SWT.Paint, e -> {
            long began = System.nanoTime();
            paint(e.gc, new Rectangle(e.x, e.y, e.width, e.height));
            studio.clock().times().spend(System.nanoTime() - began);
        });
        canvas.addListener(SWT.Resize, e -> relayout());
        Runnable anew = this::relayout;
        studio.look().listen(anew);
        Nls.listen(anew);
        canvas.addListener(SWT.Dispose, e -> {
            studio.look().forget(anew);
            Nls.forget(anew);
            studio.clock().remove(this);
            dropPictures();
        });
        PaneVoice.attach(this);
        studio.clock().add(this);
    }

    /** A canvas that asks for the size it is told; 1 x 1 leaves it to the layout. */
    private static final class Sized extends Canvas {
        private int wantedHeight = 1;

        Sized(Composite parent) {
            super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        }

        @Override
        public Point computeSize(int width, int height, boolean changed) {
            return new Point(width == SWT.DEFAULT ? 1 : width, height == SWT.DEFAULT ? wantedHeight : height);
        }

        @Override
        protected void checkSubclass() {
            // Canvas is meant to be extended
        }
    }

    /** The height it asks its layout for. */
    public Pane high(int height) {
        canvas.wantedHeight = height;
        return this;
    }

    public Canvas canvas() {
        return canvas;
    }

    public Studio studio() {
        return studio;
    }

    public Look look() {
        return studio.look();
    }

    public List<Item> items() {
        return items;
    }

    /** A hand holds one of the items: what is built anew now would slip from under it. */
    public boolean held() {
        return input.holding();
    }

    /** Gives the keys to an item of it, as if they had gone there; false when it cannot have them. */
    public boolean focus(Item item) {
        input.take(item);
        return canvas.setFocus();
    }

    public Rectangle area() {
        return canvas.getClientArea();
    }

    /** Builds the items anew. */
    public void relayout() {
        if (canvas.isDisposed()) return;
        if (broken != null) {
            canvas.redraw();
            return;
        }
        items.clear();
        ground();
        input.forget();
        dropPictures();
        try {
            layout.accept(this);
            Frame latest = studio.clock().latest();
            if (latest != null) for (Item item : items) item.frame(latest);
        } catch (RuntimeException | LinkageError e) {
            fail("building failed", e);
        }
        canvas.redraw();
    }

    /** A canvas that has a colour of its own is spared the toolkit's slow ground on each of its redraws. */
    private void ground() {
        canvas.setBackground(look().colour(ground));
    }

    public void dirty(Rectangle r) {
        // 4 px: the focus ring lies outside the control
        dirty(r.x - 4, r.y - 4, r.width + 8, r.height + 8);
    }

    /** Only these pixels. */
    public void dirty(int x, int y, int width, int height) {
        if (width <= 0 || height <= 0) return;
        stale.add(x, y, width, height);
        canvas.redraw(x, y, width, height, false);
    }

    /** Lets the operator type over {@code at}; {@code typed} may throw IllegalArgumentException with a sentence. */
    public void type(Rectangle at, String text, Consumer<String> typed) {
        ValueEntry.open(this, at, text, typed);
    }

    /** As {@link #type}, over the whole of what stands there. */
    public void typeOver(Rectangle at, String text, Consumer<String> typed) {
        ValueEntry.open(this, at, text, typed).selectAll();
    }

    @Override
    public void frame(Frame frame) {
        // a part earlier in this frame may have closed this one
        if (canvas.isDisposed() || !canvas.isVisible()) return;
        for (int i = 0; i < items.size(); i++) items.get(i).frame(frame);
    }

    @Override
    public void broken(String words) {
        broken(words, () -> {});
    }

    /** Says {@code words} in its place, with a button that builds it anew after {@code reload}. */
    public void broken(String words, Runnable reload) {
        if (canvas.isDisposed()) return;
        broken = words;
        studio.clock().remove(this);
        items.clear();
        input.forget();
        int width = Math.clamp(area().width - 16, 60, 150);
        Rectangle at = new Rectangle(8, Math.max(16, Math.min(96, area().height - 36)), width, 28);
        PushButton.Face face = PushButton.Face.words(
                Nls.text("pane.reload"), Nls.text(width < 120 ? "pane.reload.brief" : "pane.reload"));
        items.add(new PushButton(this, at, face, f -> false, PushButton.Trigger.RELEASE, () -> mend(reload)));
        canvas.setToolTipText(words);
        canvas.redraw();
    }

    private void mend(Runnable reload) {
        broken = null;
        canvas.setToolTipText(null);
        studio.clock().add(this);
        reload.run();
        relayout();
    }

    private void paint(GC gc, Rectangle clip) {
        Rectangle area = area();
        if (area.isEmpty()) return;
        if (broken != null) {
            paintBroken(gc, area);
            return;
        }
        try {
            Rectangle part = clip.intersection(area);
            if (scale == 0) scale = Math.max(1, Math.round(canvas.getMonitor().getZoom() / 100f));
            if (scale > 1) {
                // a picture of all of it would have to be drawn and shown pixel by pixel: it is painted at once instead
                stale.clear();
                if (!part.isEmpty()) paintPart(gc, area, part);
                return;
            }
            refresh(area);
            if (!part.isEmpty()) copy(gc, shownInk, part);
        } catch (RuntimeException | LinkageError e) {
            fail("painting failed", e);
        }
    }

    /** Brings the picture of the whole canvas up to date; the window system may then ask for any part of it. */
    private void refresh(Rectangle area) {
        if (shown == null) {
            shown = new Image(canvas.getDisplay(), area.width, area.height);
            shownInk = new Pattern(canvas.getDisplay(), shown);
            pen = new GC(shown);
            stale.add(0, 0, area.width, area.height);
        }
        // what an item marks while it paints is for the next time
        Stale now = stale;
        stale = painting;
        painting = now;
        for (int i = 0; i < now.count(); i++) {
            Rectangle part = now.part(i).intersection(area);
            if (part.isEmpty()) continue;
            pen.setClipping(part);
            paintPart(pen, area, part);
        }
        now.clear();
    }

    private void paintPart(GC gc, Rectangle area, Rectangle part) {
        int from = items.size() - 1;
        while (from >= 0 && !items.get(from).covers(part)) from--;
        if (from < 0) {
            if (still == null) {
                still = makeStill(area);
                stillInk = new Pattern(canvas.getDisplay(), still);
            }
            if (scale == 1) copy(gc, stillInk, part);
            else
                gc.drawImage(
                        still,
                        part.x * scale,
                        part.y * scale,
                        part.width * scale,
                        part.height * scale,
                        part.x,
                        part.y,
                        part.width,
                        part.height);
        }
        gc.setAntialias(SWT.ON);
        for (int i = Math.max(0, from); i < items.size(); i++) {
            if (!items.get(i).bounds().intersects(part)) continue;
            Draw.painter(items.get(i));
            items.get(i).paint(gc, part);
        }
        Item focus = input.ringed();
        if (focus != null) Draw.ring(gc, focus.ring(), look().colour(Token.FOCUS));
    }

    /** Part of a picture, to the same place. The toolkit's drawImage would read the whole picture back for each call. */
    private static void copy(GC gc, Pattern ink, Rectangle part) {
        gc.setBackgroundPattern(ink);
        gc.fillRectangle(part);
        gc.setBackgroundPattern(null);
    }

    private void fail(String what, Throwable e) {
        System.getLogger(Pane.class.getName()).log(System.Logger.Level.ERROR, what, e);
        broken(Nls.text("pane.failed", e));
    }

    private void paintBroken(GC gc, Rectangle area) {
        gc.setBackground(look().colour(Token.PANEL));
        gc.fillRectangle(area);
        Draw.hatch(gc, new Rectangle(0, 0, area.width, 8), look().colour(Token.WARN), look().colour(Token.ON_WARN));
        gc.setFont(look().font(Role.NARROW));
        gc.setForeground(look().colour(Token.WARN_TEXT));
        Draw.paragraph(gc, broken, new Rectangle(8, 14, area.width - 16, area.height - 14), 16, 5);
        for (Item item : items) item.paint(gc);
    }

    /** As fine as the screen it is shown on. */
    private Image makeStill(Rectangle area) {
        Image image = new Image(canvas.getDisplay(), area.width * scale, area.height * scale);
        GC gc = new GC(image);
        Transform finer = new Transform(gc.getDevice());
        try {
            if (scale > 1) {
                finer.scale(scale, scale);
                gc.setTransform(finer);
            }
            gc.setAntialias(SWT.ON);
            gc.setBackground(look().colour(ground));
            gc.fillRectangle(area);
            for (Item item : items) {
                Draw.painter(item);
                item.still(gc);
            }
        } finally {
            gc.dispose();
            finer.dispose();
        }
        return image;
    }

    private void dropPictures() {
        if (pen != null) pen.dispose();
        if (shownInk != null) shownInk.dispose();
        if (stillInk != null) stillInk.dispose();
        if (shown != null) shown.dispose();
        if (still != null) still.dispose();
        pen = null;
        shownInk = null;
        stillInk = null;
        shown = null;
        still = null;
        scale = 0;
    }
}
