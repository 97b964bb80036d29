package org.longwave.engine.host;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.longwave.api.command.Command;

/**
 * A command as words and back, bit for bit: its record's name, then its values in their order. Any thread. Numbers as
 * {@link Float#toString} writes them, which is enough digits to come back the same. Every record that is a command has
 * its words by that alone.
 */
final class CommandText {
    private static final Map<String, Class<?>> COMMANDS = new TreeMap<>();

    static {
        for (Class<?> type : Command.class.getPermittedSubclasses()) COMMANDS.put(type.getSimpleName(), type);
    }

    private CommandText() {}

    static String of(Command command) {
        StringBuilder text = new StringBuilder(command.getClass().getSimpleName());
        try {
            for (RecordComponent c : command.getClass().getRecordComponents())
                text.append(' ').append(c.getAccessor().invoke(command));
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a command's values cannot be read: " + command, e);
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException one sentence: what is wrong, and what is allowed */
    static Command parse(String text) {
        String[] words = text.split(" ", -1);
        Class<?> type = COMMANDS.get(words[0]);
        RecordComponent[] components = type == null ? null : type.getRecordComponents();
        if (components == null || components.length != words.length - 1)
            throw new IllegalArgumentException("\"" + text + "\" is no command with its values");
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) values[i] = value(components[i].getType(), words[i + 1]);
        Command command = make(type, components, values);
        if (!of(command).equals(text))
            throw new IllegalArgumentException("\"" + text + "\" is not written the way the log writes it");
        return command;
    }

    private static Command make(Class<?> type, RecordComponent[] components, Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return (Command) type.getConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) throw refused;
            throw new IllegalStateException(type.getSimpleName() + " cannot be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getSimpleName() + " cannot be made", e);
        }
    }

    private static Object value(Class<?> type, String word) {
        if (type == int.class || type == long.class) return whole(type, word);
        if (type == float.class) return real(word);
        if (type == boolean.class) return flag(word);
        for (Object constant : type.getEnumConstants()) if (constant.toString().equals(word)) return constant;
        throw new IllegalArgumentException("\"" + word + "\" is none of " + Arrays.toString(type.getEnumConstants()));
    }

    private static Object whole(Class<?> type, String word) {
        try {
            if (type == long.class) return Long.parseLong(word);
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
