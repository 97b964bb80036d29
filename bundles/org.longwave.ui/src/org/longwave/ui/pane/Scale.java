package org.longwave.ui.pane;

import java.util.Locale;
import org.longwave.api.effect.EffectParameter;
import org.longwave.ui.law.FaderLaw;
import org.longwave.ui.law.Words;

/** Any thread. How a slider's way, 0 to 1, maps to its value, and what the value is called. */
public interface Scale {
    /** From left to right. */
    Scale BALANCE = new Linear(-1, 1, 0, 0.05f, 0.01f) {
        @Override
        public float value(float travel) {
            // catches at the centre
            float value = super.value(travel);
            return Math.abs(value) < 0.03f ? 0 : value;
        }

        @Override
        public String words(float value) {
            return Words.balance(value);
        }

        @Override
        public String said(float value) {
            return Math.round(value * 100) == 0 ? words(value) : words(value) + " %";
        }

        @Override
        public float parse(String typed) {
            String text = typed.strip().toUpperCase(Locale.ROOT);
            if (text.equals("C")) return 0;
            float sign = text.startsWith("L") ? -1 : 1;
            String number = text.startsWith("L") || text.startsWith("R") ? text.substring(1) : text;
            return Typed.within(sign * Typed.number(number) / 100, -1, 1, "L 100 .. R 100");
        }
    };
    /** The fader's law. */
    Scale LEVEL = new Scale() {
        @Override
        public float travel(float value) {
            return FaderLaw.travel(value);
        }

        @Override
        public float value(float travel) {
            return FaderLaw.db(travel);
        }

        @Override
        public float step(float value, float steps) {
            return FaderLaw.step(value, steps);
        }

        @Override
        public String words(float value) {
            return Words.gain(value);
        }

        @Override
        public String said(float value) {
            return words(value) + " dB";
        }

        @Override
        public float parse(String typed) {
            return Words.parseGain(typed);
        }

        @Override
        public float home() {
            return 0;
        }

        @Override
        public float origin() {
            return 0;
        }
    };
    /** A strip's trim. */
    Scale TRIM = new Linear(-20, 40, 0, 0.5f, 0.1f) {
        @Override
        public String words(float value) {
            return Words.gain(value);
        }

        @Override
        public String said(float value) {
            return words(value) + " dB";
        }

        @Override
        public float parse(String typed) {
            return Typed.within(Typed.number(typed), -20, 40, "-20..+40 dB");
        }
    };

    float travel(float value);

    float value(float travel);

    /** The value some steps of the wheel further. */
    float step(float value, float steps);

    String words(float value);

    /** The value with its unit, where there is room for it. */
    default String said(float value) {
        return words(value);
    }

    /** What an operator typed; throws IllegalArgumentException with a sentence. */
    float parse(String typed);

    /** Where a double-click goes. */
    float home();

    /** The travel at which the bar is filled from. */
    float origin();

    /** The way of an effect's parameter. */
    static Scale of(EffectParameter parameter) {
        return new ParameterScale(parameter);
    }

    /** Equal ways are equal differences. */
    abstract class Linear implements Scale {
        private final float min;
        private final float max;
        private final float home;
        private final float step;
        private final float grid;

        Linear(float min, float max, float home, float step, float grid) {
            this.min = min;
            this.max = max;
            this.home = home;
            this.step = step;
            this.grid = grid;
        }

        private float round(float value) {
            return Math.clamp(Math.round(value / grid) * grid, min, max);
        }

        @Override
        public float travel(float value) {
            return Math.clamp((value - min) / (max - min), 0f, 1f);
        }

        @Override
        public float value(float travel) {
            return round(min + travel * (max - min));
        }

        @Override
        public float step(float value, float steps) {
            return round(value + steps * step);
        }

        @Override
        public float home() {
            return home;
        }

        @Override
        public float origin() {
            return travel(home);
        }
    }
}
