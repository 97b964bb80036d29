package org.longwave.station;

import java.util.Arrays;
import java.util.List;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.ObjectClassDefinition;

/**
 * Any thread. What a plug-in says about one of its configurations.
 *
 * @param factory there may be many, each with a name after {@code ~}
 */
record Known(boolean factory, ObjectClassDefinition definition) {
    /** The setting {@code key}, or null. A leading dot keeps a setting out of the service's properties: not the user's concern. */
    AttributeDefinition attribute(String key) {
        for (AttributeDefinition a : attributes()) if (plain(a).equals(key)) return a;
        return null;
    }

    boolean requires(AttributeDefinition attribute) {
        AttributeDefinition[] required = definition.getAttributeDefinitions(ObjectClassDefinition.REQUIRED);
        return required != null
                && attribute.getCardinality() == 0 // a list may always be empty
                && Arrays.stream(required).anyMatch(r -> r.getID().equals(attribute.getID()))
                && (attribute.getDefaultValue() == null || attribute.getDefaultValue().length == 0);
    }

    List<AttributeDefinition> attributes() {
        AttributeDefinition[] all = definition.getAttributeDefinitions(ObjectClassDefinition.ALL);
        return all == null ? List.of() : List.of(all);
    }

    static String plain(AttributeDefinition attribute) {
        return attribute.getID().startsWith(".") ? attribute.getID().substring(1) : attribute.getID();
    }
}
