/** What tests of several bundles share: real servers as fixtures, recordings read and measured independently. */
package org.longwave.testkit;
