package org.longwave.engine.host;

import org.longwave.api.command.Command;
import org.longwave.engine.rt.DeskOrder;
import org.longwave.engine.rt.Order;

/**
 * One line of the command log; any thread. As text, without the line's end:
 * {@code <frame> <sequence> applied|late|refused:<reason> <order>}, where the order is a command as
 * {@link CommandText} writes it, or {@code desk:} and what the control room ordered itself; {@link ReplayOrders} makes
 * either of them again.
 *
 * @param frame engine frame from which it held, or at which it was refused
 * @param sequence number of the order, 0 when it never reached the engine
 * @param late it was meant for an earlier frame
 * @param refused why it was not carried out, one lower-case word with hyphens; empty when it was
 * @param command null for an order of the desk itself
 * @param desk the desk's own order, empty when there is a command
 */
public record CommandLogEntry(long frame, long sequence, boolean late, String refused, Command command, String desk)
        implements LogLine {
    private static final String DESK = "desk:";

    public CommandLogEntry {
        if (frame < 0) throw new IllegalArgumentException("frame is " + frame + ", allowed from 0");
        if (sequence < 0) throw new IllegalArgumentException("sequence is " + sequence + ", allowed from 0");
        if (late && !refused.isEmpty()) throw new IllegalArgumentException("an order refused is not late");
        if ((command == null) == desk.isEmpty())
            throw new IllegalArgumentException("either a command or an order of the desk");
    }

    /** @param refused empty when the order was carried out */
    static CommandLogEntry of(Order order, long frame, String refused) {
        Command command = order instanceof DeskOrder d ? d.command() : null;
        String desk = command == null ? order.toString() : "";
        return new CommandLogEntry(frame, order.sequence(), refused.isEmpty() && order.late(), refused, command, desk);
    }

    @Override
    public String text() {
        String outcome = refused.isEmpty() ? late ? "late" : "applied" : "refused:" + refused;
        return frame + " " + sequence + " " + outcome + " " + order();
    }

    /** The order alone, as the log writes it. */
    String order() {
        return command == null ? DESK + desk : CommandText.of(command);
    }

    /** @throws IllegalArgumentException one sentence: what is wrong with the line */
    static CommandLogEntry parse(String line) {
        String[] words = line.split(" ", 4);
        if (words.length < 4)
            throw new IllegalArgumentException("\"" + line + "\" is no frame, sequence, outcome and order");
        boolean late = words[2].equals("late");
        String refused = "";
        if (words[2].matches("refused:[a-z-]+")) refused = words[2].substring("refused:".length());
        else if (!late && !words[2].equals("applied"))
            throw new IllegalArgumentException("\"" + words[2] + "\" is none of applied, late, refused:<reason>");
        boolean own = words[3].startsWith(DESK);
        if (own && !words[3].matches(DESK + "[A-Z][A-Za-z]*( [-0-9.,;/=%_+*A-Za-z]+)*"))
            throw new IllegalArgumentException("\"" + words[3] + "\" is no order of the desk");
        return new CommandLogEntry(
                number(words[0], "frame"),
                number(words[1], "sequence"),
                late,
                refused,
                own ? null : CommandText.parse(words[3]),
                own ? words[3].substring(DESK.length()) : "");
    }

    private static long number(String word, String what) {
        if (!word.matches("[0-9]{1,18}"))
            throw new IllegalArgumentException(what + " \"" + word + "\" is no whole number from 0");
        return Long.parseLong(word);
    }
}
