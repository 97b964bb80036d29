/** Encoders as services, and one encoder shared by many. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.longwave.api.codec;
