package dev.cauce.engine.channel.fetch;

import java.util.Map;

/** What came of a call. Reasons are codes without addresses or contents, fit for logs and meters. */
public sealed interface Fetched {

    /** The other side answered, whatever it said. Names of headers are in lower case; of several values the first counts. */
    @SuppressWarnings("ArrayRecordComponent") // contents, copied on the way in and out; answers are not compared
    record Answered(int status, Map<String, String> headers, byte[] body) implements Fetched {
        public Answered {
            headers = Map.copyOf(headers);
            body = body.clone();
        }

        @Override
        public byte[] body() {
            return body.clone();
        }

        /** Between 200 and 299. */
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** Not allowed, or larger than allowed: asking again changes nothing. */
    record Refused(String reason) implements Fetched {}

    /** Nobody answered in time, or the line broke: it may have been done, and may be tried again. */
    record Lost(String reason) implements Fetched {}
}
