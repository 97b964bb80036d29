package org.longwave.testkit;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Finds numbers that make arithmetic slow, in an object and all it holds; a test's thread. */
final class Subnormals {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<String> found = new ArrayList<>();

    private Subnormals() {}

    /** Where there are any, as {@code Filter.state[1]=4.9E-324}. */
    static List<String> in(Object object) {
        Subnormals search = new Subnormals();
        search.visit(object, object.getClass().getSimpleName());
        return search.found;
    }

    private void visit(Object object, String path) {
        if (object == null || !seen.add(object)) return;
        Class<?> type = object.getClass();
        if (object instanceof double[] numbers)
            for (int i = 0; i < numbers.length; i++) check(numbers[i], Double.MIN_NORMAL, path + "[" + i + "]");
        else if (object instanceof float[] numbers)
            for (int i = 0; i < numbers.length; i++) check(numbers[i], Float.MIN_NORMAL, path + "[" + i + "]");
        else if (type.isArray() && !type.getComponentType().isPrimitive())
            for (int i = 0; i < Array.getLength(object); i++) visit(Array.get(object, i), path + "[" + i + "]");
        else if (!type.isArray() && !type.getName().startsWith("java.")) fields(object, type, path);
    }

    private void fields(Object object, Class<?> type, String path) {
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass())
            for (Field field : at.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) continue;
                field.setAccessible(true);
                String name = path + "." + field.getName();
                try {
                    if (field.getType() == double.class) check(field.getDouble(object), Double.MIN_NORMAL, name);
                    else if (field.getType() == float.class) check(field.getFloat(object), Float.MIN_NORMAL, name);
                    else if (!field.getType().isPrimitive()) visit(field.get(object), name);
                } catch (IllegalAccessException e) {
                    throw new AssertionError(name + " cannot be read", e);
                }
            }
    }

    private void check(double number, double normal, String where) {
        if (number != 0 && Math.abs(number) < normal) found.add(where + "=" + number);
    }
}
