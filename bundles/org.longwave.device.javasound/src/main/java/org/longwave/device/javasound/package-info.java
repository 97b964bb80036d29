/** To come. */
package org.longwave.device.javasound;
