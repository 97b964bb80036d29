package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.longwave.api.DeviceException;

/** Begins files: which folder, which name, which kind. Disk thread. */
final class PartOpener {
    private static final int FIRST_NAMES = 10_000;
    private static final System.Logger LOG = System.getLogger(PartOpener.class.getName());

    private final RecorderSettings settings;
    private final int rateHz;
    private final int channels;
    private final Surroundings around;
    private int number;

    PartOpener(RecorderSettings settings, int rateHz, int channels, Surroundings around) {
        this.settings = settings;
        this.rateHz = rateHz;
        this.channels = channels;
        this.around = around;
    }

    /** A file in the folder, or when that cannot be in the fallback; the first folder's fault when neither can be. */
    Part open(Instant wall, String title, String suffix) throws IOException {
        try {
            return in(settings.folder(), wall, title, suffix);
        } catch (IOException e) {
            Path fallback = settings.writing().fallback();
            if (fallback == null) throw e;
            try {
                Part part = in(fallback, wall, title, suffix);
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Recorder {0} records to {1}: {2}",
                        settings.name(),
                        fallback,
                        Trouble.sentence(e, settings.folder()));
                return part;
            } catch (IOException second) {
                e.addSuppressed(second);
                throw e;
            }
        }
    }

    private Part in(Path folder, Instant wall, String title, String suffix) throws IOException {
        Disk disk = around.disk();
        disk.createFolder(folder);
        long free = disk.usableBytes(folder);
        if (free < settings.writing().minFreeBytes())
            throw new NoRoomException(free, settings.writing().minFreeBytes());
        ZonedDateTime started = wall.atZone(around.time().zone());
        NameTemplate.Values values = new NameTemplate.Values(
                settings.writing().station(), settings.name(), settings.bus(), started, title, ++number);
        Path name = settings.writing().names().fill(values);
        Path base = folder.resolve(name);
        disk.createFolder(base.getParent());
        FileHead head = head(started, title);
        for (int i = 1; i <= FIRST_NAMES; i++) {
            String last = base.getFileName() + suffix + (i == 1 ? "" : "-" + i) + "." + head.format().extension;
            try {
                return create(folder, base.resolveSibling(last), head);
            } catch (FileAlreadyExistsException e) {
                LOG.log(System.Logger.Level.TRACE, "{0} exists and is left alone", last);
            }
        }
        throw new IOException("there are already " + FIRST_NAMES + " files named " + name);
    }

    private FileHead head(ZonedDateTime started, String title) {
        Map<String, String> tags = new LinkedHashMap<>(settings.writing().tags());
        if (!title.isEmpty()) tags.put("title", title);
        String reference =
                settings.writing().sinceMidnight() ? "" : "; TimeReference counts frames since the engine's start";
        return new FileHead(
                settings.format(),
                rateHz,
                channels,
                settings.writing().dither(),
                "Bus " + settings.bus() + reference,
                settings.name(),
                started,
                settings.writing().sinceMidnight(),
                tags,
                settings.writing().bitrateKbps(),
                settings.writing().quality());
    }

    /** The journal first: a file of ours without one would be found by nobody. */
    private Part create(Path folder, Path path, FileHead head) throws IOException {
        Disk disk = around.disk();
        if (disk.exists(path)) throw new FileAlreadyExistsException(path.toString());
        Journal journal = Journal.begin(disk, path, head, new Journal.Owner(settings.owner(), settings.bus()));
        Disk.DiskFile file;
        try {
            file = disk.createNew(path);
        } catch (IOException e) {
            journal.end();
            throw e;
        }
        SoundFile sound;
        try {
            sound = sound(file, head);
        } catch (IOException | RuntimeException e) {
            file.close();
            disk.delete(path);
            journal.end();
            throw e;
        }
        Path overview = settings.writing().overview() ? OverviewImage.path(folder, path) : null;
        return new Part(disk, path, settings.bus(), head, sound, journal, overview);
    }

    private SoundFile sound(Disk.DiskFile file, FileHead head) throws IOException {
        if (head.format().isPlain()) return new PcmFile(file, Layout.of(head));
        try {
            return EncodedFile.open(file, head, around.encoders());
        } catch (DeviceException e) {
            throw new EncoderException(e.getMessage(), e);
        }
    }
}
