package org.longwave.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Library versions as Maven and the target platform name them. */
public final class Versions {
    private Versions() {}

    /** {@code group:artifact} to version, of every {@code dependency} that names one. */
    public static Map<String, String> of(Path xml) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile());
        NodeList dependencies = document.getElementsByTagName("dependency");
        Map<String, String> found = new TreeMap<>();
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            String version = text(dependency, "version");
            if (!version.isEmpty())
                found.put(text(dependency, "groupId") + ":" + text(dependency, "artifactId"), version);
        }
        return found;
    }

    private static String text(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    /** One line per library whose versions differ. */
    public static List<String> differences(Map<String, String> maven, Map<String, String> target) {
        List<String> found = new ArrayList<>();
        maven.forEach((library, version) -> {
            String other = target.getOrDefault(library, version);
            if (!other.equals(version))
                found.add(library + " is " + version + " in Maven and " + other + " in the target platform");
        });
        return found;
    }
}
