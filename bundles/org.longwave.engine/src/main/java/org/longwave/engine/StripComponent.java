package org.longwave.engine;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.longwave.api.Names;
import org.longwave.api.command.ChannelMode;
import org.longwave.api.command.PanLaw;
import org.longwave.engine.host.SendSpec;
import org.longwave.engine.host.StripSpec;
import org.longwave.engine.rt.StripStart;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One channel strip of the station file; control room. */
@Component(
        immediate = true,
        service = {},
        configurationPid = "org.longwave.strip",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = StripComponent.StripConfig.class, factory = true)
public final class StripComponent {
    private static final String OF_ITS_KIND = "kind";

    /** How a strip stands when the station starts. */
    @ObjectClassDefinition(name = "Channel strip", description = "A strip of the desk; its name is the part after ~.")
    public @interface StripConfig {
        @AttributeDefinition(name = "Input", description = "Name of the input it plays: the part after ~.")
        String input();

        @AttributeDefinition(name = "Label", description = "What the operator reads; else the strip's name.")
        String label() default "";

        @AttributeDefinition(
                name = "Colour",
                description = "The kind whose colour it shows; else that of its own.",
                options = {
                    @Option(label = "Of its kind", value = OF_ITS_KIND),
                    @Option(label = "Voice", value = "voice"),
                    @Option(label = "Guest", value = "guest"),
                    @Option(label = "Line", value = "line"),
                    @Option(label = "Player", value = "player"),
                    @Option(label = "System", value = "system"),
                    @Option(label = "Link", value = "link"),
                    @Option(label = "Talkback", value = "talk")
                })
        String colour() default OF_ITS_KIND;

        @AttributeDefinition(
                name = "Kind",
                description = "What it carries.",
                options = {
                    @Option(label = "Voice", value = "voice"),
                    @Option(label = "Guest", value = "guest"),
                    @Option(label = "Line", value = "line"),
                    @Option(label = "Player", value = "player"),
                    @Option(label = "System", value = "system"),
                    @Option(label = "Link", value = "link"),
                    @Option(label = "Talkback", value = "talk")
                })
        String kind() default "line";

        @AttributeDefinition(name = "Fader", description = "In dB; -120 is off, 0 unity.", min = "-120", max = "10")
        double faderDb() default 0;

        @AttributeDefinition(name = "Balance", description = "-1 left, 0 both, 1 right.", min = "-1", max = "1")
        double balance() default 0;

        @AttributeDefinition(name = "Mute", description = "Starts muted.")
        boolean mute() default false;

        @AttributeDefinition(name = "PFL", description = "Starts on the monitor bus.")
        boolean pfl() default false;

        @AttributeDefinition(name = "Trim", description = "Gain at the very beginning, in dB.", min = "-20", max = "40")
        double trimDb() default 0;

        @AttributeDefinition(
                name = "Polarity",
                description = "Which channels are inverted.",
                options = {
                    @Option(label = "Normal", value = "normal"),
                    @Option(label = "Both", value = "both"),
                    @Option(label = "Left", value = "left"),
                    @Option(label = "Right", value = "right")
                })
        String polarity() default "normal";

        @AttributeDefinition(
                name = "Mode",
                description = "What it makes of the two channels of its input.",
                options = {
                    @Option(label = "Stereo", value = "stereo"),
                    @Option(label = "Mono", value = "mono"),
                    @Option(label = "Left on both", value = "left"),
                    @Option(label = "Right on both", value = "right"),
                    @Option(label = "Swapped", value = "swap")
                })
        String mode() default "stereo";

        @AttributeDefinition(name = "Width", description = "0 mono, 1 as it comes, 2 wide.", min = "0", max = "2")
        double width() default 1;

        @AttributeDefinition(name = "High-pass", description = "Its corner in Hz.", min = "20", max = "400")
        double highPassHz() default 80;

        @AttributeDefinition(
                name = "High-pass slope",
                description = "In dB per octave; 0 is off.",
                options = {
                    @Option(label = "Off", value = "0"),
                    @Option(label = "12 dB", value = "12"),
                    @Option(label = "24 dB", value = "24")
                })
        int highPassSlope() default 0;

