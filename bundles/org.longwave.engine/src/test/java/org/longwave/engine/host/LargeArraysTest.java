package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.longwave.api.MeterFrame;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.SetDelay;
import org.longwave.engine.rt.EngineAgent;
import org.longwave.engine.rt.Mixer;
import org.longwave.engine.rt.Order;

/**
 * No heap array that the engine can reach is so large that moving it would stop the engine for longer than it has. The
 * walk goes through objects of ours, of JCTools and of tests, through arrays and atomic references.
 */
class LargeArraysTest {
    private static final long ALLOWED_BYTES = 256 * 1024;
    private static final StreamFormat FORMAT = new StreamFormat(192_000, 2, 1024);

    /** A seeded fault: an order that waits for its frame with a large array in its hand. */
    private static final class Heavy extends Order {
        private final Object load = new float[1][70_000];

        Heavy() {
            super(Long.MAX_VALUE);
        }

        @Override
        protected int apply(Mixer mixer) {
            return load == null ? 1 : 0;
        }
    }

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final TreeMap<String, Long> large = new TreeMap<>();
    private long largest;

    private void walk(Object root) throws IllegalAccessException {
        Deque<Object> todo = new ArrayDeque<>(List.of(root));
        while (!todo.isEmpty()) {
            Object o = todo.pop();
            if (!seen.add(o)) continue;
            if (o instanceof AtomicReference<?> a) {
                if (a.get() != null) todo.push(a.get());
            } else if (o.getClass().isArray()) array(o, todo);
            else if (!(o instanceof Enum) && o.getClass().getName().matches("org\\.(longwave|jctools)\\..*"))
                fields(o, todo);
        }
    }

    private void array(Object array, Deque<Object> todo) {
        Class<?> type = array.getClass().getComponentType();
        long each =
                type == long.class || type == double.class ? 8 : type == byte.class || type == boolean.class ? 1 : 4;
        long bytes = each * Array.getLength(array);
        largest = Math.max(largest, bytes);
        if (bytes > ALLOWED_BYTES) large.merge(array.getClass().getSimpleName(), bytes, Math::max);
        if (array instanceof Object[] objects) for (Object o : objects) if (o != null) todo.push(o);
    }

    private static void fields(Object o, Deque<Object> todo) throws IllegalAccessException {
        for (Class<?> c = o.getClass(); c != Object.class; c = c.getSuperclass())
            for (Field f : c.getDeclaredFields()) {
                if (f.getType().isPrimitive()) continue;
                f.setAccessible(true);
                Object value = Modifier.isStatic(f.getModifiers()) ? f.get(null) : f.get(o);
                if (value != null) todo.push(value);
            }
    }

    /** A full desk at the highest rate and the largest block. */
    private EngineAgent fullDesk() {
        Studio studio = new Studio(FORMAT, 0.5);
        studio.addEffects(TestEffects.gain());
        for (int i = 0; i < MeterFrame.MAX_STRIPS; i++) {
            studio.addStrip(new StripSpec("s" + i, "", "in" + i, "line", i, 0f, 0f, false, false));
            if (i < 20) studio.addInput("in" + i, i % 2 == 0, new ToneInput(997, 0.5));
            if (i % 100 == 0) studio.step();
        }
        studio.installEffect("s0", 0, "gain");
        studio.addEffects(TestDesk.Late.factory("late", 20_000));
        studio.installEffect("s1", 0, "late");
        studio.submit(new SetDelay(0, FORMAT.rateHz()));
        for (int b = 2; b < MeterFrame.MAX_BUSES; b++) studio.addBus(BusSpec.of("b" + b, "mix"));
        studio.step();
        return studio.agent();
    }

    @Test
    void engineReachesNoLargeHeapArray() throws Exception {
        walk(fullDesk());
        assertEquals("{}", large.toString());
        long strips = seen.stream()
                .filter(o -> o.getClass().getSimpleName().equals("Strip"))
                .count();
        assertEquals(MeterFrame.MAX_STRIPS, strips, "the walk went past the strips");
        assertTrue(
                seen.stream()
                                .filter(o -> o.getClass().getSimpleName().equals("DelayLine"))
                                .count()
                        >= MeterFrame.MAX_STRIPS,
                "the walk went past the delay lines");
        assertTrue(seen.stream().anyMatch(o -> o instanceof TestEffects.Gain), "the walk went past the effects");
        assertTrue(largest >= MeterFrame.LENGTH * 4L, "the walk went past the meters");
    }

    @Test
    void seededFaultIsFound() throws Exception {
        EngineAgent agent = new Studio(FORMAT, 0.5).agent();
        agent.offer(new Heavy());
        agent.doWork();
        walk(agent);
        assertEquals("{float[]=280000}", large.toString());
    }
}
