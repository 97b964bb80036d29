package org.longwave.ui.frame;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.longwave.ui.Studio;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;

/** Window thread. Finds commands, strips, parts and settings by a few letters; Enter does the chosen one, Esc leaves. */
public final class SearchBox {
    private static final int ROWS = 12;

    private final Shell shell;
    private final Text field;
    private final Table list;
    private final List<Hit> all;
    private List<Hit> shown = List.of();

    /** Something that can be found. */
    public record Hit(String group, String name, String keys, Runnable run) {}

    /** @param at where the field is to be, on the display */
    public SearchBox(Shell parent, Studio studio, Rectangle at, List<Hit> all) {
        this.all = all;
        shell = new Shell(parent, SWT.NO_TRIM);
        shell.setData("part", "search");
        shell.setText(Nls.text("search.title"));
        GridLayout grid = new GridLayout();
        grid.marginWidth = 6;
        grid.marginHeight = 6;
        grid.verticalSpacing = 6;
        shell.setLayout(grid);
        field = new Text(shell, SWT.SINGLE | SWT.BORDER | SWT.SEARCH);
        field.setMessage(Nls.text("search.hint"));
        field.setFont(studio.look().font(Role.TEXT));
        field.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        list = new Table(shell, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
        list.setFont(studio.look().font(Role.TEXT));
        list.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        for (int i = 0; i < 3; i++) new TableColumn(list, i == 2 ? SWT.RIGHT : SWT.LEFT);
        listen();
        find();
        shell.addListener(SWT.Paint, e -> {
            Rectangle edge = shell.getClientArea();
            e.gc.setForeground(studio.look().colour(Token.LINE_CONTROL));
            e.gc.drawRectangle(0, 0, edge.width - 1, edge.height - 1);
        });
        place(parent, at);
    }

    private void listen() {
        field.addListener(SWT.Modify, e -> find());
        field.addListener(SWT.KeyDown, this::key);
        field.addListener(SWT.DefaultSelection, e -> take());
        list.addListener(SWT.DefaultSelection, e -> take());
        list.addListener(SWT.MouseUp, e -> take());
        shell.addListener(SWT.Traverse, e -> {
            if (e.detail == SWT.TRAVERSE_ESCAPE) shell.close();
        });
        shell.addListener(
                SWT.Deactivate,
                e -> shell.getDisplay().asyncExec(() -> {
                    if (!shell.isDisposed()) shell.close();
                }));
    }

    private void place(Shell parent, Rectangle at) {
        int width = Math.max(at.width, 480);
        Rectangle area = parent.getMonitor().getClientArea();
        int height = 62 + ROWS * list.getItemHeight();
        Rectangle window = parent.getBounds();
        int right = Math.min(area.x + area.width, window.x + window.width);
        int x = Math.min(at.x, right - width - 4);
        shell.setBounds(x, at.y - 6, width, height);
        int room = width - 12 - 24;
        list.getColumn(0).setWidth(room * 22 / 100);
        list.getColumn(1).setWidth(room * 53 / 100);
        list.getColumn(2).setWidth(room * 25 / 100);
        shell.open();
        shell.forceActive();
        field.setFocus();
    }

    private void key(Event e) {
        int at = list.getSelectionIndex();
        switch (e.keyCode) {
            case SWT.ARROW_DOWN -> select(at + 1);
            case SWT.ARROW_UP -> select(at - 1);
            case SWT.PAGE_DOWN -> select(Math.min(at + ROWS, shown.size() - 1));
            case SWT.PAGE_UP -> select(Math.max(0, at - ROWS));
            default -> {
                return;
            }
        }
        e.doit = false;
    }

    private void select(int row) {
        if (shown.isEmpty()) return;
        list.setSelection(Math.floorMod(row, shown.size()));
    }

    private void find() {
        shown = find(all, field.getText());
        list.removeAll();
        for (Hit hit : shown) new TableItem(list, 0).setText(new String[] {hit.group(), hit.name(), hit.keys()});
        if (shown.isEmpty()) new TableItem(list, 0).setText(new String[] {"", Nls.text("search.none"), ""});
        list.select(0);
    }

    private void take() {
        int at = list.getSelectionIndex();
        if (at < 0 || at >= shown.size()) return;
        Hit hit = shown.get(at);
        shell.close();
        hit.run().run();
    }

    /** Those that have every typed word, the ones that begin with the first word before the others. */
    public static List<Hit> find(List<Hit> all, String typed) {
        String[] words = typed.strip().toLowerCase(Locale.ROOT).split("\\s+");
        List<Hit> found = new ArrayList<>();
        for (Hit hit : all) {
            String text = (hit.group() + " " + hit.name()).toLowerCase(Locale.ROOT);
            boolean fits = true;
            for (String word : words) fits &= text.contains(word);
            if (fits) found.add(hit);
        }
        found.sort(Comparator.comparing(h -> !h.name().toLowerCase(Locale.ROOT).startsWith(words[0])));
        return found;
    }
}
