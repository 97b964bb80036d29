/** The words every bundle shares: formats, blocks, the engine's service, the real-time promise. No behaviour. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.longwave.api;
