/** To come. */
package org.longwave.output.recorder;
