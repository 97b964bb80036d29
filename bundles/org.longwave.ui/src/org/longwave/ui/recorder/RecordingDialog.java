package org.longwave.ui.recorder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.longwave.api.DeviceException;
import org.longwave.api.output.RecordedFile;
import org.longwave.api.output.RecordedFile.Levels;
import org.longwave.api.output.RecorderControl;
import org.longwave.ui.Studio;
import org.longwave.ui.frame.DialogArea;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Role;
import org.longwave.ui.nls.Nls;

/**
 * Window thread. A recording: its peaks, its figures, another name, other texts. The disk is waited for on the thread of
 * the orders; what came of it stands below.
 */
final class RecordingDialog extends Dialog {
    private static final List<String> TEXTS = List.of("title", "artist", "album", "comment", "genre", "copyright");
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss");
    private static final int WIDTH = 620;
    private static final int PEAKS = 96;

    private final Studio studio;
    private final RecorderControl control;
    private final RecordedFile recording;
    private final Map<String, String> changed = new LinkedHashMap<>();
    private Path file;
    private Canvas peaks;
    private Label where;
    private Text name;
    private Label said;

    /** What may fail because of the disk, or because of what was typed; says what was done. */
    private interface Deed {
        String run() throws DeviceException;
    }

    RecordingDialog(Shell parent, Studio studio, RecorderControl control, RecordedFile recording) {
        super(parent);
        this.studio = studio;
        this.control = control;
        this.recording = recording;
        file = recording.file();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Nls.text("recorder.recording"));
        shell.setData("part", "recording");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = DialogArea.of(parent, 3);
        where = line(area, file.toString());
        peaks(area);
        line(area, span());
        line(area, loudness(recording.levels()));
        if (!note().isEmpty()) line(area, note());
        if (recording.state() != RecordedFile.State.DELETED) fields(area);
        said = line(area, "");
        said.setData("part", "recording.said");
        return area;
    }

    private Label line(Composite area, String words) {
        Label label = new Label(area, SWT.WRAP);
        label.setText(words);
        label.setFont(studio.look().font(Role.TEXT));
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1);
        data.widthHint = studio.look().grown(WIDTH);
        label.setLayoutData(data);
        return label;
    }

    private String span() {
        String at = AT.withLocale(Nls.locale()).format(recording.started().atZone(ZoneId.systemDefault()));
        String length = recording.rateHz() > 0 ? Words.time(recording.frames() / recording.rateHz()) : Words.NONE;
        String state = Nls.text("recorder.state." + recording.state().name().toLowerCase(Locale.ROOT));
        return String.join(" \u00b7 ", recording.bus(), at, length, Words.size(recording.bytes()), state);
    }

    static String loudness(Levels l) {
        return Nls.text(
                "recorder.levels",
                number(l.integratedLufs()),
                Double.isFinite(l.rangeLu()) ? Words.tenths((float) l.rangeLu()) : Words.NONE,
                number(l.truePeakDb()),
                number(l.peakDb()));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Words.gain((float) value) : Words.NONE;
    }

    private String note() {
        String lost = recording.lostFrames() > 0 ? Nls.text("recorder.lostFrames", recording.lostFrames()) : "";
        return (recording.note() + " " + lost).strip();
    }

    /** The picture of the whole recording, when it has one. */
    private void peaks(Composite area) {
        peaks = new Canvas(area, SWT.DOUBLE_BUFFERED);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1);
        data.heightHint = PEAKS;
        data.exclude = true;
        peaks.setLayoutData(data);
        peaks.setVisible(false);
        peaks.setData("part", "recording.peaks");
        Display display = peaks.getDisplay();
        studio.desk().order(Nls.text("recorder.recording"), () -> {
            Path picture = control.overview(recording.file());
            if (picture == null || !Files.isReadable(picture)) return;
            ImageData drawn = new ImageData(picture.toString());
            display.asyncExec(() -> show(drawn));
        });
    }

    private void show(ImageData drawn) {
        if (peaks.isDisposed()) return;
        Image image = new Image(peaks.getDisplay(), drawn);
        peaks.addListener(SWT.Dispose, e -> image.dispose());
        peaks.addListener(SWT.Paint, e -> {
            Rectangle a = peaks.getClientArea();
            e.gc.setInterpolation(SWT.HIGH);
            e.gc.drawImage(image, 0, 0, drawn.width, drawn.height, 0, 0, a.width, a.height);
        });
        ((GridData) peaks.getLayoutData()).exclude = false;
        peaks.setVisible(true);
        getShell().pack();
    }

    private void fields(Composite area) {
        name = field(area, Nls.text("recorder.recording.name"), "name");
        name.setMessage("{date}_{title}");
        name.addListener(SWT.DefaultSelection, e -> rename());
        push(area, "rename", this::rename);
        for (String key : TEXTS) {
            Text text = field(area, Nls.text("recorder.text." + key), key);
            if (key.equals("title")) text.setText(recording.title());
            else text.setMessage(Nls.text("recorder.recording.same"));
            text.addListener(SWT.Modify, e -> changed.put(key, text.getText().strip()));
            text.addListener(SWT.DefaultSelection, e -> write());
            if (!key.equals(TEXTS.getLast())) new Label(area, 0);
        }
        push(area, "write", this::write);
    }

    private Text field(Composite area, String words, String part) {
        Label label = new Label(area, 0);
        label.setText(words);
        label.setFont(studio.look().font(Role.TEXT));
        Text text = new Text(area, SWT.SINGLE | SWT.BORDER);
        text.setFont(studio.look().font(Role.TEXT));
        text.setData("part", "recording." + part);
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return text;
    }

    private void push(Composite area, String what, Runnable run) {
        Button button = new Button(area, SWT.PUSH);
        button.setText(Nls.text("recorder.recording." + what));
        button.setFont(studio.look().font(Role.TEXT));
        button.setData("part", "recording." + what);
        button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false));
        button.addListener(SWT.Selection, e -> run.run());
    }

    private void rename() {
        String template = name.getText().strip();
        if (template.isEmpty()) {
            say(Nls.text("recorder.recording.noName"));
            return;
        }
        Path old = file;
        Display display = name.getDisplay();
        perform(() -> {
            Path now = control.rename(old, template);
            display.asyncExec(() -> moved(now));
            return Nls.text("recorder.recording.renamed", now.getFileName());
        });
    }

    private void moved(Path now) {
        file = now;
        if (!where.isDisposed()) where.setText(now.toString());
    }

    /** Only what was touched: the other texts stay as they are. */
    private void write() {
        if (changed.isEmpty()) {
            say(Nls.text("recorder.recording.nothing"));
            return;
        }
        Map<String, String> texts = Map.copyOf(changed);
        Path of = file;
        perform(() -> {
            control.edit(of, texts);
            return Nls.text("recorder.recording.written", of.getFileName());
        });
    }

    private void perform(Deed deed) {
        Display display = said.getDisplay();
        studio.desk().order(Nls.text("recorder.recording"), () -> {
            String words;
            try {
                words = deed.run();
            } catch (DeviceException | RuntimeException e) {
                words = e.getMessage() == null ? e.toString() : e.getMessage();
            }
            String told = words;
            display.asyncExec(() -> say(told));
        });
    }

    private void say(String words) {
        if (said.isDisposed()) return;
        said.setText(words);
        getShell().pack();
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Nls.text("settings.close"), false);
        getShell().setDefaultButton(null);
        if (name != null) name.setFocus();
    }
}
