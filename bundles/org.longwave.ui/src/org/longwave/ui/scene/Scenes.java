package org.longwave.ui.scene;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.longwave.ui.nls.Nls;
import org.osgi.framework.BundleContext;

/** Not the window thread. The scenes in a folder, one readable JSON file each. */
public final class Scenes {
    private static final int FORMAT = 1;

    private final Path folder;
    private volatile List<Scene> all = List.of();
    private volatile List<String> unread = List.of();

    public Scenes(Path folder) {
        this.folder = folder;
    }

    /** In the operator's own folder; not read yet. */
    public static Scenes of(BundleContext context) {
        String told = context.getProperty("longwave.home"); // of the framework, else of the system
        if (told == null || told.isEmpty()) told = System.getenv("LONGWAVE_HOME");
        Path home =
                told == null || told.isEmpty() ? Path.of(System.getProperty("user.home"), ".longwave") : Path.of(told);
        return new Scenes(home.resolve("scenes"));
    }

    /** As they were read last, by name; any thread. */
    public List<Scene> all() {
        return all;
    }

    /** One sentence for each file that could not be read; any thread. */
    public List<String> unread() {
        return unread;
    }

    /** Looks at the folder anew. */
    public void read() {
        List<Scene> found = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".json"))
                        .sorted()
                        .toList()) read(file, found, wrong);
            } catch (IOException e) {
                wrong.add(Nls.text("scene.folder.unread", folder, e.getMessage()));
            }
        }
        found.sort(Comparator.comparing(Scene::name));
        all = List.copyOf(found);
        unread = List.copyOf(wrong);
    }

    private static void read(Path file, List<Scene> found, List<String> wrong) {
        try (Reader in = Files.newBufferedReader(file);
                JsonReader json = Json.createReader(in)) {
            JsonObject scene = json.readObject();
            if (scene.getInt("format", 0) != FORMAT)
                throw new IllegalArgumentException(Nls.text("scene.noFormat", FORMAT));
            Instant saved = Instant.parse(scene.getString("saved"));
            if (scene.getJsonObject("strips") == null || scene.getJsonObject("buses") == null)
                throw new IllegalArgumentException(Nls.text("scene.noDesk"));
            found.add(new Scene(scene.getString("name"), saved, scene));
        } catch (IOException
                | JsonException
                | IllegalArgumentException
                | DateTimeException
                | NullPointerException
                | ClassCastException e) {
            wrong.add(Nls.text("scene.none", file.getFileName(), e.getMessage()));
        }
    }

    /** Writes a scene, in place of one of this name, whole or not at all. */
    public void store(Scene scene) {
        JsonObject whole = Json.createObjectBuilder()
                .add("format", FORMAT)
                .add("name", scene.name())
                .add("saved", scene.saved().toString())
                .add("strips", scene.desk().getJsonObject("strips"))
                .add("buses", scene.desk().getJsonObject("buses"))
                .build();
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve(scene.fileName() + ".part");
            try (Writer out = Files.newBufferedWriter(part);
                    JsonWriter json = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                            .createWriter(out)) {
                json.writeObject(whole);
            }
            Files.move(part, folder.resolve(scene.fileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(Nls.text("scene.notWritten", scene.name(), folder), e);
        }
        read();
    }

    public void delete(Scene scene) {
        try {
            Files.deleteIfExists(folder.resolve(scene.fileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(Nls.text("scene.notDeleted", scene.name()), e);
        }
        read();
    }
}
