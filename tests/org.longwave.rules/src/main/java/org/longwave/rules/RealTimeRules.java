package org.longwave.rules;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads byte code and names every place where code that is {@code @RealTime} does what such code may not. An offence is
 * one line: {@code org/longwave/engine/rt/Mixer.mix:123 allocates float[]}.
 */
public final class RealTimeRules {
    private static final Set<String> BOXES = Stream.of(
                    "Boolean", "Byte", "Character", "Short", "Integer", "Long", "Float", "Double")
            .map("java/lang/"::concat)
            .collect(Collectors.toUnmodifiableSet());

    private final ClassIndex index;
    private final Promises promises;

    public RealTimeRules(ClassIndex index) {
        this.index = index;
        promises = new Promises(index);
    }

    /** Every offence in every class of the index, in the order of names and lines. */
    public List<String> offences() {
        Set<String> found = new LinkedHashSet<>();
        for (ClassModel type : index.all())
            for (MethodModel method : type.methods()) {
                Place place = new Place(type, method);
                if (promises.isRealTime(type, method)) checkMethod(place);
                else checkOutside(place);
                found.addAll(place.offences);
            }
        for (ClassModel type : index.all()) found.addAll(promises.borrowed(type));
        return List.copyOf(found);
    }

    /** Real-time methods with code, as {@code class.method}, in classes whose internal name starts so. */
    public List<String> realTimeMethods(String prefix) {
        List<String> found = new ArrayList<>();
        for (ClassModel type : index.all())
            for (MethodModel method : type.methods())
                if (ClassIndex.name(type).startsWith(prefix)
                        && method.code().isPresent()
                        && promises.isRealTime(type, method)) found.add(new Place(type, method).name());
        return found;
    }

    /** Where the reader stands, and what was found there. */
    private static final class Place {
        final ClassModel type;
        final MethodModel method;
        final List<String> offences = new ArrayList<>();
        int line;

        Place(ClassModel type, MethodModel method) {
            this.type = type;
            this.method = method;
            line = method.code().stream()
                    .flatMap(CodeModel::elementStream)
                    .filter(LineNumber.class::isInstance)
                    .mapToInt(e -> ((LineNumber) e).line())
                    .findFirst()
                    .orElse(0);
        }

        String name() {
            return ClassIndex.name(type) + "." + method.methodName().stringValue();
        }

        void offence(String what) {
            offences.add(name() + ":" + line + " " + what);
        }
    }

    private void checkMethod(Place place) {
        if (place.method.flags().has(AccessFlag.SYNCHRONIZED)) place.offence("is synchronized");
        if (place.method.flags().has(AccessFlag.NATIVE)) place.offence("is native");
        place.method.code().ifPresent(code -> code.forEach(element -> checkElement(place, element)));
    }

    private void checkElement(Place place, CodeElement element) {
        switch (element) {
            case LineNumber l -> place.line = l.line();
            case NewObjectInstruction n ->
                place.offence("allocates " + n.className().asInternalName().replace('/', '.'));
            case NewPrimitiveArrayInstruction n ->
                place.offence("allocates " + n.typeKind().name().toLowerCase(Locale.ROOT) + "[]");
            case NewReferenceArrayInstruction n ->
                place.offence("allocates " + readable(n.componentType().asSymbol()) + "[]");
            case NewMultiArrayInstruction n ->
                place.offence("allocates " + readable(n.arrayType().asSymbol()));
            case MonitorInstruction m when m.opcode() == Opcode.MONITORENTER -> place.offence("locks a monitor");
            case ThrowInstruction t -> place.offence("throws");
            case InvokeDynamicInstruction i -> place.offence(dynamic(i));
            case ConstantInstruction.LoadConstantInstruction c
            when isDynamic(c.constantEntry()) -> place.offence("loads a dynamic constant");
            case InvokeInstruction i -> checkCall(place, i);
            default -> {}
        }
    }

    private static boolean isDynamic(LoadableConstantEntry entry) {
        return entry.constantValue() instanceof DynamicConstantDesc<?>;
    }

    private static String readable(ClassDesc type) {
        if (type.isArray()) return readable(type.componentType()) + "[]";
        return type.isPrimitive() || type.packageName().isEmpty()
                ? type.displayName()
                : type.packageName() + "." + type.displayName();
    }

    private static String dynamic(InvokeDynamicInstruction call) {
        String factory = call.bootstrapMethod().owner().displayName();
        return switch (factory) {
            case "LambdaMetafactory" -> "makes a lambda of " + readable(returned(call));
            case "StringConcatFactory" -> "joins strings";
            default -> "uses invokedynamic of " + factory;
        };
    }

    private static ClassDesc returned(InvokeDynamicInstruction call) {
        return MethodTypeDesc.ofDescriptor(call.type().stringValue()).returnType();
    }

    private void checkCall(Place place, InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        String descriptor = call.type().stringValue();
        if (name.equals("<init>")) return; // named at its "new"
        if (BOXES.contains(owner) && name.equals("valueOf") && descriptor.indexOf(')') == 2) {
            place.offence("boxes " + owner.substring("java/lang/".length()));
            return;
        }
        if (promises.isPromised(owner, name, descriptor)) return;
        if (promises.isRecordAccessor(owner, name, descriptor)) return;
        if (isAllowedAbove(call.opcode(), owner, name, descriptor)) return;
        String shown = owner.startsWith("[") ? readable(ClassDesc.ofDescriptor(owner)) : owner;
        place.offence("calls " + shown + "." + name + ", which is not real time");
    }

    /** The first type upwards that is not ours decides, unless one of ours declares the method itself. */
    private boolean isAllowedAbove(Opcode opcode, String owner, String name, String descriptor) {
        for (String type : index.lineage(owner)) {
            if (index.method(type, name, descriptor).isPresent()) return false;
            if (index.find(type) == null && AllowList.allows(opcode, type, name, descriptor)) return true;
        }
        return false;
    }

    /** Not real time itself: may not turn a lambda into something that is, nor step out of an inherited promise. */
    private void checkOutside(Place place) {
        if (!place.method.methodName().stringValue().startsWith("<")
                && promises.inherits(place.type, place.method, true))
            place.offence("takes itself out of a promise that it inherits");
        place.method
                .code()
                .ifPresent(code -> code.forEach(element -> {
                    if (element instanceof LineNumber l) place.line = l.line();
                    if (element instanceof InvokeDynamicInstruction i && isRealTimeLambda(i))
                        place.offence("makes a lambda of the real-time type " + readable(returned(i)));
                }));
    }

    private boolean isRealTimeLambda(InvokeDynamicInstruction call) {
        if (!call.bootstrapMethod().owner().displayName().equals("LambdaMetafactory")) return false;
        String descriptor = returned(call).descriptorString();
        return index.lineage(descriptor.substring(1, descriptor.length() - 1)).stream()
                .map(index::find)
                .filter(t -> t != null)
                .anyMatch(t -> t.methods().stream()
                        .anyMatch(m -> m.flags().has(AccessFlag.ABSTRACT) && promises.isRealTime(t, m)));
    }
}
