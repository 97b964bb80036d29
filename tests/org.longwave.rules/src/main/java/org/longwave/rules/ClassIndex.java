package org.longwave.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Our classes by internal name ({@code org/longwave/api/RealTime}), with their hierarchy. */
public final class ClassIndex {
    private final Map<String, ClassModel> classes = new TreeMap<>();

    /** All class files below the folders. */
    public static ClassIndex of(Collection<Path> folders) {
        ClassIndex index = new ClassIndex();
        for (Path folder : folders) for (Path file : Checkout.files(folder, ".class")) index.add(parse(file));
        return index;
    }

    public static ClassIndex ofModels(Collection<ClassModel> models) {
        ClassIndex index = new ClassIndex();
        models.forEach(index::add);
        return index;
    }

    static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(ClassModel model) {
        classes.put(name(model), model);
    }

    static String name(ClassModel model) {
        return model.thisClass().asInternalName();
    }

    public Collection<ClassModel> all() {
        return classes.values();
    }

    ClassModel find(String name) {
        return classes.get(name);
    }

    /** The class itself, then its superclasses and interfaces, nearest first; those that are not ours as names only. */
    Set<String> lineage(String name) {
        Set<String> found = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.removeFirst();
            ClassModel model = classes.get(next);
            if (!found.add(next) || model == null) continue;
            model.superclass().ifPresent(s -> open.add(s.asInternalName()));
            model.interfaces().forEach(i -> open.add(i.asInternalName()));
        }
        return found;
    }

    Optional<MethodModel> method(String owner, String name, String descriptor) {
        ClassModel model = classes.get(owner);
        if (model == null) return Optional.empty();
        return model.methods().stream()
                .filter(m -> m.methodName().equalsString(name) && m.methodType().equalsString(descriptor))
                .findFirst();
    }

    static boolean isMarked(AttributedElement element, String annotation) {
        return annotations(element).stream().anyMatch(a -> a.className().equalsString("L" + annotation + ";"));
    }

    private static List<Annotation> annotations(AttributedElement element) {
        List<Annotation> found = new ArrayList<>();
        element.findAttribute(Attributes.runtimeInvisibleAnnotations()).ifPresent(a -> found.addAll(a.annotations()));
        element.findAttribute(Attributes.runtimeVisibleAnnotations()).ifPresent(a -> found.addAll(a.annotations()));
        return found;
    }
}
