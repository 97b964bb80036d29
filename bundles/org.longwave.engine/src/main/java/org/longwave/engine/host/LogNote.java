package org.longwave.engine.host;

/** A line of the command log that is no order: what else a render must know. Any thread. */
sealed interface LogNote extends LogLine {
    /** The engine left these frames out: the machine stood still. A render leaves them out as well. */
    record Gap(long frame, long frames) implements LogNote {
        @Override
        public String text() {
            return "gap " + frame + " " + frames;
        }
    }

    /** The engine failed in the block at this frame: what came after cannot be rendered again. */
    record Failed(long frame) implements LogNote {
        @Override
        public String text() {
            return "failed " + frame;
        }
    }

    /** From here on this effect could be put into a strip. */
    record EffectThere(String id, String version) implements LogNote {
        @Override
        public String text() {
            return "effect " + LogWords.encode(id) + " " + LogWords.encode(version);
        }
    }

    /** The desk as this file of the log begins, one line for each thing that had been ordered. */
    record State(String order) implements LogNote {
        @Override
        public String text() {
            return "state " + order;
        }
    }

    /**
     * The run's end: nothing is missing before it.
     *
     * @param frame the frame that was not made any more
     * @param sequence number of the last order taken
     * @param waiting orders taken that still waited for their frame
     */
    record End(long frame, long sequence, int waiting) implements LogNote {
        @Override
        public String text() {
            return "end " + frame + " " + sequence + " " + waiting;
        }
    }

    /**
     * Null: the line is no note.
     *
     * @throws IllegalArgumentException one sentence: what is wrong with the line
     */
    static LogNote parse(String line) {
        String[] w = line.split(" ", -1);
        LogNote note = switch (w[0] + " " + (w.length - 1)) {
            case "gap 2" -> new Gap(number(w[1]), number(w[2]));
            case "failed 1" -> new Failed(number(w[1]));
            case "effect 2" -> new EffectThere(LogWords.decode(w[1]), LogWords.decode(w[2]));
            case "end 3" -> new End(number(w[1]), number(w[2]), (int) number(w[3]));
            default -> w[0].equals("state") ? new State(line.substring("state ".length())) : null;
        };
        if (note != null && !note.text().equals(line))
            throw new IllegalArgumentException("\"" + line + "\" is not written the way the log writes it");
        return note;
    }

    private static long number(String word) {
        if (!word.matches("[0-9]{1,18}"))
            throw new IllegalArgumentException("\"" + word + "\" is no whole number from 0");
        return Long.parseLong(word);
    }
}
