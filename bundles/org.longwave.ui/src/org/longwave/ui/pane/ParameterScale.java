package org.longwave.ui.pane;

import org.longwave.api.effect.EffectParameter;
import org.longwave.api.effect.EffectParameter.Law;
import org.longwave.ui.law.Words;

/** Any thread. The way of an effect's parameter, by the law and the unit that the effect names. */
final class ParameterScale implements Scale {
    private static final float STEPS = 60;
    private final EffectParameter p;

    ParameterScale(EffectParameter parameter) {
        p = parameter;
    }

    private boolean logarithmic() {
        return p.law() == Law.LOGARITHMIC;
    }

    private float rounded(float value) {
        float in = Math.clamp(value, p.min(), p.max());
        if (p.whole()) return Math.round(in);
        float grid = grid(in);
        return Math.clamp(Math.round(in / grid) * grid, p.min(), p.max());
    }

    /** Figures that an operator would write: three, and a tenth for decibels. */
    private float grid(float value) {
        if (p.unit().startsWith("dB") || p.unit().startsWith("LU")) return 0.1f;
        float size = Math.abs(value);
        return size >= 1000 ? 10 : size >= 100 ? 1 : size >= 10 ? 0.1f : 0.01f;
    }

    @Override
    public float travel(float value) {
        if (p.max() == p.min()) return 0;
        float in = Math.clamp(value, p.min(), p.max());
        return logarithmic()
                ? (float) (Math.log(in / p.min()) / Math.log(p.max() / p.min()))
                : (in - p.min()) / (p.max() - p.min());
    }

    private float raw(float travel) {
        return logarithmic()
                ? (float) (p.min() * Math.pow(p.max() / p.min(), travel))
                : p.min() + travel * (p.max() - p.min());
    }

    @Override
    public float value(float travel) {
        return rounded(raw(travel));
    }

    @Override
    public float step(float value, float steps) {
        if (p.whole()) return rounded(value + Math.signum(steps) * Math.max(1, Math.abs(steps)));
        float next = rounded(raw(Math.clamp(travel(value) + steps / STEPS, 0f, 1f)));
        return next == value ? rounded(value + Math.signum(steps) * grid(value)) : next;
    }

    @Override
    public String words(float value) {
        if (!p.choices().isEmpty()) return p.choices().get(Math.round(value - p.min()));
        if (p.unit().equals("Hz")) return Words.hertz(value);
        if (p.unit().startsWith("dB") || p.unit().startsWith("LU")) {
            String number = p.min() < 0 && p.max() > 0 ? Words.gain(value) : Words.tenths(value);
            return number + " " + p.unit();
        }
        String number = Words.plain(value);
        return p.unit().isEmpty() ? number : p.unit().startsWith(":") ? number + p.unit() : number + " " + p.unit();
    }

    @Override
    public float parse(String typed) {
        for (int i = 0; i < p.choices().size(); i++)
            if (p.choices().get(i).equalsIgnoreCase(typed.strip())) return p.min() + i;
        String range = Words.plain(p.min()) + ".." + Words.plain(p.max()) + " " + p.unit();
        float value = Typed.within(Typed.number(typed), p.min(), p.max(), range.strip());
        return p.whole() ? Math.round(value) : value;
    }

    @Override
    public float home() {
        return p.initial();
    }

    @Override
    public float origin() {
        return p.min() < 0 && p.max() > 0 ? travel(0) : 0;
    }
}
