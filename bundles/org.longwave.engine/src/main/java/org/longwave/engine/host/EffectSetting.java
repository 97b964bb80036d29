package org.longwave.engine.host;

import java.util.List;

/**
 * How a new effect starts; control room.
 *
 * @param values one for each parameter; empty: as the effect comes
 * @param key name of the strip it listens to; empty: its own sound
 */
record EffectSetting(List<Float> values, boolean bypassed, String key) {
    static final EffectSetting INITIAL = new EffectSetting(List.of(), false, "");
}
