package org.longwave.ui.frame;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.longwave.api.StripInfo;
import org.longwave.ui.Settings;
import org.longwave.ui.Studio;
import org.longwave.ui.look.Role;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.scene.Part;
import org.longwave.ui.scene.Scene;
import org.longwave.ui.scene.SceneRecall;

/** Window thread. Scenes: store, bring back with a scope, delete; strips that are safe are never touched. */
public final class ScenesDialog extends Dialog {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm");
    private static final int REFRESH_MILLIS = 200;

    private final Studio studio;
    private final List<Button> parts = new ArrayList<>();
    private final List<StripInfo> strips;
    private List<Scene> shown;
    private Table scenes;
    private Table meant;
    private Table safe;
    private Text name;
    private Button buses;

    public ScenesDialog(Shell parent, Studio studio) {
        super(parent);
        this.studio = studio;
        strips = studio.desk().state().strips();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Nls.text("scene.title"));
        shell.setData("part", "scenes");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = DialogArea.of(parent, 3);
        ((GridLayout) area.getLayout()).horizontalSpacing = 14;
        head(area, "scene.head.scenes");
        head(area, "scene.head.meant");
        head(area, "scene.head.safe");
        scenes = table(area, 300, SWT.SINGLE | SWT.FULL_SELECTION);
        scenes.setData("part", "scenes.list");
        for (int i = 0; i < 2; i++)
            new TableColumn(scenes, SWT.LEFT).setWidth(studio.look().grown(i == 0 ? 165 : 125));
        meant = table(area, 170, SWT.CHECK);
        safe = table(area, 170, SWT.CHECK);
        safe.setData("part", "scenes.safe");
        Set<String> kept = kept();
        for (StripInfo strip : strips) {
            item(meant, strip).setChecked(true);
            item(safe, strip).setChecked(kept.contains(strip.id()));
        }
        safe.addListener(SWT.Selection, e -> keep());
        scope(area);
        entry(area);
        show();
        follow();
        return area;
    }

    private void head(Composite area, String key) {
        Label label = new Label(area, 0);
        label.setText(Nls.text(key));
        label.setFont(studio.look().font(Role.TEXT_MEDIUM));
    }

    private Table table(Composite area, int width, int style) {
        Table table = new Table(area, style | SWT.V_SCROLL);
        table.setFont(studio.look().font(Role.TEXT));
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
        data.widthHint = studio.look().grown(width);
        data.heightHint = studio.look().grown(220);
        table.setLayoutData(data);
        return table;
    }

    private static TableItem item(Table table, StripInfo strip) {
        TableItem item = new TableItem(table, 0);
        item.setText(strip.label());
        item.setData(strip.id());
        return item;
    }

    private void scope(Composite area) {
        Composite row = row(area);
        for (Part part : Part.values()) {
            Button button = tick(row, "scene.part." + part.name());
            button.setData(part);
            parts.add(button);
        }
        buses = tick(row, "scene.buses");
    }

    private Button tick(Composite row, String key) {
        Button button = new Button(row, SWT.CHECK);
        button.setText(Nls.text(key));
        button.setFont(studio.look().font(Role.TEXT));
        button.setSelection(true);
        return button;
    }

    private static Composite row(Composite area) {
        Composite row = new Composite(area, 0);
        GridLayout layout = new GridLayout(6, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 12;
        row.setLayout(layout);
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
        return row;
    }

    private void entry(Composite area) {
        Composite row = row(area);
        name = new Text(row, SWT.SINGLE | SWT.BORDER);
        name.setMessage(Nls.text("scene.name"));
        name.setFont(studio.look().font(Role.TEXT));
        name.setData("part", "scenes.name");
        name.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        name.addListener(SWT.DefaultSelection, e -> store());
        push(row, "store", this::store);
        push(row, "delete", () -> {
            if (chosen() != null) studio.desk().deleteScene(chosen());
        });
        push(row, "recall", () -> {
            if (chosen() != null) studio.desk().recall(chosen(), scope());
        });
    }

    private void push(Composite row, String what, Runnable run) {
        Button button = new Button(row, SWT.PUSH);
        button.setText(Nls.text("scene." + what));
        button.setFont(studio.look().font(Role.TEXT));
        button.setData("part", "scenes." + what);
        button.addListener(SWT.Selection, e -> run.run());
    }

    private void store() {
        if (name.getText().isBlank()) studio.desk().say(Nls.text("scene.noName"));
        else studio.desk().storeScene(name.getText());
    }

    private Scene chosen() {
        int at = scenes.getSelectionIndex();
        if (at >= 0 && at < shown.size()) return shown.get(at);
        studio.desk().say(Nls.text("scene.choose"));
        return null;
    }

    private SceneRecall.Scope scope() {
        Set<Part> wanted = EnumSet.noneOf(Part.class);
        for (Button button : parts) if (button.getSelection()) wanted.add((Part) button.getData());
        Set<String> of = checked(meant);
        // nothing ticked means nothing, and an empty scope would mean all
        if (of.isEmpty()) wanted.clear();
        return new SceneRecall.Scope(wanted, of, checked(safe), buses.getSelection());
    }

    private static Set<String> checked(Table table) {
        Set<String> ids = new HashSet<>();
        for (TableItem item : table.getItems()) if (item.getChecked()) ids.add((String) item.getData());
        return ids;
    }

    private Set<String> kept() {
        return Set.of(studio.settings().text(Settings.SAFE_STRIPS, "").split(" "));
    }

    private void keep() {
        studio.settings().set(Settings.SAFE_STRIPS, String.join(" ", checked(safe)));
        studio.desk().order(Nls.text("settings.title"), studio.settings()::save);
    }

    /** The list follows the folder, which is read elsewhere. */
    private void follow() {
        scenes.getDisplay().timerExec(REFRESH_MILLIS, () -> {
            if (scenes.isDisposed()) return;
            if (studio.desk().scenes().all() != shown) show();
            follow();
        });
    }

    private void show() {
        int at = Math.max(0, scenes.getSelectionIndex());
        shown = studio.desk().scenes().all();
        scenes.removeAll();
        for (Scene scene : shown) {
            String when = WHEN.withLocale(Nls.locale()).format(scene.saved().atZone(ZoneId.systemDefault()));
            new TableItem(scenes, 0).setText(new String[] {scene.name(), when});
        }
        if (!shown.isEmpty()) scenes.select(Math.min(at, shown.size() - 1));
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Nls.text("settings.close"), false);
        getShell().setDefaultButton(null);
        name.setFocus();
    }
}
