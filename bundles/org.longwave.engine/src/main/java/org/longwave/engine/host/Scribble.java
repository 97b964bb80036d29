package org.longwave.engine.host;

import org.longwave.api.StripInfo;

/**
 * What is written on a strip's scribble strip beside what the station file says of its label; control room. Empty: as it
 * says there.
 *
 * @param label by hand
 * @param colour by hand
 * @param fileColour as the station file says
 */
record Scribble(String label, String colour, String fileColour) {
    static final Scribble NONE = new Scribble("", "", "");

    Scribble {
        if (label.length() > StripInfo.LONGEST_LABEL)
            throw new IllegalArgumentException(
                    "the label \"" + label + "\" is too long, allowed " + StripInfo.LONGEST_LABEL + " characters");
        if (!colour.isEmpty() && !StripInfo.KINDS.contains(colour))
            throw new IllegalArgumentException("there is no colour \"" + colour + "\", allowed " + StripInfo.KINDS);
    }

    /** Another one by hand; what is the same as in the file stays free to follow it. */
    Scribble by(String hand, String handColour, StripInfo file) {
        StripInfo plain = new Scribble("", "", fileColour).on(file);
        return new Scribble(
                hand.equals(plain.label()) ? "" : hand,
                handColour.equals(plain.colour()) ? "" : handColour,
                fileColour);
    }

    StripInfo on(StripInfo s) {
        String says = label.isEmpty() ? s.label() : label;
        String shows = !colour.isEmpty() ? colour : !fileColour.isEmpty() ? fileColour : s.colour();
        return new StripInfo(s.number(), s.id(), says, s.input(), s.kind(), shows, s.mic(), s.faderStart());
    }
}
