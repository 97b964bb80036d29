package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.longwave.api.DeviceException;
import org.longwave.api.DeviceException.Reason;
import org.longwave.api.output.RecordedFile;
import org.longwave.api.output.RecordedFile.State;

/** Changes finished recordings: names and texts. Any thread that may wait for the disk. */
final class Editor {
    private final RecorderSettings settings;
    private final Archive archive;
    private final Surroundings around;

    Editor(RecorderSettings settings, Archive archive, Surroundings around) {
        this.settings = settings;
        this.archive = archive;
        this.around = around;
    }

    RecorderSettings settings() {
        return settings;
    }

    private RecordedFile known(Path file) throws DeviceException {
        RecordedFile known = archive.find(file);
        if (known == null || known.state() == State.DELETED)
            throw new DeviceException(
                    Reason.UNAVAILABLE,
                    file + " is no finished recording of " + settings.name()
                            + ", so it is left alone: choose one of its history.");
        return known;
    }

    Path rename(Path file, String template) throws DeviceException {
        RecordedFile known = known(file);
        NameTemplate names = new NameTemplate(template);
        String old = file.getFileName().toString();
        String ending = old.substring(old.lastIndexOf('.'));
        Path root = settings.root(file);
        Path base = root.resolve(names.fill(new NameTemplate.Values(
                settings.writing().station(),
                settings.name(),
                known.bus().isEmpty() ? settings.bus() : known.bus(),
                known.started().atZone(around.time().zone()),
                known.title(),
                1)));
        try {
            around.disk().createFolder(base.getParent());
            Path to = free(base, ending);
            around.disk().move(file, to);
            Path image = OverviewImage.path(root, file);
            if (around.disk().exists(image)) around.disk().move(image, OverviewImage.path(root, to));
            Path markers = MarkerFile.of(file);
            if (around.disk().exists(markers)) around.disk().move(markers, MarkerFile.of(to));
            archive.add(known.at(file, State.DELETED, "Renamed to " + to.getFileName() + "."));
            archive.add(known.at(to, known.state(), known.note()));
            return to;
        } catch (IOException e) {
            throw new DeviceException(Reason.IO, Trouble.sentence(e, settings.folder()), e);
        }
    }

    private Path free(Path base, String ending) {
        Path to = base.resolveSibling(base.getFileName() + ending);
        for (int i = 2; around.disk().exists(to); i++) to = base.resolveSibling(base.getFileName() + "-" + i + ending);
        return to;
    }

    void edit(Path file, Map<String, String> tags) throws DeviceException {
        RecordedFile known = known(file);
        try {
            TagWriter.write(around.disk(), file, tags);
            if (tags.containsKey("title")) archive.add(known.titled(tags.get("title")));
        } catch (IOException e) {
            throw new DeviceException(
                    Reason.IO, "The texts of " + file + " cannot be changed (" + e.getMessage() + ").", e);
        }
    }
}