        @AttributeDefinition(
                name = "Pan law",
                description = "How balance works: for stereo, or so much down in the middle for mono.",
                options = {
                    @Option(label = "Balance", value = "balance"),
                    @Option(label = "-3 dB", value = "-3"),
                    @Option(label = "-4.5 dB", value = "-4.5"),
                    @Option(label = "-6 dB", value = "-6")
                })
        String panLaw() default "balance";

        @AttributeDefinition(name = "Delay", description = "In milliseconds.", min = "0", max = "1000")
        double delayMs() default 0;

        @AttributeDefinition(
                name = "Buses",
                description = "Names of the buses it goes to after its fader: [\"program\"] when nothing is said; "
                        + "nowhere for a talkback strip.")
        String[] buses() default {"*"};

        @AttributeDefinition(
                name = "Sends",
                description = "More buses and how loud: [\"aux1 -6\", \"phones -10 pre\"]; pre is before the fader.")
        String[] sends() default {};

        @AttributeDefinition(name = "Solo safe", description = "Another strip's solo does not mute it.")
        boolean soloSafe() default false;

        @AttributeDefinition(name = "Fader start", description = "Its player starts when the fader opens.")
        boolean faderStart() default false;
    }

    private static final System.Logger LOG = System.getLogger(StripComponent.class.getName());

    private final EngineComponent engine;
    private final String id;

    @Activate
    public StripComponent(@Reference EngineComponent engine, StripConfig config, Map<String, Object> properties) {
        this.engine = engine;
        id = String.valueOf(properties.get(Names.NAME));
        engine.studio().addStrip(spec(config, properties));
        engine.studio().colour(id, colour(config));
    }

    /** Empty: of its kind. */
    private static String colour(StripConfig c) {
        return c.colour().equals(OF_ITS_KIND) ? "" : c.colour();
    }

    private StripSpec spec(StripConfig c, Map<String, Object> properties) {
        int order = properties.get(Names.ORDER) instanceof Number n ? n.intValue() : Integer.MAX_VALUE;
        List<String> buses = List.of(c.buses());
        return new StripSpec(
                id,
                c.label(),
                c.input(),
                c.kind(),
                order,
                start(c),
                c.delayMs(),
                buses.equals(List.of("*")) ? StripSpec.usual(c.kind()) : buses,
                sends(c),
                c.faderStart());
    }

    /** One that is written wrongly is left out; the strip plays on. */
    private List<SendSpec> sends(StripConfig c) {
        List<SendSpec> sends = new ArrayList<>();
        for (String text : c.sends()) {
            try {
                sends.add(SendSpec.parse(text));
            } catch (IllegalArgumentException e) {
                LOG.log(Level.ERROR, "strip {0}: {1}", id, e.getMessage());
            }
        }
        return sends;
    }

    private static StripStart start(StripConfig c) {
        return new StripStart(
                (float) c.trimDb(),
                c.polarity().equals("both") || c.polarity().equals("left"),
                c.polarity().equals("both") || c.polarity().equals("right"),
                ChannelMode.valueOf(c.mode().toUpperCase(Locale.ROOT)),
                (float) c.width(),
                (float) c.highPassHz(),
                c.highPassSlope(),
                law(c.panLaw()),
                (float) c.faderDb(),
                (float) c.balance(),
                c.mute(),
                c.pfl(),
                c.soloSafe(),
                StripSpec.isMic(c.kind()));
    }

    private static PanLaw law(String text) {
        return switch (text) {
            case "-3" -> PanLaw.MINUS_3_DB;
            case "-4.5" -> PanLaw.MINUS_4_5_DB;
            case "-6" -> PanLaw.MINUS_6_DB;
            default -> PanLaw.BALANCE;
        };
    }

    @Modified
    void modified(StripConfig config, Map<String, Object> properties) {
        engine.studio().changeStrip(spec(config, properties));
        engine.studio().colour(id, colour(config));
    }

    @Deactivate
    void deactivate() {
        engine.studio().removeStrip(id);
    }
}
