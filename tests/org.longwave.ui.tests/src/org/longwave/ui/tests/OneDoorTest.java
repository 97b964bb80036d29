package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.longwave.api.AudioEngine;
import org.longwave.ui.desk.Desk;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Nothing in the window changes the engine but through the desk, which remembers it. A way to change the engine, or a
 * call from the window to a service, that is new fails here until it can be undone or is named as what it is.
 */
class OneDoorTest {
    /** How the engine can be changed; each is undone in UndoEverythingTest. */
    private static final Set<String> WAYS =
            Set.of("submit", "install", "clear", "set", "choosePreset", "lockSolo", "scribble");

    /** What the window asks of services, that is no change of the desk and is not undone. */
    private static final Map<String, String> NO_DESK = Map.ofEntries(
            Map.entry("Transport.play", "transport"),
            Map.entry("Transport.stop", "transport"),
            Map.entry("Transport.setLoop", "transport"),
            Map.entry("OutputControl.start", "going on air"),
            Map.entry("OutputControl.stop", "going off air"),
            Map.entry("RecorderControl.pause", "recording"),
            Map.entry("RecorderControl.resume", "recording"),
            Map.entry("RecorderControl.marker", "recording"),
            Map.entry("RecorderControl.split", "recording"),
            Map.entry("RecorderControl.saveRetro", "recording"),
            Map.entry("RecorderControl.arm", "recording"),
            Map.entry("RecorderControl.edit", "files"),
            Map.entry("RecorderControl.title", "recording"),
            Map.entry("RecorderControl.tracks", "recording"),
            Map.entry("RecorderControl.schedule", "recording"),
            Map.entry("RecorderControl.rename", "files"),
            Map.entry("TitleSink.title", "what the listeners are told"),
            Map.entry("BusMeters.resetLoudness", "measuring"),
            Map.entry("BusMeters.pauseLoudness", "measuring"),
            Map.entry("AudioEngine.readMeters", "reading"),
            Map.entry("Station.save", "the file, not the desk"));

    @Test
    void everyWayToChangeTheEngineIsKnown() {
        Set<String> found = Arrays.stream(AudioEngine.class.getMethods())
                .filter(m -> m.getReturnType() == CompletableFuture.class
                        || m.getReturnType() == void.class && !m.getName().equals("readMeters"))
                .map(Method::getName)
                .collect(Collectors.toSet());
        assertEquals(new TreeSet<>(WAYS), new TreeSet<>(found));
    }

    @Test
    void theWindowChangesTheEngineThroughTheDeskOnlyAndNothingElseUnnamed() throws IOException {
        Set<String> strange = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        Bundle ui = FrameworkUtil.getBundle(Desk.class);
        Collection<String> classes = ui.adapt(BundleWiring.class)
                .listResources(
                        "org/longwave/ui",
                        "*.class",
                        BundleWiring.LISTRESOURCES_RECURSE | BundleWiring.LISTRESOURCES_LOCAL);
        assertTrue(classes.size() > 150, "found " + classes.size());
        for (String path : classes)
            try (InputStream in = ui.getResource(path).openStream()) {
                for (String call : calls(in.readAllBytes())) {
                    seen.add(call);
                    boolean allowed =
                            changes(call) ? path.startsWith("org/longwave/ui/desk/") : NO_DESK.containsKey(call);
                    if (!allowed) strange.add(call + " in " + path);
                }
            }
        assertEquals(Set.of(), strange);
        assertTrue(seen.contains("AudioEngine.submit") && seen.contains("AudioEngine.clear"), seen::toString);
        assertTrue(seen.contains("OutputControl.start"), () -> "method references are looked at, too: " + seen);
    }

    private static boolean changes(String call) {
        return call.startsWith("AudioEngine.") && WAYS.contains(call.substring(call.indexOf('.') + 1));
    }

    /** Calls of this class to interfaces of the api that give no answer, or one that comes later. */
    private static List<String> calls(byte[] bytes) {
        List<String> calls = new ArrayList<>();
        ClassFile.of()
                .parse(bytes)
                .methods()
                .forEach(method -> method.code().ifPresent(code -> {
                    for (CodeElement element : code) {
                        if (element instanceof InvokeInstruction i && i.isInterface())
                            note(
                                    i.owner().asInternalName(),
                                    i.name().stringValue(),
                                    i.type().stringValue(),
                                    calls);
                        if (element instanceof InvokeDynamicInstruction i)
                            for (ConstantDesc argument : i.bootstrapArgs())
                                if (argument instanceof DirectMethodHandleDesc h && h.isOwnerInterface())
                                    note(internal(h), h.methodName(), h.lookupDescriptor(), calls);
                    }
                }));
        return calls;
    }

    private static String internal(DirectMethodHandleDesc handle) {
        String descriptor = handle.owner().descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    private static void note(String owner, String name, String type, List<String> calls) {
        String returns = type.substring(type.indexOf(')') + 1);
        if (owner.startsWith("org/longwave/api/") && asks(returns)) calls.add(simple(owner) + "." + name);
    }

    private static boolean asks(String returns) {
        return returns.equals("V") || returns.equals("Ljava/util/concurrent/CompletableFuture;");
    }

    private static String simple(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1);
    }
}
