package dev.cauce.engine.channel.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * One request to the outside.
 *
 * @param purpose a word for the meters, such as {@code whatsapp-media}
 * @param hosts the only host names this call may reach, in lower case: {@code address} must be at one of them
 * @param mostBytes the largest answer that is read; a larger one is refused
 * @param within from looking the host up to the last byte of the answer
 */
@SuppressWarnings("ArrayRecordComponent") // contents, copied on the way in and out; calls are not compared
public record FetchCall(
        String purpose,
        String method,
        URI address,
        Set<String> hosts,
        Map<String, String> headers,
        byte[] body,
        int mostBytes,
        Duration within) {
    public FetchCall {
        hosts = Set.copyOf(hosts);
        headers = Map.copyOf(headers);
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }
}
