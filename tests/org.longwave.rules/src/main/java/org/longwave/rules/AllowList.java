package org.longwave.rules;

import java.lang.classfile.Opcode;
import java.util.Map;
import java.util.regex.Pattern;

/** Methods of the JDK and of libraries that real-time code may call: they do not allocate, lock, block or throw. */
final class AllowList {
    private static final Pattern BITS_AND_ORDER = Pattern.compile("floatToIntBits|floatToRawIntBits|intBitsToFloat"
            + "|doubleToLongBits|doubleToRawLongBits|longBitsToDouble|isNaN|isFinite|isInfinite|compare|compareUnsigned"
            + "|max|min|sum|signum|abs|hashCode|bitCount|numberOfLeadingZeros|numberOfTrailingZeros|highestOneBit"
            + "|lowestOneBit|rotateLeft|rotateRight|reverse|reverseBytes|toUnsignedLong|toUnsignedInt");
    /** Statics of these classes by name. */
    private static final Map<String, Pattern> STATICS = Map.ofEntries(
            Map.entry("java/lang/Math", Pattern.compile("(?!random$|.*Exact$).*")),
            // these four make arrays at each call until they are compiled: dsp.QuarterTurn, and exp in the place of pow
            Map.entry("java/lang/StrictMath", Pattern.compile("(?!(random|pow|sin|cos|tan)$|.*Exact$).*")),
            Map.entry("java/lang/Float", BITS_AND_ORDER),
            Map.entry("java/lang/Double", BITS_AND_ORDER),
            Map.entry("java/lang/Integer", BITS_AND_ORDER),
            Map.entry("java/lang/Long", BITS_AND_ORDER),
            Map.entry("java/lang/Short", BITS_AND_ORDER),
            Map.entry("java/lang/Byte", BITS_AND_ORDER),
            Map.entry("java/lang/Boolean", BITS_AND_ORDER),
            Map.entry("java/lang/System", Pattern.compile("arraycopy|nanoTime")),
            Map.entry("java/lang/Thread", Pattern.compile("onSpinWait")),
            Map.entry("java/lang/foreign/MemorySegment", Pattern.compile("copy")),
            Map.entry("java/lang/invoke/VarHandle", Pattern.compile(".*Fence")));

    private static final Pattern VAR_HANDLE =
            Pattern.compile("(get|set)(Volatile|Opaque|Acquire|Release)?|(weakC|c)ompareAnd.*|getAnd.*");
    private static final Pattern ATOMIC = Pattern.compile(
            "(get|set)(Plain|Opaque|Acquire|Release)?|lazySet|(weakC|c)ompareAnd.*|getAnd(Add|Set|Increment|Decrement)"
                    + "|(add|increment|decrement)AndGet");
    private static final Pattern QUEUE = Pattern.compile("offer|poll|relaxedOffer|relaxedPoll|size|isEmpty");

    private AllowList() {}

    static boolean allows(Opcode opcode, String owner, String name, String descriptor) {
        if (opcode == Opcode.INVOKESTATIC) {
            if (owner.equals("java/util/Arrays")) return name.equals("fill") && !descriptor.contains("Object");
            Pattern names = STATICS.get(owner);
            return names != null && names.matcher(name).matches();
        }
        if (owner.equals("java/lang/Enum")) return name.equals("ordinal");
        if (owner.equals("java/lang/invoke/VarHandle"))
            return VAR_HANDLE.matcher(name).matches();
        if (owner.equals("java/lang/foreign/MemorySegment"))
            return name.matches("get|set|getAtIndex|setAtIndex") && descriptor.contains("ValueLayout");
        if (owner.startsWith("java/util/concurrent/atomic/Atomic"))
            return ATOMIC.matcher(name).matches() && !descriptor.contains("java/util/function");
        return owner.startsWith("org/jctools/queues/")
                && owner.contains("VarHandle")
                && QUEUE.matcher(name).matches();
    }
}
