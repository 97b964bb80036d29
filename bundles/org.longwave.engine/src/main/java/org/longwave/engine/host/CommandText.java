package org.longwave.engine.host;

import org.longwave.api.command.Command;
import org.longwave.api.command.FlushInput;
import org.longwave.api.command.SetBalance;
import org.longwave.api.command.SetBypass;
import org.longwave.api.command.SetEffectParameter;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetHold;
import org.longwave.api.command.SetMaster;
import org.longwave.api.command.SetMute;
import org.longwave.api.command.SetPfl;

/**
 * A command as words and back, bit for bit: its record's name, then its values in their order. Any thread. Numbers as
 * {@link Float#toString} writes them, which is enough digits to come back the same.
 */
final class CommandText {
    private CommandText() {}

    static String of(Command command) {
        return command.getClass().getSimpleName() + " "
                + switch (command) {
                    case SetFader c -> c.strip() + " " + c.gainDb();
                    case SetBalance c -> c.strip() + " " + c.balance();
                    case SetMute c -> c.strip() + " " + c.muted();
                    case SetPfl c -> c.strip() + " " + c.on();
                    case SetMaster c -> c.bus() + " " + c.gainDb();
                    case SetHold c -> c.strip() + " " + c.held();
                    case FlushInput c -> c.strip();
                    case SetBypass c -> c.strip() + " " + c.slot() + " " + c.bypassed();
                    case SetEffectParameter c -> c.strip() + " " + c.slot() + " " + c.parameter() + " " + c.value();
                };
    }

    /** @throws IllegalArgumentException one sentence: what is wrong, and what is allowed */
    static Command parse(String text) {
        String[] w = text.split(" ", -1);
        Command command = switch (w.length) {
            case 2 -> ofOne(w);
            case 3 -> ofTwo(w);
            default -> ofSlot(w);
        };
        if (command == null) throw new IllegalArgumentException("\"" + text + "\" is no command with its values");
        if (!of(command).equals(text))
            throw new IllegalArgumentException("\"" + text + "\" is not written the way the log writes it");
        return command;
    }

    private static Command ofOne(String[] w) {
        return w[0].equals("FlushInput") ? new FlushInput(whole(w[1])) : null;
    }

    private static Command ofTwo(String[] w) {
        return switch (w[0]) {
            case "SetFader" -> new SetFader(whole(w[1]), real(w[2]));
            case "SetBalance" -> new SetBalance(whole(w[1]), real(w[2]));
            case "SetMute" -> new SetMute(whole(w[1]), flag(w[2]));
            case "SetPfl" -> new SetPfl(whole(w[1]), flag(w[2]));
            case "SetMaster" -> new SetMaster(whole(w[1]), real(w[2]));
            case "SetHold" -> new SetHold(whole(w[1]), flag(w[2]));
            default -> null;
        };
    }

    private static Command ofSlot(String[] w) {
        if (w.length == 4 && w[0].equals("SetBypass")) return new SetBypass(whole(w[1]), whole(w[2]), flag(w[3]));
        if (w.length == 5 && w[0].equals("SetEffectParameter"))
            return new SetEffectParameter(whole(w[1]), whole(w[2]), whole(w[3]), real(w[4]));
        return null;
    }

    private static int whole(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + word + "\" is no whole number", e);
        }
    }

    private static float real(String word) {
        try {
            return Float.parseFloat(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + word + "\" is no number", e);
        }
    }

    private static boolean flag(String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("\"" + word + "\" is neither true nor false");
        };
    }
}
