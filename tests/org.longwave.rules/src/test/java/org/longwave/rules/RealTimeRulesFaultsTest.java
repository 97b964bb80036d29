package org.longwave.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.RuntimeInvisibleAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A test of the test: every seeded fault is named with its line, and nothing else is. */
class RealTimeRulesFaultsTest {
    private static final Path MODULE = Checkout.root().resolve("tests/org.longwave.rules");
    private static final Pattern SEEDED = Pattern.compile("// fault: (.*?)(?= // fault:|$)");
    private static final Pattern OFFENCE = Pattern.compile(".*:(\\d+) (.*)");

    private static List<String> offences(String fixture) {
        List<ClassModel> models = new ArrayList<>();
        for (Path file : Checkout.files(MODULE.resolve("target/test-classes/org/longwave/rules/fixtures"), ".class"))
            if (file.getFileName().toString().matches(fixture + "(\\$.*)?\\.class")) models.add(ClassIndex.parse(file));
        assertTrue(models.size() > 1, "fixtures were compiled");
        return new RealTimeRules(ClassIndex.ofModels(models)).offences();
    }

    @Test
    void everySeededFaultIsNamedWithItsLineAndNothingElse() throws IOException {
        List<String> wanted = new ArrayList<>();
        List<String> lines =
                Files.readAllLines(MODULE.resolve("src/test/java/org/longwave/rules/fixtures/Faults.java"));
        for (int i = 0; i < lines.size(); i++)
            for (Matcher m = SEEDED.matcher(lines.get(i)); m.find(); )
                wanted.add(i + 1 + " " + m.group(1).strip());
        assertTrue(wanted.size() > 30, "seeded faults: " + wanted.size());

        List<String> found = new ArrayList<>();
        for (String offence : offences("Faults")) {
            Matcher m = OFFENCE.matcher(offence);
            assertTrue(m.matches(), offence);
            if (!m.group(1).equals("0")) found.add(m.group(1) + " " + shortened(m.group(2)));
        }
        assertEquals(
                String.join("\n", wanted.stream().sorted().toList()),
                String.join("\n", found.stream().sorted().toList()));
    }

    private static String shortened(String offence) {
        return offence.replaceAll("org[./]longwave[./]rules[./]fixtures[./]|java/util/", "")
                .replace(", which is not real time", "");
    }

    @Test
    void offenceSaysClassMethodLineAndWhat() {
        List<String> all = offences("Faults");
        String floats =
                all.stream().filter(o -> o.contains(".floats:")).findFirst().orElseThrow();
        assertTrue(
                floats.matches("org/longwave/rules/fixtures/Faults\\$Allocations\\.floats:\\d+ allocates float\\[]"),
                floats);
    }

    @Test
    void offencesWithoutALineAreNamedToo() {
        List<String> all = offences("Faults");
        assertEquals(
                List.of(
                        "org/longwave/rules/fixtures/Faults$Borrowed.work:0 comes from"
                                + " org/longwave/rules/fixtures/Faults$Plain, which is not real time",
                        "org/longwave/rules/fixtures/Faults$Locks.outside:0 is native"),
                all.stream().filter(o -> o.contains(":0 ")).sorted().toList());
    }

    @Test
    void cleanCodePasses() {
        assertEquals(List.of(), offences("Clean"));
    }

    @Test
    void findsTheRealTimeMethodsOfAPackage() {
        List<String> found = new RealTimeRules(ClassIndex.of(Set.of(MODULE.resolve("target/test-classes"))))
                .realTimeMethods("org/longwave/rules/fixtures/Clean");
        assertTrue(found.contains("org/longwave/rules/fixtures/Clean.arithmetic"), found.toString());
        assertTrue(found.stream().noneMatch(m -> m.endsWith(".report") || m.contains("<")), found.toString());
    }

    /** A class with the methods {@code first}, which calls the other type's method, and {@code alone}; both allocate. */
    private static ClassModel caller(String name, String calls, boolean marked) {
        ClassDesc mark = ClassDesc.ofInternalName(Promises.REAL_TIME);
        MethodTypeDesc nothing = MethodTypeDesc.of(ConstantDescs.CD_void);
        byte[] bytes = ClassFile.of().build(ClassDesc.of(name), c -> {
            if (marked) c.with(RuntimeInvisibleAnnotationsAttribute.of(Annotation.of(mark)));
            c.withMethodBody("first", nothing, ClassFile.ACC_STATIC, m -> {
                m.lineNumber(7);
                if (calls.isEmpty()) m.iconst_1().newarray(TypeKind.FLOAT).pop();
                else m.invokestatic(ClassDesc.of(calls), "first", nothing);
                m.return_();
            });
            if (!marked)
                c.withMethodBody(
                        "alone",
                        nothing,
                        ClassFile.ACC_STATIC,
                        m -> m.iconst_1().newarray(TypeKind.INT).pop().return_());
        });
        return ClassFile.of().parse(bytes);
    }

    @Test
    void signalMathematicsThatRealTimeCodeCallsIsReadInItsTurn() {
        assertEquals(
                List.of("org/longwave/dsp/Inner.first:7 allocates float[]"),
                new RealTimeRules(ClassIndex.ofModels(List.of(
                                caller("org.longwave.engine.rt.Strip", "org.longwave.dsp.Outer", true),
                                caller("org.longwave.dsp.Outer", "org.longwave.dsp.Inner", false),
                                caller("org.longwave.dsp.Inner", "", false))))
                        .offences());
    }

    @Test
    void otherUnmarkedCodeIsNotReadButNamedAtTheCall() {
        assertEquals(
                List.of("org/longwave/engine/rt/Strip.first:7 calls org/longwave/engine/Outer.first, which is not real"
                        + " time"),
                new RealTimeRules(ClassIndex.ofModels(List.of(
                                caller("org.longwave.engine.rt.Strip", "org.longwave.engine.Outer", true),
                                caller("org.longwave.engine.Outer", "", false))))
                        .offences());
    }
}
