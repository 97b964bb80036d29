package org.longwave.ui.tests;

import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

/** Test's thread. What the product starts by itself and a test has to start by hand. */
final class Bundles {
    private static final List<String> JSON = List.of("org.apache.aries.spifly.dynamic.bundle", "org.eclipse.parsson");

    private Bundles() {}

    /** The reader and writer of JSON, found as a service of the Java platform. */
    static void startJson() throws BundleException {
        for (String name : JSON)
            for (Bundle b :
                    FrameworkUtil.getBundle(Bundles.class).getBundleContext().getBundles())
                if (b.getSymbolicName().equals(name)) b.start(Bundle.START_TRANSIENT);
    }
}
