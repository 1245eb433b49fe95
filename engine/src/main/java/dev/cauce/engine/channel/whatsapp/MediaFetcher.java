package dev.cauce.engine.channel.whatsapp;

import dev.cauce.channel.whatsapp.Answers;
import dev.cauce.engine.channel.awaited.Awaited;
import dev.cauce.engine.channel.awaited.FileSource;
import dev.cauce.engine.channel.fetch.Fetched;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Brings the files that webhooks name: Meta keeps them for some days and tells their address for minutes. */
@Singleton
class MediaFetcher implements FileSource {
    private static final Logger LOG = Logger.getLogger(MediaFetcher.class);
    /** For the agent: Meta does not have it any more. */
    private static final Came GONE = new Came.Gone("gone");

    private final Numbers numbers;
    private final GraphApi api;

    MediaFetcher(Numbers numbers, GraphApi api) {
        this.numbers = numbers;
        this.api = api;
    }

    @Override
    public String kind() {
        return "whatsapp";
    }

    @Override
    public CompletionStage<Came> fetch(Awaited file) {
        return numbers.active(file.owner().channel())
                .subscribeAsCompletionStage()
                .thenCompose(active -> active.map(number -> fetch(number, file.providerId()))
                        .orElseGet(() -> CompletableFuture.completedFuture(new Came.NotNow("not-active"))))
                .exceptionally(failure -> {
                    LOG.warnf(
                            failure,
                            "The secrets of a channel could not be read channel=%s",
                            file.owner().channel());
                    return new Came.NotNow("secrets");
                });
    }

    private CompletionStage<Came> fetch(Numbers.Active number, String media) {
        return api.whereIs(number, media).thenCompose(answer -> switch (Answers.place(answer)) {
            case Answers.Place.At(var address) -> api.content(number, address).thenApply(MediaFetcher::came);
            case Answers.Place.Gone _ -> CompletableFuture.completedFuture(GONE);
            case Answers.Place.NotNow _ -> CompletableFuture.completedFuture(new Came.NotNow("no-address"));
        });
    }

    private static Came came(Fetched content) {
        return switch (content) {
            case Fetched.Refused(var reason) -> new Came.Gone(reason.equals("too-large") ? "too-large" : "not-allowed");
            case Fetched.Lost(var reason) -> new Came.NotNow(reason);
            case Fetched.Answered answered when answered.isSuccess() -> new Came.Content(answered.body());
            case Fetched.Answered answered ->
                answered.status() == HttpURLConnection.HTTP_NOT_FOUND
                                || answered.status() == HttpURLConnection.HTTP_GONE
                        ? GONE
                        : new Came.NotNow("status-" + answered.status());
        };
    }
}
