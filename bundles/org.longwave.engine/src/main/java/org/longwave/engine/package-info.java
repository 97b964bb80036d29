/** To come. */
package org.longwave.engine;
