package org.longwave.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import org.junit.jupiter.api.Test;

/** A test of the test: each forbidden arrow is named, each allowed one is not. */
class RoomsFaultsTest {
    private static Rooms.Bundle bundle(String name, String header, String value, String type, String... uses) {
        Attributes manifest = new Attributes();
        if (!header.isEmpty()) manifest.putValue(header, value);
        return new Rooms.Bundle(name, manifest, Map.of(type, Set.of(uses)));
    }

    private static List<String> offences(Rooms.Bundle... some) {
        List<Rooms.Bundle> all = new ArrayList<>(List.of(some));
        all.add(bundle("org.longwave.player", "", "", "org.longwave.player.Deck"));
        return new Rooms(all).offences();
    }

    private static List<String> uses(String bundle, String type, String reference) {
        return offences(bundle(bundle, "", "", type, reference));
    }

    @Test
    void anotherBundlesPackage() {
        assertEquals(
                List.of("org.longwave.engine.Host uses org.longwave.player of org.longwave.player, org.longwave.engine"
                        + " may use only the api and dsp of ours"),
                uses("org.longwave.engine", "org.longwave.engine.Host", "org.longwave.player.Deck"));
    }

    @Test
    void anotherBundlesPackageInTheManifest() {
        assertEquals(
                List.of("org.longwave.ui uses org.longwave.player of org.longwave.player, org.longwave.ui may use only"
                        + " the api and dsp of ours"),
                offences(
                        bundle(
                                "org.longwave.ui",
                                "Import-Package",
                                "org.longwave.api;version=\"[1.0,2)\",org.longwave.player",
                                "org.longwave.ui.App"),
                        bundle("org.longwave.api", "", "", "org.longwave.api.Names")));
    }

    @Test
    void apiAndDspUseNothingOfOurs() {
        assertEquals(
                List.of("org.longwave.dsp.Fft uses org.longwave.api of org.longwave.api, org.longwave.dsp may use"
                        + " nothing of ours"),
                uses("org.longwave.dsp", "org.longwave.dsp.Fft", "org.longwave.api.Names"));
        assertEquals(
                2,
                uses("org.longwave.api", "org.longwave.api.Names", "org.longwave.dsp.Decibels")
                        .size());
    }

    @Test
    void apiKnowsJavaBaseOnly() {
        assertEquals(
                List.of("org.longwave.api.Names uses javax.sound.sampled.Line, the api has java.base only"),
                uses("org.longwave.api", "org.longwave.api.Names", "javax.sound.sampled.Line"));
        assertEquals(List.of(), uses("org.longwave.api", "org.longwave.api.Names", "java.util.List"));
        assertEquals(
                List.of(), uses("org.longwave.api", "org.longwave.api.Names", "org.osgi.annotation.bundle.Export"));
    }

    @Test
    void hotPackagesImportNextToNothing() {
        String engine = "org.longwave.engine";
        for (String bad : List.of(
                "java.util.List",
                "java.io.File",
                "java.util.concurrent.locks.LockSupport",
                "java.util.concurrent.CompletableFuture",
                "org.longwave.engine.host.Host",
                "org.osgi.framework.Bundle"))
            assertEquals(
                    List.of(engine + ".rt.Mixer uses " + bad + ", a hot package may not"),
                    uses(engine, engine + ".rt.Mixer", bad));
        for (String good : List.of(
                "java.lang.invoke.VarHandle",
                "java.util.concurrent.atomic.AtomicLong",
                "org.jctools.queues.varhandle.MpscVarHandleArrayQueue",
                "org.longwave.api.command.Command",
                "org.longwave.dsp.Decibels",
                "org.longwave.engine.rt.Strip",
                "org.longwave.engine.ring.BusRing"))
            assertEquals(List.of(), uses(engine, engine + ".ring.InputRing", good));
        assertEquals(List.of(), uses(engine, engine + ".rt.SystemPacer", "java.util.concurrent.locks.LockSupport"));
    }

    @Test
    void engineExportsNothingAndNobodyRequiresBundles() {
        assertEquals(
                List.of("org.longwave.engine exports org.longwave.engine, the engine exports nothing"),
                offences(bundle(
                        "org.longwave.engine", "Export-Package", "org.longwave.engine", "org.longwave.engine.A")));
        assertEquals(
                List.of("org.longwave.station has Require-Bundle: x, only org.longwave.ui may"),
                offences(bundle("org.longwave.station", "Require-Bundle", "x", "org.longwave.station.A")));
        assertEquals(List.of(), offences(bundle("org.longwave.ui", "Require-Bundle", "x", "org.longwave.ui.A")));
    }

    @Test
    void onlyTheWindowKnowsEclipseAndTheStationOnlyEquinox() {
        String application = "org.eclipse.equinox.app.IApplication";
        String swt = "org.eclipse.swt.SWT";
        assertEquals(
                List.of("org.longwave.x.A uses " + application + ", only org.longwave.ui knows Eclipse"),
                uses("org.longwave.x", "org.longwave.x.A", application));
        assertEquals(
                List.of("org.longwave.station.A uses " + swt + ", the station knows only Equinox's services"),
                uses("org.longwave.station", "org.longwave.station.A", swt));
        assertEquals(List.of(), uses("org.longwave.station", "org.longwave.station.A", application));
        assertEquals(List.of(), uses("org.longwave.ui", "org.longwave.ui.App", swt));
    }

    @Test
    void referencesAreFoundInFieldsMethodsCodeAndSignatures() {
        ClassDesc self = ClassDesc.of("a.Self");
        byte[] bytes = ClassFile.of()
                .build(
                        self,
                        c -> c.withField("f", ClassDesc.of("b.InField").arrayType(), 0)
                                .withMethodBody(
                                        "m",
                                        MethodTypeDesc.of(ConstantDescs.CD_void, ClassDesc.of("c.InMethod")),
                                        0,
                                        m -> m.invokestatic(
                                                        ClassDesc.of("d.InCode"),
                                                        "x",
                                                        MethodTypeDesc.of(ClassDesc.of("e.InCall")))
                                                .pop()
                                                .return_()));
        Set<String> found = Rooms.Bundle.referencesOf(ClassFile.of().parse(bytes));
        assertEquals(Set.of("a.Self", "java.lang.Object", "b.InField", "c.InMethod", "d.InCode", "e.InCall"), found);
    }
}
