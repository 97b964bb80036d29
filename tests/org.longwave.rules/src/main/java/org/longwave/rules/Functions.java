package org.longwave.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Functions whose last bit depends on the machine: {@link Math} may round them otherwise than {@link StrictMath}. */
public final class Functions {
    private static final Pattern LOOSE = Pattern.compile(
            "(?<!Strict)\\bMath\\.(sin|cos|tan|asin|acos|atan|atan2|exp|expm1|log|log10|log1p|pow|sinh|cosh|tanh|cbrt|hypot)"
                    + "\\(");

    private Functions() {}

    /** One line per call below {@code folder}. */
    public static List<String> loose(Path folder) {
        List<String> found = new ArrayList<>();
        for (Path file : Checkout.files(folder, ".java"))
            for (String call : in(Words.read(file))) found.add(folder.relativize(file) + ":" + call);
        return found;
    }

    /** {@code line: call} for each call in a text. */
    public static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher m = LOOSE.matcher(line);
            while (m.find()) found.add(number + ": Math." + m.group(1));
        }
        return found;
    }
}
