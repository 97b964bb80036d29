/** What changes the sound of a strip: effects and who makes them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.longwave.api.effect;
