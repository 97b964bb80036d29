/** What the engine thread runs: mixer, strips, buses, orders. Real time throughout. */
package org.longwave.engine.rt;
