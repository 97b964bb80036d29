/** The effects that come with Longwave: equalisers, dynamics, loudness. */
package org.longwave.effects;
