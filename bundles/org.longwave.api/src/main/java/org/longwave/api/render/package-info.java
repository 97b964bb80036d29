/** Rendering a show offline: as the station starts, or again from its command log and recorded inputs. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.longwave.api.render;
