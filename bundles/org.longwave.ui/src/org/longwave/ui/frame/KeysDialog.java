package org.longwave.ui.frame;

import java.util.List;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.longwave.ui.Studio;
import org.longwave.ui.deed.Deed;
import org.longwave.ui.deed.Stroke;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;

/** Window thread. The keys as a table: choose a line, press the new keys; what two deeds share is told. */
public final class KeysDialog extends Dialog {
    private final Studio studio;
    private final List<Deed> rows;
    private Table table;
    private Text field;
    private Label words;

    public KeysDialog(Shell parent, Studio studio) {
        super(parent);
        this.studio = studio;
        rows = List.copyOf(studio.deeds().all());
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Nls.text("keys.title"));
        shell.setData("part", "keys");
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = DialogArea.of(parent, 1);
        table = new Table(area, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
        table.setHeaderVisible(true);
        table.setFont(studio.look().font(Role.TEXT));
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
        data.widthHint = 680;
        data.heightHint = 360;
        table.setLayoutData(data);
        String[] heads = {"group", "deed", "keys", "note"};
        int[] widths = {110, 250, 150, 150};
        for (int i = 0; i < heads.length; i++) {
            TableColumn column = new TableColumn(table, SWT.LEFT);
            column.setText(Nls.text("keys.head." + heads[i]));
            column.setWidth(studio.look().grown(widths[i]));
        }
        table.addListener(SWT.Selection, e -> chosen());
        entry(area);
        words = new Label(area, SWT.WRAP);
        words.setFont(studio.look().font(Role.TEXT));
        words.setData("part", "keys.words");
        GridData line = new GridData(SWT.FILL, SWT.TOP, true, false);
        line.heightHint = studio.look().grown(34);
        line.widthHint = 640;
        words.setLayoutData(line);
        for (Deed deed : rows) new TableItem(table, 0);
        table.select(0);
        show();
        chosen();
        return area;
    }

    private void entry(Composite area) {
        Composite row = new Composite(area, 0);
        RowLayout layout = new RowLayout();
        layout.center = true;
        layout.spacing = 8;
        layout.marginLeft = 0;
        row.setLayout(layout);
        Label label = new Label(row, 0);
        label.setText(Nls.text("keys.press"));
        label.setFont(studio.look().font(Role.TEXT));
        field = new Text(row, SWT.SINGLE | SWT.BORDER | SWT.CENTER);
        field.setLayoutData(new org.eclipse.swt.layout.RowData(studio.look().grown(150), SWT.DEFAULT));
        field.setFont(studio.look().font(Role.TEXT));
        field.addListener(SWT.KeyDown, this::pressed);
        field.addListener(SWT.Traverse, e -> {
            // Tab and Esc keep their meaning; Enter is no key to choose
            if (e.detail == SWT.TRAVERSE_RETURN) e.doit = false;
        });
        button(row, "none", () -> choose(List.of()));
        button(row, "reset", () -> {
            studio.deeds().reset(deed());
            kept(Nls.text("keys.wasReset", deed().name()));
        });
        button(row, "resetAll", () -> {
            studio.deeds().resetAll();
            kept(Nls.text("keys.allReset"));
        });
    }

    private void button(Composite row, String name, Runnable run) {
        Button button = new Button(row, SWT.PUSH);
        button.setText(Nls.text("keys." + name));
        button.setFont(studio.look().font(Role.TEXT));
        button.setData("part", "keys." + name);
        button.addListener(SWT.Selection, e -> run.run());
    }

    private Deed deed() {
        return rows.get(Math.max(0, table.getSelectionIndex()));
    }

    private void pressed(Event e) {
        Stroke stroke = Stroke.of(e);
        if (stroke == null || e.keyCode == SWT.TAB || e.keyCode == SWT.ESC) return;
        e.doit = false;
        try {
            choose(List.of(stroke));
        } catch (IllegalArgumentException wrong) {
            say(Nls.text("keys.notFree", stroke.shown()), true);
        }
    }

    private void choose(List<Stroke> keys) {
        Deed deed = deed();
        studio.deeds().choose(deed, keys);
        List<Deed> others = studio.deeds().conflicts(deed);
        if (others.isEmpty()) kept(Nls.text("keys.kept", deed.name(), shown(deed)));
        else {
            kept("");
            say(Nls.text("keys.conflict", shown(deed), others.getFirst().name()), true);
        }
    }

    private String shown(Deed deed) {
        List<Stroke> keys = studio.deeds().keys(deed);
        return keys.isEmpty()
                ? Nls.text("keys.noKey")
                : String.join(", ", keys.stream().map(Stroke::shown).toList());
    }

    private void kept(String sentence) {
        show();
        chosen();
        say(sentence, false);
        studio.desk().order(Nls.text("keys.title"), studio.settings()::save);
    }

    private void say(String sentence, boolean trouble) {
        words.setForeground(studio.look().colour(trouble ? Token.WARN_TEXT : Token.TEXT2));
        words.setText(sentence);
    }

    private void chosen() {
        field.setText(shown(deed()));
        field.selectAll();
        say(Nls.text("keys.how", deed().name()), false);
    }

    private void show() {
        for (int i = 0; i < rows.size(); i++) {
            Deed deed = rows.get(i);
            List<Deed> others = studio.deeds().conflicts(deed);
            String note = !others.isEmpty()
                    ? Nls.text("keys.also", others.getFirst().name())
                    : studio.deeds().changed(deed) ? Nls.text("keys.changed") : "";
            table.getItem(i).setText(new String[] {deed.group(), deed.name(), shown(deed), note});
            table.getItem(i)
                    .setForeground(others.isEmpty() ? null : studio.look().colour(Token.WARN_TEXT));
        }
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Nls.text("settings.close"), true);
        getShell().setDefaultButton(null);
        field.setFocus();
    }
}
