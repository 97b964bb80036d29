package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.longwave.api.output.RecordedFile;

/** Looks after what an earlier run left: loads the history, repairs unfinished recordings. On a thread of its own. */
final class Unfinished implements Runnable {
    private static final System.Logger LOG = System.getLogger(Unfinished.class.getName());

    private final Archive archive;
    private final RecorderSettings settings;
    private final Surroundings around;

    Unfinished(Archive archive, RecorderSettings settings, Surroundings around) {
        this.archive = archive;
        this.settings = settings;
        this.around = around;
    }

    static void repair(Archive archive, RecorderSettings settings, Surroundings around) {
        Thread.ofPlatform()
                .daemon()
                .name("lw-out-" + settings.name() + "-scan")
                .start(new Unfinished(archive, settings, around));
    }

    @Override
    public void run() {
        archive.load();
        List<Path> folders = new ArrayList<>(List.of(settings.folder()));
        if (settings.writing().fallback() != null)
            folders.add(settings.writing().fallback());
        for (Path folder : folders) {
            try {
                for (RecordedFile file : new Repair(around.disk(), around.time().zone()).scan(folder))
                    archive.add(file);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "The folder " + folder + " cannot be looked through", e);
            }
        }
    }
}
