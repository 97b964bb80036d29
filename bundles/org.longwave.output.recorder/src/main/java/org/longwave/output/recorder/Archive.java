package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.longwave.api.output.RecordedFile;
import org.longwave.api.output.RecordedFile.Levels;
import org.longwave.api.output.RecordedFile.State;

/**
 * What became of each recording: in memory, and as one line each in the index {@code index/<recorder>.tsv} below the
 * folder, which any spreadsheet reads. A later line about a file replaces an earlier one. Adding and loading on threads
 * that may wait for the disk, asking on any.
 */
final class Archive {
    static final String FOLDER = "index";
    static final int SHOWN = 500;

    private static final System.Logger LOG = System.getLogger(Archive.class.getName());
    private static final String TITLES = "file\tstarted\tfirstFrame\tframes\trateHz\tbytes\tpeakDb\ttruePeakDb"
            + "\tintegratedLufs\trangeLu\tmaxMomentaryLufs\tmaxShortTermLufs\tlostFrames\tstate\tnote\tbus\ttitle\n";

    private final Disk disk;
    private final Path root;
    private final Path index;
    private final Map<Path, RecordedFile> all = new LinkedHashMap<>();
    private String unwritten = "";

    Archive(Disk disk, Path root, String recorder) {
        this.disk = disk;
        this.root = root;
        index = root.resolve(FOLDER).resolve(NameTemplate.safe(recorder) + ".tsv");
    }

    Path root() {
        return root;
    }

    /** Newest first. */
    synchronized List<RecordedFile> newest() {
        List<RecordedFile> files = new ArrayList<>(all.values());
        return files.reversed().stream().limit(SHOWN).toList();
    }

    /** Oldest first. */
    synchronized List<RecordedFile> oldest() {
        return List.copyOf(all.values());
    }

    synchronized RecordedFile find(Path file) {
        return all.get(file);
    }

    /** Keeps it in memory whatever happens, and in the index when the disk takes it. */
    void add(RecordedFile file) {
        synchronized (this) {
            keep(file);
        }
        write(line(file));
    }

    private void write(String line) {
        try {
            append(line);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The index " + index + " cannot be written: " + e.getMessage());
        }
    }

    /** What cannot be written now is written with the next line. */
    private synchronized void append(String line) throws IOException {
        unwritten += line;
        try {
            disk.createFolder(index.getParent());
            if (!begun()) goOn();
            unwritten = "";
        } catch (IOException e) {
            // half a line may stand there: what comes next begins a line of its own
            if (!unwritten.startsWith("\n")) unwritten = "\n" + unwritten;
            throw e;
        }
    }

    /** False when there is one already. */
    private boolean begun() throws IOException {
        try (Disk.DiskFile file = disk.createNew(index)) {
            file.write(ByteBuffer.wrap((TITLES + unwritten).getBytes(StandardCharsets.UTF_8)), 0);
            return true;
        } catch (FileAlreadyExistsException e) {
            LOG.log(System.Logger.Level.TRACE, "{0} goes on", index);
            return false;
        }
    }

    private void goOn() throws IOException {
        try (Disk.DiskFile file = disk.open(index)) {
            if (file == null) throw new IOException("another program has it");
            String titles = file.size() == 0 ? TITLES : "";
            file.write(ByteBuffer.wrap((titles + unwritten).getBytes(StandardCharsets.UTF_8)), file.size());
        }
    }

    /** Reads the index of earlier runs; what is not understood is left out. */
    void load() {
        if (!disk.exists(index)) return;
        try (Disk.DiskFile file = disk.open(index)) {
            if (file == null) return;
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(file.size(), 1 << 28));
            file.read(bytes, 0);
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            List<RecordedFile> read = text.lines()
                    .skip(1)
                    .map(this::parsed)
                    .filter(f -> f != null)
                    .toList();
            merge(read);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The index " + index + " cannot be read: " + e.getMessage());
        }
    }

    private synchronized void merge(List<RecordedFile> read) {
        Map<Path, RecordedFile> newer = new LinkedHashMap<>(all);
        all.clear();
        read.forEach(this::keep);
        newer.values().forEach(this::keep);
    }

    /** News of a recording leaves it in its place; another recording of that name comes last. */
    private void keep(RecordedFile file) {
        RecordedFile before = all.get(file.file());
        if (before != null && !before.started().equals(file.started())) all.remove(file.file());
        all.put(file.file(), file);
    }

    private String line(RecordedFile f) {
        Levels l = f.levels();
        return String.join(
                        "\t",
                        (f.file().startsWith(root) ? root.relativize(f.file()) : f.file())
                                .toString()
                                .replace('\\', '/'),
                        f.started().toString(),
                        Long.toString(f.firstFrame()),
                        Long.toString(f.frames()),
                        Integer.toString(f.rateHz()),
                        Long.toString(f.bytes()),
                        level(l.peakDb()),
                        level(l.truePeakDb()),
                        level(l.integratedLufs()),
                        level(l.rangeLu()),
                        level(l.maxMomentaryLufs()),
                        level(l.maxShortTermLufs()),
                        Long.toString(f.lostFrames()),
                        f.state().name(),
                        clean(f.note()),
                        clean(f.bus()),
                        clean(f.title()))
                + "\n";
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static String level(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static double level(String text) {
        if (text.isEmpty()) return Double.NaN;
        return text.equals("-Infinity") ? Double.NEGATIVE_INFINITY : Double.parseDouble(text);
    }

    private RecordedFile parsed(String line) {
        String[] f = line.split("\t", -1);
        try {
            Levels levels = new Levels(level(f[6]), level(f[7]), level(f[8]), level(f[9]), level(f[10]), level(f[11]));
            return new RecordedFile(
                    root.resolve(f[0]).normalize(),
                    f.length > 15 ? f[15] : "",
                    f.length > 16 ? f[16] : "",
                    Instant.parse(f[1]),
                    Long.parseLong(f[2]),
                    Long.parseLong(f[3]),
                    Integer.parseInt(f[4]),
                    Long.parseLong(f[5]),
                    levels,
                    Long.parseLong(f[12]),
                    State.valueOf(f[13]),
                    f[14]);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "Line of " + index + " not understood: " + line, e);
            return null;
        }
    }
}
