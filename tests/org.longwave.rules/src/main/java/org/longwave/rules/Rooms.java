package org.longwave.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who may import whom. Reads the class files and manifests of the bundles; the UI bundle, which another tool builds
 * later, is read by the import lines of its sources.
 */
public final class Rooms {
    static final String OURS = "org.longwave.";
    private static final String API = "org.longwave.api";
    private static final String DSP = "org.longwave.dsp";
    private static final String ENGINE = "org.longwave.engine";
    private static final String UI = "org.longwave.ui";
    private static final String STATION = "org.longwave.station";
    private static final Pattern TYPE_IN_DESCRIPTOR = Pattern.compile("L((?:[\\w$]+/)+[\\w$]+)[;<]");
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?([\\w.]+\\.[A-Z]\\w*)", Pattern.MULTILINE);
    private static final Pattern HOT = Pattern.compile("org\\.longwave\\.engine\\.(rt|ring)(\\..*)?");
    private static final Pattern HOT_MAY = Pattern.compile("java\\.lang(\\..*)?|java\\.util\\.concurrent\\.atomic"
            + "|org\\.jctools\\.queues(\\..*)?|org\\.longwave\\.api(\\..*)?|org\\.longwave\\.dsp");
    private static final Pattern EQUINOX =
            Pattern.compile("org\\.eclipse\\.(equinox\\.app|equinox\\.metatype|osgi\\.service\\.environment)\\.[^.]+");
    private static final String PARK = "java.util.concurrent.locks.LockSupport";
    private static final Set<String> JAVA_BASE =
            ModuleLayer.boot().findModule("java.base").orElseThrow().getPackages();

    private final List<Bundle> bundles;
    private final Map<String, String> ownerOfPackage = new TreeMap<>();

    /**
     * A bundle.
     *
     * @param references class name to the class names it refers to, all with dots
     */
    public record Bundle(String name, Attributes manifest, Map<String, Set<String>> references) {
        /** Reads {@code target/classes} or, where there is none, the sources. */
        public static Bundle read(Path folder) {
            Path classes = Checkout.classes(folder);
            Path built = classes.resolve("META-INF/MANIFEST.MF");
            Path manifest = Files.exists(built) ? built : folder.resolve("META-INF/MANIFEST.MF");
            Map<String, Set<String>> references = new TreeMap<>();
            if (Files.exists(built))
                for (Path file : Checkout.files(classes, ".class")) {
                    ClassModel model = ClassIndex.parse(file);
                    references.put(ClassIndex.name(model).replace('/', '.'), referencesOf(model));
                }
            else
                for (Path file : Checkout.files(folder.resolve("src"), ".java"))
                    references.put(className(folder.resolve("src").relativize(file)), importsOf(file));
            return new Bundle(folder.getFileName().toString(), attributes(manifest), references);
        }

        private static String className(Path relative) {
            return relative.toString()
                    .replace(".java", "")
                    .replace(relative.getFileSystem().getSeparator(), ".");
        }

        private static Attributes attributes(Path manifest) {
            try (InputStream in = Files.newInputStream(manifest)) {
                return new Manifest(in).getMainAttributes();
            } catch (IOException e) {
                throw new UncheckedIOException("build the bundle first: " + manifest, e);
            }
        }

