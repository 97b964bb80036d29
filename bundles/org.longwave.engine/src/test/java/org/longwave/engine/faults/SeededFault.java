package org.longwave.engine.faults;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * One thing wrong in the byte code of one method; test thread. A fault that finds nothing to spoil throws: the code has
 * changed and the fault is to be written anew.
 */
record SeededFault(String type, String method, Kind kind, String target, long value) {
    enum Kind {
        /** Calls of {@code target} are left out; what they would have answered is {@code value}. */
        CALL,
        /** Stores to the field {@code target} are left out. */
        STORE,
        /** The method does nothing and answers {@code value}. */
        BODY
    }

    static SeededFault call(String type, String method, String target, long answer) {
        return new SeededFault(type, method, Kind.CALL, target, answer);
    }

    static SeededFault store(String type, String method, String field) {
        return new SeededFault(type, method, Kind.STORE, field, 0);
    }

    static SeededFault body(String type, String method, long answer) {
        return new SeededFault(type, method, Kind.BODY, "", answer);
    }

    byte[] plantedIn(byte[] original) {
        ClassFile classFile = ClassFile.of();
        int[] spoiled = {0};
        CodeTransform transform = (code, element) -> {
            if (!spoil(code, element)) code.with(element);
            else spoiled[0]++;
        };
        byte[] planted = classFile.transformClass(classFile.parse(original), (classBuilder, element) -> {
            if (!(element instanceof java.lang.classfile.MethodModel m)
                    || !m.methodName().equalsString(method)
                    || m.code().isEmpty()) {
                classBuilder.with(element);
                return;
            }
            if (kind == Kind.BODY) {
                spoiled[0]++;
                classBuilder.withMethodBody(
                        m.methodName(), m.methodType(), m.flags().flagsMask(), code -> {
                            TypeKind kindOfAnswer =
                                    TypeKind.from(m.methodTypeSymbol().returnType());
                            push(code, kindOfAnswer);
                            code.return_(kindOfAnswer);
                        });
            } else classBuilder.transformMethod(m, java.lang.classfile.MethodTransform.transformingCode(transform));
        });
        if (spoiled[0] == 0) throw new IllegalStateException("there is nothing to spoil any more: " + this);
        return planted;
    }

    private boolean spoil(CodeBuilder code, CodeElement element) {
        if (kind == Kind.CALL
                && element instanceof InvokeInstruction call
                && call.name().equalsString(target)) {
            MethodTypeDesc type = call.typeSymbol();
            for (int i = type.parameterCount() - 1; i >= 0; i--) pop(code, type.parameterType(i));
            if (call.opcode() != Opcode.INVOKESTATIC) code.pop();
            push(code, TypeKind.from(type.returnType()));
            return true;
        }
        if (kind == Kind.STORE
                && element instanceof FieldInstruction store
                && store.opcode() == Opcode.PUTFIELD
                && store.name().equalsString(target)) {
            pop(code, store.typeSymbol());
            code.pop();
            return true;
        }
        return false;
    }

    private static void pop(CodeBuilder code, ClassDesc type) {
        if (TypeKind.from(type).slotSize() == 2) code.pop2();
        else code.pop();
    }

    private void push(CodeBuilder code, TypeKind type) {
        switch (type) {
            case VOID -> {}
            case LONG -> code.loadConstant(value);
            case FLOAT -> code.loadConstant((float) value);
            case DOUBLE -> code.loadConstant((double) value);
            case REFERENCE -> code.aconst_null();
            default -> code.loadConstant((int) value);
        }
    }
}
