/** To come. */
package org.longwave.station;
