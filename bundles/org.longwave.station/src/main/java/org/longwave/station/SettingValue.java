package org.longwave.station;

import java.lang.reflect.Array;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.equinox.metatype.EquinoxAttributeDefinition;
import org.osgi.service.metatype.AttributeDefinition;

/** The station thread. Turns a value of the station file into what its plug-in asks for, or refuses it in plain words. */
final class SettingValue {
    private static final Pattern PATH = Pattern.compile("file|folder|.*(File|Folder)");
    private final Path folder;
    private final Secrets secrets;

    /** @param folder the station file's: relative files and folders start there */
    SettingValue(Path folder) {
        this.folder = folder;
        secrets = new Secrets(folder);
    }

    Object of(AttributeDefinition attribute, Object value) throws RefusedException {
        if (attribute.getCardinality() == 0) return scalar(attribute, value);
        if (!(value instanceof List<?> list)) throw refused(value, "needs a list: [ ... ]");
        Object array = Array.newInstance(box(attribute.getType()), list.size());
        for (int i = 0; i < list.size(); i++) Array.set(array, i, scalar(attribute, list.get(i)));
        return array;
    }

    private Object scalar(AttributeDefinition attribute, Object value) throws RefusedException {
        Object typed = typed(attribute.getType(), value);
        if (attribute.getType() == AttributeDefinition.PASSWORD) return secrets.reveal((String) typed);
        checkOptions(attribute, typed);
        checkRange(attribute, typed, value);
        return PATH.matcher(attribute.getID()).matches() && typed instanceof String path ? absolute(path) : typed;
    }

    private static Object typed(int type, Object value) throws RefusedException {
        return switch (type) {
            case AttributeDefinition.BOOLEAN -> {
                if (value instanceof Boolean) yield value;
                throw refused(value, "needs true or false");
            }
            case AttributeDefinition.DOUBLE, AttributeDefinition.FLOAT -> {
                if (value instanceof Number n)
                    yield type == AttributeDefinition.FLOAT ? (Object) n.floatValue() : (Object) n.doubleValue();
                throw refused(value, "needs a number");
            }
            case AttributeDefinition.INTEGER,
                    AttributeDefinition.LONG,
                    AttributeDefinition.SHORT,
                    AttributeDefinition.BYTE -> whole(type, value);
            default -> {
                if (value instanceof String s && (type != AttributeDefinition.CHARACTER || s.length() == 1))
                    yield type == AttributeDefinition.CHARACTER ? (Object) s.charAt(0) : s;
                throw refused(value, "needs text in quotes");
            }
        };
    }

    private static Object whole(int type, Object value) throws RefusedException {
        if (!(value instanceof Number n) || n.doubleValue() != Math.rint(n.doubleValue()))
            throw refused(value, "needs a whole number");
        try {
            return switch (type) {
                case AttributeDefinition.INTEGER -> Math.toIntExact(n.longValue());
                case AttributeDefinition.SHORT -> Short.valueOf(n.longValue() + "");
                case AttributeDefinition.BYTE -> Byte.valueOf(n.longValue() + "");
                default -> n.longValue();
            };
        } catch (ArithmeticException | NumberFormatException e) {
            throw refused(value, "needs a smaller number");
        }
    }

    private static void checkOptions(AttributeDefinition attribute, Object value) throws RefusedException {
        String[] options = attribute.getOptionValues();
        if (options != null && options.length > 0 && !Arrays.asList(options).contains(String.valueOf(value)))
            throw refused(value, "allowed " + Arrays.stream(options).collect(Collectors.joining(", ")));
    }

    private static void checkRange(AttributeDefinition attribute, Object value, Object written)
            throws RefusedException {
        if (!(attribute instanceof EquinoxAttributeDefinition limits)) {
            String fault = attribute.validate(String.valueOf(value));
            if (fault != null && !fault.isEmpty()) throw refused(written, fault);
            return;
        }
        double measure;
        if (value instanceof Number n) measure = n.doubleValue();
        else if (value instanceof String s) measure = s.length();
        else return;
        boolean low = limits.getMin() != null && measure < Double.parseDouble(limits.getMin());
        boolean high = limits.getMax() != null && measure > Double.parseDouble(limits.getMax());
        if (low || high || Double.isNaN(measure))
            throw refused(written, "allowed " + range(limits) + (value instanceof String ? " characters" : ""));
    }

    private static String range(EquinoxAttributeDefinition limits) {
        if (limits.getMin() == null) return "at most " + plain(limits.getMax());
        if (limits.getMax() == null) return "at least " + plain(limits.getMin());
        return plain(limits.getMin()) + " to " + plain(limits.getMax());
    }

    private static String plain(String number) {
        return number.replaceFirst("\\.0+$", "");
    }

    private String absolute(String path) throws RefusedException {
        if (path.isEmpty()) return path;
        try {
            return folder.resolve(path).normalize().toString();
        } catch (InvalidPathException e) {
            throw refused(path, "needs the name of a file or folder");
        }
    }

    private static Class<?> box(int type) {
        return switch (type) {
            case AttributeDefinition.BOOLEAN -> Boolean.class;
            case AttributeDefinition.DOUBLE -> Double.class;
            case AttributeDefinition.FLOAT -> Float.class;
            case AttributeDefinition.INTEGER -> Integer.class;
            case AttributeDefinition.LONG -> Long.class;
            case AttributeDefinition.SHORT -> Short.class;
            case AttributeDefinition.BYTE -> Byte.class;
            case AttributeDefinition.CHARACTER -> Character.class;
            default -> String.class;
        };
    }

    private static RefusedException refused(Object value, String allowed) {
        return new RefusedException(shown(value) + " is refused, " + allowed);
    }

    private static String shown(Object value) {
        if (value == StationReader.NOT_A_VALUE) return "null or { }";
        if (value instanceof String s) return '"' + s + '"';
        if (value instanceof List<?> list)
            return list.stream().map(SettingValue::shown).collect(Collectors.joining(", ", "[", "]"));
        return String.valueOf(value);
    }
}
