/** Signal mathematics that more than one bundle needs: plain objects, no threads, no OSGi. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.longwave.dsp;
