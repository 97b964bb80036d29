package org.longwave.api.effect;

import java.util.List;
import org.longwave.api.StreamFormat;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes effects of one kind; an OSGi service. Control room. */
@ConsumerType
public interface EffectFactory {
    /** Unique and lasting: the name that station files use. */
    String id();

    /** What can be set; always the same list. */
    List<EffectParameter> parameters();

    /** A new effect with every parameter at {@link EffectParameter#initial()}. */
    Effect create(StreamFormat format);

    /** What the operator reads. */
    default String name() {
        return id();
    }

    /**
     * Changes whenever the sound does: the same version with the same parameters makes the same bits of the same input,
     * so that a show can be rendered again.
     */
    default String version() {
        return "1";
    }

    /** Settings to begin with. */
    default List<EffectPreset> presets() {
        return List.of();
    }
}
