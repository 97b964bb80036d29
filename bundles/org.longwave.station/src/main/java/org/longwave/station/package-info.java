/** The station file: read, checked, kept in step with ConfigurationAdmin; and the application without a display. */
package org.longwave.station;
