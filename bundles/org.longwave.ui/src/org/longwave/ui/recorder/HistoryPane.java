package org.longwave.ui.recorder;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.api.output.RecordedFile;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.Facts;
import org.longwave.ui.desk.RecorderFacts;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Listing;
import org.longwave.ui.pane.Listing.Cell;
import org.longwave.ui.pane.Listing.Column;
import org.longwave.ui.pane.Listing.Row;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PushButton;
import org.longwave.ui.pane.PushButton.Face;

/** Window thread. What was recorded: when, how long, how large, how loud, and what became of it. */
public final class HistoryPane {
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("d MMM HH:mm:ss");

    private final Studio studio;
    private final Pane pane;
    private RecordedFile chosen;

    public HistoryPane(Composite parent, Studio studio) {
        this.studio = studio;
        pane = new Pane(parent, studio, Token.PANEL, this::layout);
    }

    public Pane pane() {
        return pane;
    }

    private void layout(Pane p) {
        Rectangle a = p.area();
        List<Column> columns = new ArrayList<>(List.of(
                new Column(Nls.text("recorder.col.at"), 112, SWT.LEFT),
                new Column(Nls.text("recorder.col.name"), 0, SWT.LEFT),
                new Column(Nls.text("recorder.col.length"), 64, SWT.RIGHT),
                new Column(Nls.text("recorder.col.size"), 68, SWT.RIGHT),
                new Column("LUFS", 52, SWT.RIGHT)));
        boolean wide = a.width > 560;
        if (wide) columns.add(new Column("dBTP", 48, SWT.RIGHT));
        columns.add(new Column(Nls.text("recorder.col.state"), wide ? 124 : 116, SWT.LEFT));
        Rectangle at = new Rectangle(6, 4, a.width - 12, Math.max(60, a.height - 30));
        p.items().add(new Listing(p, at, Nls.text("recorder.history"), 24, columns, new Files(wide)));
        Face open = Face.words(Nls.text("recorder.open.name"), Nls.text("recorder.open"));
        int width = PushButton.width(p.look(), open, 60);
        Rectangle button = new Rectangle(a.width - 8 - width, a.height - 25, width, 22);
        p.items().add(new PushButton(p, button, open, f -> false, PushButton.Trigger.RELEASE, () -> {
            if (chosen == null) studio.desk().refuse(Nls.text("recorder.choose"));
            else open(chosen);
        }));
        Rectangle foot = new Rectangle(12, a.height - 24, a.width - width - 32, 20);
        p.items().add(new Caption(p, foot, Caption.Style.left(Role.NARROW, Token.TEXT2), f -> note()).mayShorten());
    }

    private String note() {
        if (chosen == null) return "";
        String lost = chosen.lostFrames() > 0 ? " " + Nls.text("recorder.lostFrames", chosen.lostFrames()) : "";
        return chosen.file() + "  " + chosen.note() + lost;
    }

    private void open(RecordedFile file) {
        for (RecorderFacts facts : studio.watch().facts().recorders().values())
            for (RecordedFile now : facts.history()) {
                if (!now.file().equals(file.file())) continue;
                new RecordingDialog(pane.canvas().getShell(), studio, facts.control(), now).open();
                return;
            }
        studio.desk().refuse(Nls.text("recorder.gone", file.file().getFileName()));
    }

    /** The rows, newest first; made anew only when the facts are. */
    private final class Files implements Listing.Source {
        private final boolean wide;
        private Facts of;
        private List<Row> rows = List.of();

        Files(boolean wide) {
            this.wide = wide;
        }

        @Override
        public List<Row> rows(Frame frame) {
            Facts now = studio.watch().facts();
            if (now == of) return rows;
            of = now;
            rows = now.recorders().values().stream()
                    .map(RecorderFacts::history)
                    .flatMap(List::stream)
                    .sorted(Comparator.comparing(RecordedFile::started).reversed())
                    .map(this::row)
                    .toList();
            return rows;
        }

        private Row row(RecordedFile f) {
            RecordedFile.State s = f.state();
            boolean bad = s == RecordedFile.State.CUT || s == RecordedFile.State.DAMAGED;
            boolean gone = s == RecordedFile.State.DELETED;
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(AT.withLocale(Nls.locale()).format(f.started().atZone(ZoneId.systemDefault()))));
            String name = f.title().isEmpty() ? f.file().getFileName().toString() : f.title();
            cells.add(gone ? Cell.of(name) : Cell.strong(name));
            cells.add(Cell.of(f.rateHz() > 0 ? Words.time(f.frames() / f.rateHz()) : Words.NONE));
            cells.add(Cell.of(Words.size(f.bytes())));
            cells.add(Cell.of(number(f.levels().integratedLufs())));
            if (wide) {
                Cell peak = Cell.of(number(f.levels().truePeakDb()));
                cells.add(f.levels().truePeakDb() > -1 ? peak.in(Token.WARN_TEXT) : peak);
            }
            String words = Nls.text("recorder.state." + s.name().toLowerCase(Locale.ROOT));
            cells.add(Cell.of(f.lostFrames() > 0 ? Nls.text("recorder.state.lost", words) : words)
                    .in(bad || f.lostFrames() > 0 ? Token.WARN_TEXT : gone ? Token.TEXT3 : Token.OK_TEXT));
            return new Row(f, bad, cells);
        }

        private static String number(double value) {
            return Double.isFinite(value) ? Words.gain((float) value) : Words.NONE;
        }

        @Override
        public void chosen(Object key) {
            chosen = (RecordedFile) key;
        }

        @Override
        public void opened(Object key) {
            open((RecordedFile) key);
        }

        @Override
        public String nothing() {
            return Nls.text("recorder.none");
        }
    }
}
