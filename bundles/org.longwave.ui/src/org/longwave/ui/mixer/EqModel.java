package org.longwave.ui.mixer;

import java.util.ArrayList;
import java.util.List;
import org.longwave.api.InsertInfo;
import org.longwave.api.effect.EffectParameter;
import org.longwave.ui.law.EqResponse.Band;
import org.longwave.ui.law.EqResponse.Type;

/**
 * Any thread. Which parameters of an effect make it a parametric equaliser: for each band a type, frequency, gain and Q,
 * by their names.
 *
 * @param bands index of each band's type; frequency, gain and Q follow it
 * @param output index of the gain behind all bands, -1 when there is none
 */
record EqModel(List<Integer> bands, int output) {
    static final int TYPE = 0;
    static final int HZ = 1;
    static final int GAIN = 2;
    static final int Q = 3;
    private static final String[] NAMES = {" Type", " Frequency", " Gain", " Q"};

    /** Null when it is no parametric equaliser, or not there. */
    static EqModel of(InsertInfo insert) {
        if (insert == null || insert.missing()) return null;
        List<EffectParameter> all = insert.parameters();
        if (insert.values().size() != all.size()) return null;
        List<Integer> bands = new ArrayList<>();
        int output = -1;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals("Output")) output = i;
            if (isBand(all, i, bands.size() + 1)) bands.add(i);
        }
        return bands.isEmpty() ? null : new EqModel(List.copyOf(bands), output);
    }

    private static boolean isBand(List<EffectParameter> all, int at, int number) {
        if (at + NAMES.length > all.size()) return false;
        for (int n = 0; n < NAMES.length; n++) if (!all.get(at + n).name().equals(number + NAMES[n])) return false;
        return true;
    }

    int parameter(int band, int what) {
        return bands.get(band) + what;
    }

    static Band band(InsertInfo insert, int at, float[] values) {
        EffectParameter type = insert.parameters().get(at);
        int choice = Math.clamp(
                Math.round(values[at + TYPE] - type.min()), 0, type.choices().size() - 1);
        return new Band(Type.of(type.choices().get(choice)), values[at + HZ], values[at + GAIN], values[at + Q]);
    }

    List<Band> bands(InsertInfo insert, float[] values) {
        return bands.stream().map(at -> band(insert, at, values)).toList();
    }

    float outputDb(float[] values) {
        return output < 0 ? 0 : values[output];
    }

    static float[] values(InsertInfo insert) {
        float[] values = new float[insert.values().size()];
        for (int i = 0; i < values.length; i++) values[i] = insert.values().get(i);
        return values;
    }
}
