package org.longwave.device.javasound;

import org.longwave.api.DeviceException;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.input.AudioInput;
import org.longwave.api.input.InputControl;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Device thread (settings: any): a sound card's input. */
@Component(
        service = AudioInput.class,
        configurationPid = "org.longwave.javasound.capture",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = Names.LIVE + ":Boolean=true")
@Designate(ocd = JavaSoundCapture.Config.class, factory = true)
public final class JavaSoundCapture implements AudioInput {
    /** Settings as the station file has them. */
    @ObjectClassDefinition(name = "Sound card input", description = "Captures from a device known to Java Sound.")
    public @interface Config {
        @AttributeDefinition(
                name = "Device",
                description = "\"default\" or the name of a device as the system lists it.")
        String device() default JavaSoundDevices.DEFAULT;
    }

    private volatile String wanted;
    private String device;
    private int rateHz;
    private InputControl control;
    private CaptureLine line;

    @Activate
    public JavaSoundCapture(Config config) {
        this(config.device());
    }

    JavaSoundCapture(String device) {
        wanted = device;
    }

    @Modified
    void modified(Config config) {
        change(config.device());
    }

    /** The next read goes on with the other device. */
    void change(String device) {
        wanted = device;
    }

    @Override
    public void open(StreamFormat format, InputControl inputControl) throws DeviceException {
        rateHz = format.rateHz();
        control = inputControl;
        openLine();
    }

    private void openLine() throws DeviceException {
        device = wanted;
        line = new CaptureLine(JavaSoundDevices.openCapture(device, rateHz), device, System::nanoTime);
        control.deviceRate(line.pcm().rateHz());
        control.deviceStep(line.stepFrames());
    }

    @Override
    public int read(float[][] planar, int frames) throws DeviceException {
        if (!device.equals(wanted)) {
            close();
            openLine();
        }
        return line.read(planar, frames);
    }

    @Override
    public void close() {
        if (line != null) line.close();
        line = null;
    }
}
