package dev.cauce.engine.channel.email;

import dev.cauce.channel.email.RemotePictures;
import dev.cauce.engine.channel.ContentType;
import dev.cauce.engine.channel.fetch.FetchCall;
import dev.cauce.engine.channel.fetch.Fetched;
import dev.cauce.engine.channel.fetch.OutboundFetch;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Brings pictures that letters name elsewhere, when an agent asks: the sender learns that the letter is being read, but neither
 * by whom nor from where.
 */
@Singleton
public final class LetterPictures {
    private static final int MOST_BYTES = 5_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private static final Fetched NOT_ENCRYPTED = new Fetched.Refused("not-encrypted");

    private final OutboundFetch fetch;

    LetterPictures(OutboundFetch fetch) {
        this.fetch = fetch;
    }

    /** A picture, by what its bytes say. */
    @SuppressWarnings("ArrayRecordComponent") // a content, never compared
    public record Picture(String contentType, byte[] content) {}

    /** Empty when the address is none, is not reached, or holds anything but a PNG, JPEG, GIF or WebP of at most 5 MB. */
    public CompletionStage<Optional<Picture>> fetch(String source) {
        return RemotePictures.address(source)
                .map(this::fetch)
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    /** Encrypted even where the letter does not say so, as hosts of pictures have it nowadays. */
    private CompletableFuture<Optional<Picture>> fetch(URI address) {
        return ask(address)
                .thenCompose(fetched -> fetched.equals(NOT_ENCRYPTED)
                        ? ask(URI.create(address.toString().replaceFirst("(?i)^http:", "https:")))
                        : CompletableFuture.completedFuture(fetched))
                .thenApply(LetterPictures::picture);
    }

    private CompletableFuture<Fetched> ask(URI address) {
        var host = address.getHost().toLowerCase(Locale.ROOT);
        var call = new FetchCall(
                "letter-picture",
                "GET",
                address,
                Set.of(host),
                Map.of("Accept", "image/*"),
                new byte[0],
                MOST_BYTES,
                PATIENCE);
        return fetch.fetch(call);
    }

    static Optional<Picture> picture(Fetched fetched) {
        if (!(fetched instanceof Fetched.Answered answer) || !answer.isSuccess()) {
            return Optional.empty();
        }
        byte[] content = answer.body();
        return Optional.of(new Picture(ContentType.of(content), content))
                .filter(one -> SHOWN.contains(one.contentType()));
    }
}
