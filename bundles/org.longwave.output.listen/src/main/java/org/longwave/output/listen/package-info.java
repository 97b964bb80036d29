/** To come. */
package org.longwave.output.listen;
