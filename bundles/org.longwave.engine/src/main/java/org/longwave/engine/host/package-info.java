/** The control room: builds graphs, owns the device and consumer threads, completes the answers to orders. */
package org.longwave.engine.host;
