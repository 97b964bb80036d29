package org.longwave.ui.onair;

import java.util.List;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.longwave.ui.nls.Nls;

/** Window thread. Asks for the station's name before a stream is stopped; Enter does nothing until it is right. */
final class StopDialog extends Dialog {
    private final String station;
    private final List<String> mounts;
    private Text name;

    StopDialog(Shell parent, String station, List<String> mounts) {
        super(parent);
        this.station = station;
        this.mounts = mounts;
        setShellStyle(SWT.SHEET | SWT.TITLE | SWT.BORDER | SWT.APPLICATION_MODAL);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Nls.text("onair.dialog.title", what()));
    }

    private String what() {
        return mounts.size() == 1
                ? Nls.text("onair.dialog.one", mounts.getFirst())
                : Nls.text("onair.dialog.mounts", mounts.size());
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        ((GridLayout) area.getLayout()).verticalSpacing = 10;
        label(area, Nls.text("onair.dialog.words", String.join(", ", mounts)));
        label(area, Nls.text("onair.dialog.type", station));
        name = new Text(area, SWT.SINGLE | SWT.BORDER);
        name.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        name.addListener(SWT.Modify, e -> getButton(IDialogConstants.OK_ID).setEnabled(fits(name.getText())));
        return area;
    }

    private static void label(Composite area, String words) {
        Label label = new Label(area, SWT.WRAP);
        label.setText(words);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = 420;
        label.setLayoutData(data);
    }

    @Override
    public void create() {
        super.create();
        name.setFocus();
    }

    private boolean fits(String typed) {
        return typed.strip().equalsIgnoreCase(station.strip());
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.CANCEL_ID, Nls.text("onair.dialog.keep"), false);
        createButton(parent, IDialogConstants.OK_ID, Nls.text("onair.dialog.stop", what()), true)
                .setEnabled(false);
    }
}