        private static Set<String> importsOf(Path source) {
            try {
                return all(IMPORT, Files.readString(source));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Every class in the constant pool, in descriptors and generic signatures included. */
        static Set<String> referencesOf(ClassModel model) {
            Set<String> found = new TreeSet<>();
            for (PoolEntry entry : model.constantPool()) {
                if (entry instanceof ClassEntry c && !c.asInternalName().startsWith("["))
                    found.add(c.asInternalName().replace('/', '.'));
                if (entry instanceof Utf8Entry text)
                    for (String type : all(TYPE_IN_DESCRIPTOR, text.stringValue())) found.add(type.replace('/', '.'));
            }
            return found;
        }

        private static Set<String> all(Pattern pattern, String text) {
            Set<String> found = new TreeSet<>();
            for (Matcher m = pattern.matcher(text); m.find(); ) found.add(m.group(1));
            return found;
        }
    }

    public Rooms(List<Bundle> bundles) {
        this.bundles = bundles;
        for (Bundle bundle : bundles)
            for (String type : bundle.references.keySet()) ownerOfPackage.put(packageOf(type), bundle.name);
    }

    static String packageOf(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }

    /** One line per forbidden arrow. */
    public List<String> offences() {
        List<String> found = new ArrayList<>();
        for (Bundle bundle : bundles) {
            checkManifest(bundle, found);
            bundle.references.forEach((type, references) -> {
                for (String reference : references) check(bundle.name, type, reference, found);
            });
            checkStation(bundle, found);
        }
        return found;
    }

    private void checkManifest(Bundle bundle, List<String> found) {
        String required = bundle.manifest.getValue("Require-Bundle");
        if (required != null && !bundle.name.equals(UI))
            found.add(bundle.name + " has Require-Bundle: " + required + ", only " + UI + " may");
        String exported = bundle.manifest.getValue("Export-Package");
        if (exported != null && bundle.name.equals(ENGINE))
            found.add(bundle.name + " exports " + exported + ", the engine exports nothing");
        String imported = bundle.manifest.getValue("Import-Package");
        if (imported != null)
            for (String name : imported.replaceAll("\"[^\"]*\"", "").split(","))
                checkOwner(bundle.name, bundle.name, name.replaceAll(";.*", "").strip(), found);
    }

    private void check(String bundle, String type, String reference, List<String> found) {
        String target = packageOf(reference);
        checkOwner(bundle, type, target, found);
        if (bundle.equals(API)
                && !JAVA_BASE.contains(target)
                && !target.startsWith("org.osgi.annotation.")
                && !isIn(target, API)) found.add(type + " uses " + reference + ", the api has java.base only");
        if (HOT.matcher(packageOf(type)).matches() && !hotMay(type, reference))
            found.add(type + " uses " + reference + ", a hot package may not");
        if (target.startsWith("org.eclipse.") && !bundle.equals(UI) && !bundle.equals(STATION))
            found.add(type + " uses " + reference + ", only " + UI + " knows Eclipse");
    }

    private void checkOwner(String bundle, String user, String target, List<String> found) {
        String owner = isOurs(target) ? ownerOfPackage.getOrDefault(target, ownerByName(target)) : bundle;
        if (owner.equals(bundle)) return;
        boolean leaf = bundle.equals(API) || bundle.equals(DSP);
        if (leaf || !(owner.equals(API) || owner.equals(DSP)))
            found.add(user + " uses " + target + " of " + owner + ", " + bundle + " may "
                    + (leaf ? "use nothing of ours" : "use only the api and dsp of ours"));
    }

    private static boolean isOurs(String target) {
        return target.startsWith(OURS);
    }

    /** For a package that has no class yet. */
    private String ownerByName(String target) {
        return Stream.concat(Stream.of(API, DSP), bundles.stream().map(Bundle::name))
                .filter(b -> isIn(target, b))
                .findFirst()
                .orElse(target);
    }

    private static boolean isIn(String target, String root) {
        return target.equals(root) || target.startsWith(root + ".");
    }

    private static boolean hotMay(String type, String reference) {
        String target = packageOf(reference);
        if (HOT.matcher(target).matches() || HOT_MAY.matcher(target).matches()) return true;
        String name = type.substring(type.lastIndexOf('.') + 1);
        return reference.equals(PARK) && (name.contains("Pacer") || name.contains("Clock"));
    }

    /** The station bundle runs on Equinox without a window: the framework's own services, nothing of the workbench. */
    private static void checkStation(Bundle bundle, List<String> found) {
        if (!bundle.name.equals(STATION)) return;
        bundle.references.forEach((type, references) -> {
            for (String r : references)
                if (r.startsWith("org.eclipse.") && !EQUINOX.matcher(r).matches())
                    found.add(type + " uses " + r + ", the station knows only Equinox's services");
        });
    }
}
