package dev.cauce.channel.api.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a provider signs its webhooks: an HMAC with the account's signing secret, in a header. Declared by the adapter, checked here
 * over the raw bytes.
 *
 * @param header that holds it
 * @param prefix what stands in the header before it, such as {@code sha256=}
 * @param signed what it is over, piece by piece
 * @param freshness by what a recorded webhook that is posted again is known; null when the provider signs no time
 */
public record WebhookSignature(
        Hmac algorithm,
        Encoding encoding,
        String header,
        String prefix,
        List<Piece> signed,
        @Nullable Freshness freshness) {
    public WebhookSignature {
        signed = List.copyOf(signed);
    }

    /** How the digest is written. */
    public enum Encoding {
        HEX,
        BASE64;

        String of(byte[] digest) {
            return switch (this) {
                case HEX -> HexFormat.of().formatHex(digest);
                case BASE64 -> Base64.getEncoder().encodeToString(digest);
            };
        }
    }

    /** A piece of what is signed. */
    public sealed interface Piece {
        /** The same in each. */
        record Text(String text) implements Piece {}

        /** The value of a header. */
        record Header(String name) implements Piece {}

        /** The body, byte for byte. */
        record Body() implements Piece {}
    }

    /** A signed header with the seconds since 1970, and how far they may be from ours. */
    public record Freshness(String header, Duration tolerance) {}

    /** An HMAC-SHA256 over the body alone, in hexadecimal digits. */
    public static WebhookSignature overBody(String header, String prefix) {
        return new WebhookSignature(Hmac.SHA256, Encoding.HEX, header, prefix, List.of(new Piece.Body()), null);
    }

    /** An HMAC-SHA256 over a time, a dot and the body, in hexadecimal digits; not good when the time is further away than this. */
    public static WebhookSignature overTimeAndBody(
            String header, String prefix, String timeHeader, Duration tolerance) {
        return new WebhookSignature(
                Hmac.SHA256,
                Encoding.HEX,
                header,
                prefix,
                List.of(new Piece.Header(timeHeader), new Piece.Text("."), new Piece.Body()),
                new Freshness(timeHeader, tolerance));
    }

    /**
     * What is wrong with a webhook, in words for whoever set the account up; empty when it is signed. Takes as long for a wrong
     * signature as for the right one.
     *
     * @param headers their names in lower case
     */
    public Optional<String> refusal(Map<String, String> headers, byte[] body, String secret, Instant now) {
        Optional<String> missing = needed().filter(
                        name -> headers.getOrDefault(key(name), "").isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            return Optional.of("The header %s is missing.".formatted(missing.get()));
        }
        if (secret.isEmpty() || !Hmac.equal(of(headers, body, secret), value(headers, header))) {
            return Optional.of(
                    "%s does not sign this body with the account's signing secret. Maybe that was changed: set it again."
                            .formatted(header));
        }
        return freshness == null ? Optional.empty() : stale(freshness, headers, now);
    }

    /** What the header says of this webhook. */
    public String of(Map<String, String> headers, byte[] body, String secret) {
        byte[][] pieces = signed.stream()
                .map(piece -> switch (piece) {
                    case Piece.Text(var text) -> bytes(text);
                    case Piece.Header(var name) -> bytes(value(headers, name));
                    case Piece.Body _ -> body;
                })
                .toArray(byte[][]::new);
        return prefix + encoding.of(algorithm.of(bytes(secret), pieces));
    }

    private Stream<String> needed() {
        Stream<String> times = Stream.ofNullable(freshness).map(Freshness::header);
        Stream<String> pieces =
                signed.stream().filter(Piece.Header.class::isInstance).map(piece -> ((Piece.Header) piece).name());
        return Stream.of(Stream.of(header), pieces, times).flatMap(names -> names);
    }

    private static Optional<String> stale(Freshness freshness, Map<String, String> headers, Instant now) {
        String seconds = value(headers, freshness.header());
        if (!seconds.matches("[0-9]{1,12}")) {
            return Optional.of("%s must be the seconds since 1970.".formatted(freshness.header()));
        }
        Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now)
                .abs();
        return apart.compareTo(freshness.tolerance()) <= 0
                ? Optional.empty()
                : Optional.of("%s is %d s from our time. Maybe it is an old webhook posted again, or a clock is wrong."
                        .formatted(freshness.header(), apart.toSeconds()));
    }

    private static String value(Map<String, String> headers, String name) {
        return headers.getOrDefault(key(name), "");
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
