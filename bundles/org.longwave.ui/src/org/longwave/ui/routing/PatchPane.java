package org.longwave.ui.routing;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.ui.Studio;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.Scrolled;
import org.longwave.ui.routing.PatchModel.Box;
import org.longwave.ui.routing.PatchModel.Line;
import org.longwave.ui.routing.PatchModel.Mood;

/** Window thread. The whole station as a picture: inputs, strips, buses, outputs, and what leads from one to the other. */
public final class PatchPane {
    private static final String[] HEADS = {"routing.inputs", "routing.strips", "routing.buses", "routing.outputs"};
    private static final int HEAD = 24;
    private static final int LEAST_PITCH = 24;

    private final Studio studio;
    private final Scrolled scrolled;

    public PatchPane(Composite parent, Studio studio) {
        this.studio = studio;
        scrolled = new Scrolled(parent, studio, Token.PANEL, this::layout);
    }

    public Pane pane() {
        return scrolled.pane();
    }

    private void layout(Pane p) {
        p.items().add(new Picture(p.area()));
    }

    /** The picture. */
    private final class Picture implements Item {
        private final Rectangle bounds;
        private PatchModel model;

        Picture(Rectangle bounds) {
            this.bounds = bounds;
        }

        @Override
        public Rectangle bounds() {
            return bounds;
        }

        @Override
        public void frame(Frame frame) {
            PatchModel now = PatchModel.of(frame.desk(), studio.watch().facts(), frame.meters());
            if (now.equals(model)) return;
            model = now;
            int most = Math.max(
                    Math.max(now.inputs().size(), now.strips().size()),
                    Math.max(now.buses().size(), now.outputs().size()));
            scrolled.need(HEAD + 8 + most * LEAST_PITCH);
            pane().dirty(bounds);
        }

        private List<Box> column(int c) {
            return switch (c) {
                case 0 -> model.inputs();
                case 1 -> model.strips();
                case 2 -> model.buses();
                default -> model.outputs();
            };
        }

        private Rectangle box(int c, int index) {
            int width = Math.clamp(bounds.width / 4 - 44, 80, pane().look().stretched(170));
            int gap = (bounds.width - 24 - 4 * width) / 3;
            int count = column(c).size();
            int pitch = Math.clamp((bounds.height - HEAD - 6) / Math.max(1, count), LEAST_PITCH, 62);
            int height = Math.min(pane().look().stretched(34), pitch - 4);
            int top = bounds.y + HEAD + (c == 0 || c == 1 ? 0 : 4);
            return new Rectangle(
                    bounds.x + 12 + c * (width + gap), top + index * pitch + (pitch - height) / 2, width, height);
        }

        private int index(int c, String key) {
            List<Box> of = column(c);
            for (int i = 0; i < of.size(); i++) if (of.get(i).key().equals(key)) return i;
            return -1;
        }

        @Override
        public void paint(GC gc) {
            if (model == null) return;
            Look look = pane().look();
            gc.setFont(look.font(Role.LABEL));
            gc.setForeground(look.colour(Token.TEXT3));
            for (int c = 0; c < 4; c++) Draw.text(gc, Nls.text(HEADS[c]), box(c, 0).x, bounds.y + HEAD / 2, SWT.LEFT);
            for (Mood mood : List.of(Mood.FAINT, Mood.CALM, Mood.CUE, Mood.AIR, Mood.BROKEN))
                for (Line line : model.lines()) if (line.mood() == mood) paint(gc, look, line);
            for (int c = 0; c < 4; c++)
                for (int i = 0; i < column(c).size(); i++)
                    paint(gc, look, box(c, i), column(c).get(i));
        }

        private void paint(GC gc, Look look, Line line) {
            int fromColumn = line.column() == 3 ? 1 : line.column();
            int toColumn = line.column() == 3 ? 3 : line.column() + 1;
            int a = index(fromColumn, line.from());
            int b = index(toColumn, line.to());
            if (a < 0 || b < 0) return;
            Rectangle from = box(fromColumn, a);
            Rectangle to = box(toColumn, b);
            Path path = new Path(gc.getDevice());
            try {
                float x1 = from.x + from.width;
                float y1 = from.y + from.height / 2f;
                float y2 = to.y + to.height / 2f;
                float bend = Math.max(20, (to.x - x1) / 2);
                path.moveTo(x1, y1);
                path.cubicTo(x1 + bend, y1, to.x - bend, y2, to.x, y2);
                gc.setForeground(look.colour(colour(line.mood())));
                gc.setAlpha(line.mood() == Mood.FAINT ? 90 : line.mood() == Mood.CALM ? 170 : 255);
                gc.setLineWidth(line.mood() == Mood.CALM || line.mood() == Mood.FAINT ? 1 : 2);
                gc.setLineStyle(line.mood() == Mood.BROKEN ? SWT.LINE_DASH : SWT.LINE_SOLID);
                gc.drawPath(path);
            } finally {
                gc.setAlpha(255);
                gc.setLineWidth(1);
                gc.setLineStyle(SWT.LINE_SOLID);
                path.dispose();
            }
        }

        private Token colour(Mood mood) {
            return switch (mood) {
                case CALM, FAINT -> Token.TEXT3;
                case AIR -> Token.AIR_TEXT;
                case CUE -> Token.CUE;
                case BROKEN -> Token.WARN_LINE;
            };
        }

        private void paint(GC gc, Look look, Rectangle at, Box box) {
            boolean broken = box.mood() == Mood.BROKEN;
            Draw.box(
                    gc,
                    at,
                    3,
                    look.colour(Token.STRIP),
                    look.colour(broken ? Token.WARN_LINE : Token.LINE_CONTROL),
                    broken ? 2 : 1);
            Token edge = box.identity() != null
                    ? box.identity()
                    : box.mood() == Mood.AIR ? Token.AIR : box.mood() == Mood.CUE ? Token.CUE : null;
            if (edge != null) {
                gc.setBackground(look.colour(edge));
                gc.fillRectangle(at.x + 1, at.y + 1, 4, at.height - 2);
            }
            int x = at.x + 11;
            int room = at.width - 18;
            boolean two = at.height >= look.stretched(30) && !box.note().isEmpty();
            gc.setFont(look.font(Role.VALUE));
            gc.setForeground(look.colour(Token.TEXT));
            int middle = at.y + at.height / 2;
            String name = Draw.shorten(gc, box.name(), room);
            Draw.text(gc, name, x, two ? middle - look.stretched(7) : middle, SWT.LEFT);
            int used = gc.textExtent(name).x + 6;
            if (box.note().isEmpty()) return;
            gc.setFont(look.font(Role.SOURCE));
            gc.setForeground(look.colour(broken ? Token.WARN_TEXT : Token.TEXT3));
            if (two) Draw.text(gc, Draw.fit(gc, box.note(), room), x, middle + look.stretched(8), SWT.LEFT);
            else Draw.text(gc, Draw.fit(gc, box.note(), room - used), at.x + at.width - 7, middle, SWT.RIGHT);
        }

        @Override
        public Spoken spoken() {
            if (model == null) return null;
            StringBuilder words = new StringBuilder();
            for (Line line : model.lines())
                words.append(Nls.text(
                                line.mood() == Mood.BROKEN ? "routing.patch.broken" : "routing.patch.line",
                                line.from(),
                                line.to()))
                        .append("; ");
            return new Spoken(ACC.ROLE_GRAPHIC, Nls.text("routing.patch"), words.toString(), false);
        }
    }
}
