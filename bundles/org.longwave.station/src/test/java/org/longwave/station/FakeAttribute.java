package org.longwave.station;

import java.util.Map;
import java.util.Set;
import org.eclipse.equinox.metatype.EquinoxAttributeDefinition;
import org.osgi.service.metatype.AttributeDefinition;

/** The test's thread. A setting as a plug-in's metatype describes it. */
record FakeAttribute(String id, int type, int cardinality, String min, String max, String standard, String... options)
        implements EquinoxAttributeDefinition {
    static FakeAttribute text(String id, String standard, String... options) {
        return new FakeAttribute(id, AttributeDefinition.STRING, 0, null, null, standard, options);
    }

    static FakeAttribute number(String id, String min, String max, String standard) {
        return new FakeAttribute(id, AttributeDefinition.DOUBLE, 0, min, max, standard);
    }

    static FakeAttribute whole(String id, String min, String max, String standard) {
        return new FakeAttribute(id, AttributeDefinition.INTEGER, 0, min, max, standard);
    }

    static FakeAttribute flag(String id) {
        return new FakeAttribute(id, AttributeDefinition.BOOLEAN, 0, null, null, "false");
    }

    static FakeAttribute password(String id) {
        return new FakeAttribute(id, AttributeDefinition.PASSWORD, 0, null, null, "");
    }

    static FakeAttribute texts(String id) {
        return new FakeAttribute(id, AttributeDefinition.STRING, Integer.MAX_VALUE, null, null, "");
    }

    @Override
    public String getName() {
        return id;
    }

    @Override
    public String getID() {
        return id;
    }

    @Override
    public String getDescription() {
        return "";
    }

    @Override
    public int getCardinality() {
        return cardinality;
    }

    @Override
    public int getType() {
        return type;
    }

    @Override
    public String[] getOptionValues() {
        return options.length == 0 ? null : options;
    }

    @Override
    public String[] getOptionLabels() {
        return getOptionValues();
    }

    @Override
    public String validate(String value) {
        throw new AssertionError("limits are read, not guessed from this");
    }

    @Override
    public String[] getDefaultValue() {
        return standard == null ? null : new String[] {standard};
    }

    @Override
    public String getMax() {
        return max;
    }

    @Override
    public String getMin() {
        return min;
    }

    @Override
    public Map<String, String> getExtensionAttributes(String uri) {
        return Map.of();
    }

    @Override
    public Set<String> getExtensionUris() {
        return Set.of();
    }
}
