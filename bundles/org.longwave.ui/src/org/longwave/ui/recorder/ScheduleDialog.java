package org.longwave.ui.recorder;

import java.util.List;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.longwave.api.output.RecorderControl;
import org.longwave.ui.Studio;
import org.longwave.ui.frame.DialogArea;
import org.longwave.ui.look.Role;
import org.longwave.ui.nls.Nls;

/** Window thread. When a recorder records by itself, a span a line; it closes when the recorder has taken them. */
final class ScheduleDialog extends Dialog {
    private final Studio studio;
    private final RecorderControl control;
    private final String recorder;
    private final List<String> spans;
    private Text text;
    private Label said;

    /** @param spans those that hold now */
    ScheduleDialog(Shell parent, Studio studio, RecorderControl control, String recorder, List<String> spans) {
        super(parent);
        this.studio = studio;
        this.control = control;
        this.recorder = recorder;
        this.spans = spans;
    }

    /** Asks the recorder what holds now, on the thread of the orders, then opens. */
    static void open(Shell parent, Studio studio, RecorderControl control, String recorder) {
        Display display = parent.getDisplay();
        studio.desk().order(Nls.text("recorder.schedule.title", recorder), () -> {
            List<String> now = control.schedule();
            display.asyncExec(() -> {
                if (!parent.isDisposed()) new ScheduleDialog(parent, studio, control, recorder, now).open();
            });
        });
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Nls.text("recorder.schedule.title", recorder));
        shell.setData("part", "schedule");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = DialogArea.of(parent, 1);
        label(area, Nls.text("recorder.schedule.words"));
        text = new Text(area, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL);
        text.setText(String.join("\n", spans));
        text.setFont(studio.look().font(Role.TEXT));
        text.setData("part", "schedule.spans");
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
        data.heightHint = studio.look().grown(110);
        text.setLayoutData(data);
        said = label(area, "");
        said.setData("part", "schedule.said");
        return area;
    }

    private Label label(Composite area, String words) {
        Label label = new Label(area, SWT.WRAP);
        label.setText(words);
        label.setFont(studio.look().font(Role.TEXT));
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = studio.look().grown(460);
        label.setLayoutData(data);
        return label;
    }

    @Override
    public void create() {
        super.create();
        text.setFocus();
        text.setSelection(text.getCharCount());
    }

    @Override
    protected void okPressed() {
        List<String> typed = text.getText()
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .toList();
        Display display = text.getDisplay();
        studio.desk().order(Nls.text("recorder.schedule.title", recorder), () -> {
            String refused = "";
            try {
                control.schedule(typed);
            } catch (RuntimeException e) {
                refused = e.getMessage() == null ? e.toString() : e.getMessage();
            }
            String why = refused;
            display.asyncExec(() -> answered(why));
        });
    }

    private void answered(String why) {
        if (said.isDisposed()) return;
        if (why.isEmpty()) {
            super.okPressed();
            return;
        }
        said.setText(why);
        getShell().pack();
        text.setFocus();
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.CANCEL_ID, Nls.text("recorder.schedule.cancel"), false);
        createButton(parent, IDialogConstants.OK_ID, Nls.text("recorder.schedule.take"), true);
    }
}
