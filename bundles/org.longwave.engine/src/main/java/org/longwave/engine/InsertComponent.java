package org.longwave.engine;

import java.util.List;
import java.util.Map;
import org.longwave.api.Names;
import org.longwave.engine.host.InsertSpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** An effect in a slot of a strip or bus, from the station file; control room. */
@Component(
        immediate = true,
        service = {},
        configurationPid = "org.longwave.insert",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = InsertComponent.InsertConfig.class, factory = true)
public final class InsertComponent {
    /** Which effect stands where, and how it starts. */
    @ObjectClassDefinition(
            name = "Insert",
            description = "An effect in one of the four slots of a strip or bus; its name is the part after ~.")
    public @interface InsertConfig {
        @AttributeDefinition(name = "Strip", description = "Name of the strip; or say bus.")
        String strip() default "";

        @AttributeDefinition(name = "Bus", description = "Name of the bus; or say strip.")
        String bus() default "";

        @AttributeDefinition(name = "Slot", description = "0 comes first, 3 last.", min = "0", max = "3")
        int slot() default 0;

        @AttributeDefinition(name = "Effect", description = "Its id. One that is not installed is waited for.")
        String effect();

        @AttributeDefinition(name = "Preset", description = "Settings to begin with, by name.")
        String preset() default "";

        @AttributeDefinition(name = "Parameters", description = "On top of that: [\"Threshold=-20\", \"Ratio=3\"].")
        String[] parameters() default {};

        @AttributeDefinition(name = "Bypass", description = "Starts led past.")
        boolean bypass() default false;

        @AttributeDefinition(name = "Key", description = "Name of the strip that it listens to, after its fader.")
        String key() default "";
    }

    private final EngineComponent engine;
    private final String id;

    @Activate
    public InsertComponent(@Reference EngineComponent engine, InsertConfig config, Map<String, Object> properties) {
        this.engine = engine;
        id = String.valueOf(properties.get(Names.NAME));
        engine.studio().addInsert(spec(config));
    }

    private InsertSpec spec(InsertConfig c) {
        if (c.strip().isEmpty() == c.bus().isEmpty())
            throw new IllegalArgumentException("insert " + id + " names "
                    + (c.strip().isEmpty() ? "no strip and no bus" : "a strip and a bus") + "; it needs one of them");
        return new InsertSpec(
                id,
                c.strip().isEmpty(),
                c.strip() + c.bus(),
                c.slot(),
                c.effect(),
                c.preset(),
                List.of(c.parameters()),
                c.bypass(),
                c.key());
    }

    @Modified
    void modified(InsertConfig config) {
        engine.studio().changeInsert(spec(config));
    }

    @Deactivate
    void deactivate() {
        engine.studio().removeInsert(id);
    }
}
