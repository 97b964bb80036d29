package org.longwave.ui.frame;

import java.util.List;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.longwave.ui.Appearance;
import org.longwave.ui.Settings;
import org.longwave.ui.Studio;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Role;
import org.longwave.ui.nls.Nls;

/** Window thread. Language, theme, text size and habits of the window; each choice is put on at once. */
public final class SettingsDialog extends Dialog {
    private static final int WIDTH = 560;

    private final Studio studio;

    public SettingsDialog(Shell parent, Studio studio) {
        super(parent);
        this.studio = studio;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Nls.text("settings.title"));
        shell.setData("part", "settings");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = new Composite(parent, 0);
        GridLayout grid = new GridLayout();
        grid.marginWidth = 20;
        grid.marginHeight = 16;
        grid.verticalSpacing = 4;
        area.setLayout(grid);
        GridData wide = new GridData(SWT.FILL, SWT.FILL, true, true);
        wide.widthHint = WIDTH;
        area.setLayoutData(wide);
        choice(area, "theme", Settings.THEME, List.of("", "dark", "light", "contrast"));
        choice(area, "textSize", Settings.TEXT_SIZE, List.of("90", "100", "115", "130", "150"));
        choice(area, "language", Settings.LANGUAGE, List.of("", "en", "de"));
        tick(area, "lockOnAir", Settings.LOCK_ON_AIR);
        Double alignment = studio.desk().alignmentDbfs();
        label(area, "settings.alignment", Role.TEXT_MEDIUM);
        Label value = new Label(area, SWT.WRAP);
        value.setFont(studio.look().font(Role.TEXT));
        value.setText(
                alignment == null
                        ? Nls.text("settings.alignment.none")
                        : Nls.text("settings.alignment.value", Words.MINUS + Math.round(Math.abs(alignment))));
        help(area, "alignment");
        return area;
    }

    private void choice(Composite area, String name, String key, List<String> values) {
        label(area, "settings." + name, Role.TEXT_MEDIUM);
        Combo combo = new Combo(area, SWT.DROP_DOWN | SWT.READ_ONLY);
        combo.setFont(studio.look().font(Role.TEXT));
        combo.setData("setting", key);
        for (String value : values)
            combo.add(Nls.text("settings." + name + "." + (value.isEmpty() ? "desktop" : value)));
        String otherwise = key.equals(Settings.TEXT_SIZE) ? "100" : "";
        combo.select(Math.max(0, values.indexOf(studio.settings().text(key, otherwise))));
        combo.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        combo.addListener(SWT.Selection, e -> {
            Appearance.choose(getShell().getDisplay(), key, values.get(combo.getSelectionIndex()));
            getShell().getDisplay().asyncExec(this::again);
        });
        help(area, name);
    }

    /** In the language and size that were just chosen. */
    private void again() {
        Shell shell = getShell();
        if (shell == null || shell.isDisposed()) return;
        close();
        new SettingsDialog(studio.shell(), studio).open();
    }

    private void tick(Composite area, String name, String key) {
        Button button = new Button(area, SWT.CHECK);
        button.setText(Nls.text("settings." + name));
        button.setFont(studio.look().font(Role.TEXT_MEDIUM));
        button.setData("setting", key);
        button.setSelection(studio.settings().on(key, false));
        button.addListener(SWT.Selection, e -> Appearance.choose(getShell().getDisplay(), key, button.getSelection()));
        help(area, name);
    }

    private void label(Composite area, String key, Role role) {
        Label label = new Label(area, SWT.WRAP);
        label.setText(Nls.text(key));
        label.setFont(studio.look().font(role));
    }

    private void help(Composite area, String name) {
        Label label = new Label(area, SWT.WRAP);
        label.setText(Nls.text("settings." + name + ".help"));
        label.setFont(studio.look().font(Role.STATUS));
        // its colour comes from the style sheet
        label.setData("org.eclipse.e4.ui.css.CssClassName", "help");
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = WIDTH - 40;
        data.verticalIndent = 0;
        label.setLayoutData(data);
        new Label(area, 0).setLayoutData(new GridData(1, 8));
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Nls.text("settings.close"), true);
    }
}
