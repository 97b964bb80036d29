package org.longwave.engine.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The engine's classes and tests once more, with one fault in one of them; test thread. */
final class EngineCopy extends ClassLoader {
    private static final String PACKAGE = "org.longwave.engine.";

    private final SeededFault fault;

    /** @param fault null: an exact copy */
    EngineCopy(SeededFault fault) {
        super(EngineCopy.class.getClassLoader());
        this.fault = fault;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PACKAGE)) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) throw new ClassNotFoundException(name);
            byte[] code = in.readAllBytes();
            if (fault != null && name.equals(PACKAGE + fault.type())) code = fault.plantedIn(code);
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the test failed with, or null. Anything but a failing test throws. */
    Throwable run(String testClass, String test) throws ReflectiveOperationException {
        Class<?> type = Class.forName(PACKAGE + testClass, true, this);
        Method method = type.getDeclaredMethod(test);
        method.setAccessible(true);
        Throwable failure = null;
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object instance = constructor.newInstance();
            callAll(instance, BeforeEach.class);
            try {
                method.invoke(instance);
            } catch (InvocationTargetException e) {
                failure = e.getCause();
            }
            callAll(instance, AfterEach.class);
        } catch (InvocationTargetException e) {
            if (failure == null) failure = e.getCause();
        }
        if (failure instanceof LinkageError broken) throw broken; // the copy is broken, not the engine
        return failure;
    }

    private static void callAll(Object instance, Class<? extends Annotation> mark) throws ReflectiveOperationException {
        for (Method m : instance.getClass().getDeclaredMethods()) {
            if (!m.isAnnotationPresent(mark)) continue;
            m.setAccessible(true);
            m.invoke(instance);
        }
    }
}
