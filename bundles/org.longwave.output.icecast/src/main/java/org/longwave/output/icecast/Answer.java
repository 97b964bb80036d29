package org.longwave.output.icecast;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A server's answer to a source's request, read on the sender's thread; a value afterwards.
 *
 * @param code HTTP status, 0 when the server hung up without a word, -1 when it is not HTTP
 * @param text the status line and what follows it
 */
record Answer(int code, String text) {
    private static final int HEAD_BYTES = 8192;
    private static final int BODY_BYTES = 2048;

    /** Reads up to the empty line. */
    static Answer head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int newlines = 0;
        while (newlines < 2 && head.size() < HEAD_BYTES) {
            int next = in.read();
            if (next < 0) break;
            head.write(next);
            if (next == '\n') newlines++;
            else if (next != '\r') newlines = 0;
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        return new Answer(code(text), text);
    }

    private static int code(String text) {
        if (text.isEmpty()) return 0;
        String[] words = text.split("\\s+", 3);
        if (!words[0].startsWith("HTTP/") || words.length < 2 || !words[1].matches("\\d{3}")) return -1;
        return Integer.parseInt(words[1]);
    }

    /** Adds the page that explains a refusal, as far as it comes. */
    Answer withBody(InputStream in) throws IOException {
        return new Answer(code, text + new String(in.readNBytes(BODY_BYTES), StandardCharsets.UTF_8));
    }

    boolean accepted() {
        return code >= 200 && code < 300;
    }

    /** What to tell the operator. */
    Trouble trouble(String mount) {
        String said = text.toLowerCase(Locale.ROOT);
        if (code == 0)
            return new Trouble(
                    Trouble.Kind.REFUSED, "The server hung up without an answer; check port and mount " + mount + ".");
        if (code == -1)
            return new Trouble(Trouble.Kind.REFUSED, "What answers there is no Icecast server; check host and port.");
        if (code == 401) return new Trouble(Trouble.Kind.PASSWORD, "The server refused the password (401).");
        if (said.contains("mountpoint in use"))
            return new Trouble(
                    Trouble.Kind.BUSY, "The mount " + mount + " is in use by another source (" + code + ").");
        if (said.contains("too many sources"))
            return new Trouble(
                    Trouble.Kind.REFUSED, "The server has too many sources already (" + code + "); ask who runs it.");
        if (code == 404)
            return new Trouble(
                    Trouble.Kind.REFUSED,
                    "The server knows no mount " + mount + " for sources (404); check the mount and the protocol.");
        if (said.contains("content-type") || said.contains("content type"))
            return new Trouble(
                    Trouble.Kind.REFUSED, "The server does not take this codec (" + code + "); set another one.");
        if (code >= 500) return new Trouble(Trouble.Kind.LOST, "The server has a fault of its own (" + code + ").");
        return new Trouble(Trouble.Kind.REFUSED, "The server refused the stream (" + statusLine() + ").");
    }

    /** The answer to a listener: old SHOUTcast servers say "ICY" instead of "HTTP". */
    static Answer toListener(InputStream in) throws IOException {
        Answer answer = head(in);
        if (!answer.text.startsWith("ICY ")) return answer;
        return new Answer(code(answer.text.replaceFirst("ICY", "HTTP/1.0")), answer.text);
    }

    /** Why a listener is not let in. */
    Trouble deaf(String mount) {
        String sentence = switch (code) {
            case 0 -> "The server hung up on a listener without an answer; check port and mount " + mount + ".";
            case -1 -> "What answers a listener there is no Icecast server; check host and port.";
            case 401 -> "The server asks listeners of " + mount + " for a password (401): it cannot be listened to.";
            case 403 ->
                "The server lets no listener in (403): its limit of listeners may be reached, or it wants to know them.";
            case 404 -> "The server has no mount " + mount + " for listeners (404); look at its page of mounts.";
            default -> "The server does not let a listener in (" + statusLine() + ").";
        };
        boolean refused = code >= 300 && code < 500;
        return new Trouble(refused ? Trouble.Kind.REFUSED : Trouble.Kind.LOST, sentence);
    }

    /** As the answer's head says it, in lower case and without parameters; empty when it does not. */
    String contentType() {
        for (String line : text.split("\\r?\\n")) {
            if (!line.toLowerCase(Locale.ROOT).startsWith("content-type:")) continue;
            String type = line.substring(line.indexOf(':') + 1).strip().toLowerCase(Locale.ROOT);
            int parameters = type.indexOf(';');
            return parameters < 0 ? type : type.substring(0, parameters).strip();
        }
        return "";
    }

    private String statusLine() {
        String line = text.lines().findFirst().orElse("");
        return line.substring(line.indexOf(' ') + 1).strip();
    }
}
