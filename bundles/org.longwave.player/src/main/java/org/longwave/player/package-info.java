/** Files and test signals as inputs. */
package org.longwave.player;
