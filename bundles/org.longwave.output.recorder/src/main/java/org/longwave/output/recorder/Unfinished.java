package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks after what an earlier run left: loads the history, repairs unfinished recordings, its own and those of others in
 * the same folder. On a thread of its own.
 */
final class Unfinished implements Runnable {
    private static final System.Logger LOG = System.getLogger(Unfinished.class.getName());

    private final Archive archive;
    private final Archives archives;
    private final RecorderSettings settings;
    private final Surroundings around;

    Unfinished(Archive archive, Archives archives, RecorderSettings settings, Surroundings around) {
        this.archive = archive;
        this.archives = archives;
        this.settings = settings;
        this.around = around;
    }

    static void repair(Archive archive, Archives archives, RecorderSettings settings, Surroundings around) {
        Thread.ofPlatform()
                .daemon()
                .name("lw-out-" + settings.name() + "-scan")
                .start(new Unfinished(archive, archives, settings, around));
    }

    @Override
    public void run() {
        archive.load();
        List<Path> folders = new ArrayList<>(List.of(settings.folder()));
        if (settings.writing().fallback() != null)
            folders.add(settings.writing().fallback());
        for (Path folder : folders) {
            try {
                for (Repair.Found found :
                        new Repair(around.disk(), around.time().zone()).scan(folder))
                    (found.recorder().isEmpty() ? archive : archives.of(archive.root(), found.recorder()))
                            .add(found.file());
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "The folder " + folder + " cannot be looked through", e);
            }
        }
    }
}
