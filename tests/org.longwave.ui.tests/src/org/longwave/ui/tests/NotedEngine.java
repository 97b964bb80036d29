package org.longwave.ui.tests;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.longwave.api.AudioEngine;
import org.longwave.api.command.Applied;
import org.longwave.api.command.Command;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;

/** Any thread. Stands before another engine, as a service that is preferred, and notes each order on its way. */
final class NotedEngine implements AutoCloseable {
    final List<Note> notes = new CopyOnWriteArrayList<>();
    private final ServiceRegistration<AudioEngine> registration;

    /**
     * An order.
     *
     * @param frame of the engine when it was about to be handed over
     * @param nanos when it stood in the engine's queue
     */
    record Note(Command command, long frame, long nanos, CompletableFuture<Applied> answer) {}

    NotedEngine(BundleContext context, AudioEngine engine) {
        AudioEngine noting = (AudioEngine) Proxy.newProxyInstance(
                NotedEngine.class.getClassLoader(), new Class<?>[] {AudioEngine.class}, (p, method, arguments) -> {
                    try {
                        if (!method.getName().equals("submit")) return method.invoke(engine, arguments);
                        return note(engine, (Command) arguments[0], arguments.length > 1 ? (long) arguments[1] : -1);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        Hashtable<String, Object> first = new Hashtable<>();
        first.put(Constants.SERVICE_RANKING, 1000);
        registration = context.registerService(AudioEngine.class, noting, first);
    }

    private CompletableFuture<Applied> note(AudioEngine engine, Command command, long atFrame) {
        long frame = engine.status().frame();
        CompletableFuture<Applied> answer = atFrame < 0 ? engine.submit(command) : engine.submit(command, atFrame);
        notes.add(new Note(command, frame, System.nanoTime(), answer));
        return answer;
    }

    @Override
    public void close() {
        registration.unregister();
    }
}
