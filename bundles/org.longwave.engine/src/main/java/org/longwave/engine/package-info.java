/** The engine bundle's door: components that turn configurations and whiteboard services into calls of the host. */
package org.longwave.engine;
