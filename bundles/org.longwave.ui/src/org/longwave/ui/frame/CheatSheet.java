package org.longwave.ui.frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.longwave.ui.Studio;
import org.longwave.ui.deed.Deed;
import org.longwave.ui.deed.Stroke;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. All keys on one sheet, made from those that hold now; it takes no other window's place. */
public final class CheatSheet {
    private static final String KEY = "org.longwave.ui.sheet";
    private static final int COLUMNS = 3;
    private static final int ROW = 22;
    private static final int HEAD = 34;

    private CheatSheet() {}

    /** Opens it, or closes the one that is open. */
    public static void openOrClose(Shell parent, Studio studio) {
        if (parent.getData(KEY) instanceof Shell open && !open.isDisposed()) {
            open.close();
            return;
        }
        Shell shell = new Shell(parent, SWT.DIALOG_TRIM | SWT.RESIZE);
        shell.setText(Nls.text("sheet.title"));
        shell.setData("part", "sheet");
        shell.setLayout(new FillLayout());
        List<Section> sections = sections(studio);
        Pane pane = new Pane(shell, studio, Token.PANEL, p -> lay(p, sections(studio)));
        int row = studio.look().grown(ROW);
        int rows = sections.stream().mapToInt(s -> s.lines().size()).sum();
        int heads = sections.size() * studio.look().grown(HEAD);
        Rectangle screen = parent.getMonitor().getClientArea();
        int width = Math.min(screen.width - 40, studio.look().grown(1080));
        int height = Math.min(screen.height - 60, (rows * row + heads) / COLUMNS + 4 * row + 40);
        shell.setSize(width, height);
        Rectangle over = parent.getBounds();
        shell.setLocation(over.x + (over.width - width) / 2, over.y + Math.max(80, (over.height - height) / 2));
        shell.addListener(SWT.Traverse, e -> {
            if (e.detail == SWT.TRAVERSE_ESCAPE) shell.close();
        });
        pane.canvas().addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ESC) shell.close();
        });
        parent.setData(KEY, shell);
        shell.open();
    }

    /** A heading with its lines. */
    private record Section(String head, List<Line> lines) {}

    private record Line(String keys, String words) {}

    private static List<Section> sections(Studio studio) {
        Map<String, List<Line>> groups = new LinkedHashMap<>();
        for (Deed deed : studio.deeds().all()) {
            List<Stroke> keys = studio.deeds().keys(deed);
            if (keys.isEmpty()) continue;
            String shown = String.join(", ", keys.stream().map(Stroke::shown).toList());
            groups.computeIfAbsent(deed.group(), g -> new ArrayList<>()).add(new Line(shown, deed.name()));
        }
        List<Section> all = new ArrayList<>();
        groups.forEach((head, lines) -> all.add(new Section(head, lines)));
        List<Line> fixed = new ArrayList<>();
        for (String key :
                List.of("arrows", "page", "home", "end", "digits", "tab", "space", "wheel", "ctrlDrag", "double"))
            fixed.add(new Line(Nls.text("sheet.fader." + key + ".keys"), Nls.text("sheet.fader." + key)));
        all.add(new Section(Nls.text("sheet.fader"), fixed));
        return all;
    }

    private static void lay(Pane pane, List<Section> sections) {
        Rectangle area = pane.area();
        int row = pane.look().grown(ROW);
        int head = pane.look().grown(HEAD);
        int column = (area.width - 24) / COLUMNS;
        int total =
                sections.stream().mapToInt(s -> head + s.lines().size() * row).sum();
        int x = 12;
        int y = 8;
        for (Section section : sections) {
            // no heading stands alone at the foot of a column
            if (y + head + 2 * row > area.height - 4 || y > total / COLUMNS && x < 12 + 2 * column) {
                x += column;
                y = 8;
            }
            pane.items()
                    .add(new Words(
                            pane, new Rectangle(x + 6, y + 8, column - 12, head - 10), section.head(), "", true));
            y += head;
            for (Line line : section.lines()) {
                if (y + row > area.height - 4 || y > total / COLUMNS + head + 24 && x < 12 + 2 * column) {
                    x += column;
                    y = 8;
                }
                pane.items()
                        .add(new Words(
                                pane, new Rectangle(x + 6, y, column - 18, row), line.words(), line.keys(), false));
                y += row;
            }
        }
    }

    /** A line: what is done at the left, the keys at the right. */
    private record Words(Pane pane, Rectangle bounds, String words, String keys, boolean head) implements Item {
        @Override
        public void still(GC gc) {
            int middle = bounds.y + bounds.height / 2;
            gc.setFont(pane.look().font(Role.BUTTON));
            int room = keys.isEmpty() ? 0 : gc.textExtent(keys).x + 10;
            gc.setForeground(pane.look().colour(Token.TEXT));
            if (!keys.isEmpty()) Draw.text(gc, keys, bounds.x + bounds.width, middle, SWT.RIGHT);
            gc.setFont(pane.look().font(head ? Role.ROW_NAME : Role.STATUS));
            gc.setForeground(pane.look().colour(head ? Token.TEXT : Token.TEXT2));
            Draw.text(gc, Draw.fit(gc, words, bounds.width - room), bounds.x, middle, SWT.LEFT);
            gc.setForeground(pane.look().colour(Token.LINE_SUBTLE));
            int y = bounds.y + bounds.height - 1;
            gc.drawLine(bounds.x, y, bounds.x + bounds.width, y);
        }

        @Override
        public void paint(GC gc) {}

        @Override
        public String help() {
            return words;
        }

        @Override
        public Spoken spoken() {
            return new Spoken(org.eclipse.swt.accessibility.ACC.ROLE_LABEL, words + ": " + keys, "", false);
        }
    }

    /** The open one, or null. */
    public static Shell open(Display display) {
        for (Shell shell : display.getShells()) if ("sheet".equals(shell.getData("part"))) return shell;
        return null;
    }
}
