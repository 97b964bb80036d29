package org.longwave.output.listen;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * The first line of a request; read on the client's thread.
 *
 * @param path without a query
 */
record Request(String method, String path) {
    private static final int HEAD_BYTES = 8192;

    /** A request that is answered with an error and no more. */
    static final class BadRequest extends Exception {
        private static final long serialVersionUID = 1;
        private final int status;

        BadRequest(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /**
     * Reads the head, in {@code millis} at most however slowly it trickles; null when the client left without a word.
     */
    static Request read(Socket client, int millis) throws IOException, BadRequest {
        long deadline = System.nanoTime() + millis * 1_000_000L;
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int newlines = 0;
        while (newlines < 2) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) throw new SocketTimeoutException("the request did not end");
            client.setSoTimeout((int) left);
            int next = client.getInputStream().read();
            if (next < 0) return null;
            head.write(next);
            if (head.size() > HEAD_BYTES) throw new BadRequest(431, "The request is too long.");
            if (next == '\n') newlines++;
            else if (next != '\r') newlines = 0;
        }
        return parse(head.toString(StandardCharsets.ISO_8859_1));
    }

    static Request parse(String head) throws BadRequest {
        String line = head.lines().findFirst().orElse("");
        String[] words = line.split(" ", -1);
        boolean form = words.length == 3
                && words[0].matches("[A-Z]{1,16}")
                && words[1].startsWith("/")
                && words[2].matches("HTTP/1\\.[01]");
        if (!form) throw new BadRequest(400, "This is no HTTP request that is understood here.");
        int query = words[1].indexOf('?');
        return new Request(words[0], query < 0 ? words[1] : words[1].substring(0, query));
    }

    boolean head() {
        return method.equals("HEAD");
    }
}
