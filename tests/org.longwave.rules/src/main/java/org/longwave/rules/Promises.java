package org.longwave.rules;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is real time: marked, in a marked type, or overriding something that is. The dsp bundle imports nothing and so
 * cannot carry the mark: what real-time code calls there is taken as marked, and read in its turn.
 */
final class Promises {
    static final String REAL_TIME = "org/longwave/api/RealTime";
    static final String CONTROL_ROOM = "org/longwave/api/ControlRoom";

    private static final String UNMARKED = "org/longwave/dsp/";

    private final ClassIndex index;
    private final Set<String> used = new HashSet<>();

    Promises(ClassIndex index) {
        this.index = index;
        while (followCalls()) {
            // until no call leads to a new method
        }
    }

    /** One round over all real-time code; true when it led to methods of the dsp bundle that were not known before. */
    private boolean followCalls() {
        Set<String> found = new HashSet<>();
        for (ClassModel type : index.all())
            for (MethodModel method : type.methods())
                if (isRealTime(type, method))
                    method.code().stream().flatMap(CodeModel::elementStream).forEach(element -> {
                        if (element instanceof InvokeInstruction call) follow(call, found);
                    });
        return used.addAll(found);
    }

    private void follow(InvokeInstruction call, Set<String> into) {
        String name = call.name().stringValue();
        String descriptor = call.type().stringValue();
        for (String type : index.lineage(call.owner().asInternalName()))
            if (type.startsWith(UNMARKED)
                    && index.method(type, name, descriptor).isPresent()) into.add(type + "." + name + descriptor);
    }

    private boolean isUsed(ClassModel type, MethodModel method) {
        return used.contains(ClassIndex.name(type) + "." + method.methodName().stringValue()
                + method.methodType().stringValue());
    }

    boolean isRealTime(ClassModel type, MethodModel method) {
        String name = method.methodName().stringValue();
        if (name.startsWith("<")) return false;
        if (isUsed(type, method)) return true;
        Optional<Boolean> own = marked(type, method);
        return own.orElseGet(() -> {
            if (inherits(type, method, true)) return true;
            if (inherits(type, method, false)) return false;
            return ClassIndex.isMarked(type, REAL_TIME) || isBehindBridge(type, method);
        });
    }

    /** What the method's own annotations say. */
    private static Optional<Boolean> marked(ClassModel type, MethodModel method) {
        if (ClassIndex.isMarked(method, CONTROL_ROOM)) return Optional.of(false);
        return ClassIndex.isMarked(method, REAL_TIME) ? Optional.of(true) : Optional.empty();
    }

    /** A supertype's method of the same name and descriptor is real time ({@code realTime}) or taken out of it. */
    boolean inherits(ClassModel type, MethodModel method, boolean realTime) {
        if (isPrivateOrStatic(method)) return false;
        return index.lineage(ClassIndex.name(type)).stream()
                .skip(1)
                .map(index::find)
                .filter(t -> t != null)
                .anyMatch(t -> index.method(
                                ClassIndex.name(t),
                                method.methodName().stringValue(),
                                method.methodType().stringValue())
                        .filter(m -> !isPrivateOrStatic(m))
                        .map(m -> marked(t, m).orElse(ClassIndex.isMarked(t, REAL_TIME) ? true : null))
                        .filter(found -> found == realTime)
                        .isPresent());
    }

    /** Methods that a class takes from a superclass without the promise to fulfil an interface's promise. */
    List<String> borrowed(ClassModel type) {
        String self = ClassIndex.name(type);
        List<String> found = new ArrayList<>();
        if (type.flags().has(AccessFlag.INTERFACE)) return found;
        for (String above : index.lineage(self)) {
            ClassModel promising = index.find(above);
            if (promising == null || !promising.flags().has(AccessFlag.INTERFACE)) continue;
            for (MethodModel promised : promising.methods()) {
                if (!promised.flags().has(AccessFlag.ABSTRACT) || !isRealTime(promising, promised)) continue;
                String from = declaring(self, promised);
                if (from.isEmpty() || from.equals(self)) continue;
                ClassModel base = index.find(from);
                MethodModel taken = method(from, promised).orElseThrow();
                if (!isRealTime(base, taken))
                    found.add(self + "." + promised.methodName().stringValue() + ":0 comes from " + from
                            + ", which is not real time");
            }
        }
        return found;
    }

    /** The class upwards, superclasses only, that declares it; empty when none of ours does. */
    private String declaring(String from, MethodModel method) {
        ClassModel at = index.find(from);
        while (at != null) {
            if (method(ClassIndex.name(at), method).isPresent()) return ClassIndex.name(at);
            at = at.superclass().map(s -> index.find(s.asInternalName())).orElse(null);
        }
        return "";
    }

    private Optional<MethodModel> method(String owner, MethodModel like) {
        return index.method(
                owner, like.methodName().stringValue(), like.methodType().stringValue());
    }

    private static boolean isPrivateOrStatic(MethodModel method) {
        return method.flags().has(AccessFlag.PRIVATE) || method.flags().has(AccessFlag.STATIC);
    }

    /** The method that a generic interface's bridge in the same class calls has the bridge's promise. */
    private boolean isBehindBridge(ClassModel type, MethodModel method) {
        return type.methods().stream()
                .filter(b -> b.flags().has(AccessFlag.BRIDGE) && b.methodName().equals(method.methodName()))
                .filter(b -> calls(b, method))
                .anyMatch(b -> inherits(type, b, true));
    }

    private static boolean calls(MethodModel bridge, MethodModel method) {
        return bridge.code().stream()
                .flatMap(c -> c.elementStream())
                .anyMatch(e -> e instanceof InvokeInstruction call
                        && call.name().equals(method.methodName())
                        && call.type().equals(method.methodType()));
    }

    /** The owner of a call, or a supertype of it, declares such a real-time method. */
    boolean isPromised(String owner, String name, String descriptor) {
        return index.lineage(owner).stream()
                .map(index::find)
                .filter(t -> t != null)
                .anyMatch(t -> index.method(ClassIndex.name(t), name, descriptor)
                        .filter(m -> isRealTime(t, m))
                        .isPresent());
    }

    /** An accessor as the compiler makes it for a record: loads the field and returns it. */
    boolean isRecordAccessor(String owner, String name, String descriptor) {
        ClassModel type = index.find(owner);
        if (type == null || !type.superclass().map(s -> s.asInternalName()).equals(Optional.of("java/lang/Record")))
            return false;
        return descriptor.startsWith("()")
                && index.method(owner, name, descriptor)
                        .filter(Promises::onlyReturnsAField)
                        .isPresent();
    }

    private static boolean onlyReturnsAField(MethodModel method) {
        List<Opcode> opcodes = method.code().stream()
                .flatMap(c -> c.elementStream())
                .filter(Instruction.class::isInstance)
                .map(e -> ((Instruction) e).opcode())
                .toList();
        return opcodes.size() == 3
                && opcodes.get(0) == Opcode.ALOAD_0
                && opcodes.get(1) == Opcode.GETFIELD
                && opcodes.get(2).name().endsWith("RETURN");
    }
}
