package org.longwave.station;

import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * The JVM's shutdown thread. Equinox stops nothing when the JVM is told to end (SIGTERM, log-out); here the framework
 * is stopped first, so that recordings are closed and streams say goodbye.
 */
@Component(
        immediate = true,
        service = {})
public class ShutdownHook {
    private static final System.Logger LOG = System.getLogger(ShutdownHook.class.getName());
    private final Framework framework;
    private final Thread hook = new Thread(this::stopFramework, "lw-shutdown");
    private volatile boolean ending;

    @Activate
    public ShutdownHook(BundleContext context) {
        framework = (Framework) context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Deactivate
    void deactivate() {
        if (ending) return; // the JVM no longer lets a hook be removed
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "the JVM is ending already", e);
        }
    }

    private void stopFramework() {
        ending = true;
        try {
            framework.stop();
            framework.waitForStop(TimeUnit.SECONDS.toMillis(10));
        } catch (BundleException e) {
            LOG.log(System.Logger.Level.WARNING, "the framework did not stop in an orderly way", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
