package org.longwave.api;

/**
 * What of a strip goes to one bus, at one moment.
 *
 * @param bus number of the bus
 * @param assigned after its fader, at unity
 * @param sendDb besides that; {@link Float#NEGATIVE_INFINITY} is off
 * @param preFader the send is taken before the fader
 * @param talking its talkback key is held
 */
public record RouteInfo(int bus, boolean assigned, float sendDb, boolean preFader, boolean talking) {}
