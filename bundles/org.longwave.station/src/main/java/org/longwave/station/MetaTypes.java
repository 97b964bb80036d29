package org.longwave.station;

import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;

/** The station thread. Asks every installed plug-in which configurations it knows. */
final class MetaTypes {
    private final BundleContext context;
    private final MetaTypeService service;

    MetaTypes(BundleContext context, MetaTypeService service) {
        this.context = context;
        this.service = service;
    }

    /** All that is known now, by PID; a factory by the part before {@code ~}. */
    Map<String, Known> known() {
        Map<String, Known> known = new HashMap<>();
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getEntryPaths("OSGI-INF/metatype") == null) continue;
            MetaTypeInformation information = service.getMetaTypeInformation(bundle);
            if (information == null) continue;
            for (String pid : information.getPids())
                known.put(pid, new Known(false, information.getObjectClassDefinition(pid, null)));
            for (String pid : information.getFactoryPids())
                known.put(pid, new Known(true, information.getObjectClassDefinition(pid, null)));
        }
        return known;
    }
}
