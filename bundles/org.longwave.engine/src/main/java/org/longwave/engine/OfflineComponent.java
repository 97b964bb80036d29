package org.longwave.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.render.OfflineEngine;
import org.longwave.api.render.RenderRefusedException;
import org.longwave.engine.host.Renderer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Renders, in a program that was started to; the asker's thread. */
@Component(service = OfflineEngine.class)
public final class OfflineComponent implements OfflineEngine {
    private final boolean offline;
    private final Map<String, EffectFactory> factories = new ConcurrentHashMap<>();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile EngineComponent engine;

    @Activate
    public OfflineComponent(BundleContext context) {
        offline = EngineComponent.isOffline(context);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEffects(EffectFactory factory) {
        factories.putIfAbsent(factory.id(), factory);
    }

    void removeEffects(EffectFactory factory) {
        factories.values().remove(factory);
    }

    @Override
    public Rendered station(String bus, double seconds, Path out, LongConsumer progress)
            throws RenderRefusedException, IOException {
        EngineComponent here = engine;
        if (!offline || here == null)
            throw new RenderRefusedException(
                    here == null ? "there is no engine: the station has none" : "the engine is on air here");
        here.studio().takeOver();
        return Renderer.station(here.studio(), bus, seconds, out, progress);
    }

    @Override
    public Rendered show(Path log, Path inputs, String bus, double seconds, Path out, LongConsumer progress)
            throws RenderRefusedException, IOException {
        return Renderer.show(log, inputs, bus, seconds, out, Map.copyOf(factories), progress);
    }
}
