package dev.cauce.engine.channel.whatsapp;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.EmbeddedFile;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.whatsapp.Answers;
import dev.cauce.channel.whatsapp.Media;
import dev.cauce.engine.channel.fetch.Fetched;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Brings the files that a webhook names: Meta keeps them for some days and tells their address for minutes. */
@Singleton
class MediaFetcher {
    private static final Logger LOG = Logger.getLogger(MediaFetcher.class);

    private final GraphApi api;
    private final WhatsAppSettings settings;
    private final Clock clock;
    private final MeterRegistry metrics;

    /** What came of fetching a file. */
    private sealed interface Came {
        record Content(EmbeddedFile file) implements Came {}

        record Gone(String reason) implements Came {}

        record NotNow(String reason) implements Came {}
    }

    private record Coming(Media media, CompletableFuture<Came> came) {}

    MediaFetcher(GraphApi api, WhatsAppSettings settings, Clock clock, MeterRegistry metrics) {
        this.api = api;
        this.settings = settings;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * The same events with their files; in place of a file that is gone, or that would not come for long, stands that it is
     * missing. Empty when a file may still come: the provider must repeat the webhook. Blocks, as long as one file may take.
     */
    Optional<Decoded.Events> fetched(Numbers.Active number, Decoded.Events decoded, List<Media> media) {
        List<Coming> coming = media.stream()
                .map(one -> new Coming(one, fetch(number, one).toCompletableFuture()))
                .toList();
        List<EmbeddedFile> files = new ArrayList<>();
        Map<String, Part> missing = new HashMap<>();
        boolean isWhole = true;
        for (Coming next : coming) {
            Media one = next.media();
            Came came = next.came().join();
            count(number, one, came);
            switch (came) {
                case Came.Content(var file) -> files.add(file);
                case Came.Gone _ -> missing.put(one.description().id(), new Part.Unsupported(one.kind() + "-missing"));
                case Came.NotNow _ -> {
                    missing.put(one.description().id(), new Part.Unsupported(one.kind() + "-missing"));
                    isWhole &= one.at().plus(settings.mediaPatience()).isBefore(clock.instant());
                }
            }
        }
        return isWhole
                ? Optional.of(new Decoded.Events(
                        decoded.events().stream()
                                .map(event -> without(event, missing))
                                .toList(),
                        files))
                : Optional.empty();
    }

    private void count(Numbers.Active number, Media media, Came came) {
        String outcome =
                switch (came) {
                    case Came.Content _ -> "fetched";
                    case Came.Gone(var reason) -> reason;
                    case Came.NotNow(var reason) -> reason;
                };
        if (!(came instanceof Came.Content)) {
            LOG.warnf(
                    "A file of a contact could not be fetched channel=%s kind=%s reason=%s",
                    number.channel(), media.kind(), outcome);
        }
        metrics.counter("cauce.whatsapp.media", "channel", number.channel(), "outcome", outcome)
                .increment();
    }

    private static ChannelEvent without(ChannelEvent event, Map<String, Part> missing) {
        if (!(event instanceof ChannelEvent.MessageReceived message) || missing.isEmpty()) {
            return event;
        }
        return new ChannelEvent.MessageReceived(
                message.id(),
                message.from(),
                message.at(),
                message.senderName(),
                message.parts().stream()
                        .map(part ->
                                part instanceof Part.Attachment file ? missing.getOrDefault(file.id(), file) : part)
                        .toList());
    }

    private CompletionStage<Came> fetch(Numbers.Active number, Media media) {
        return api.whereIs(number, media.id()).thenCompose(answer -> switch (Answers.place(answer)) {
            case Answers.Place.At(var address) ->
                api.content(number, address).thenApply(content -> came(media, content));
            case Answers.Place.Gone _ -> CompletableFuture.completedFuture(new Came.Gone("gone"));
            case Answers.Place.NotNow _ -> CompletableFuture.completedFuture(new Came.NotNow("no-address"));
        });
    }

    private static Came came(Media media, Fetched content) {
        return switch (content) {
            case Fetched.Refused(var reason) -> new Came.Gone(reason);
            case Fetched.Lost(var reason) -> new Came.NotNow(reason);
            case Fetched.Answered answered
            when answered.isSuccess() -> {
                Part.Attachment named = media.description();
                byte[] bytes = answered.body();
                yield new Came.Content(new EmbeddedFile(
                        media.owner(),
                        new Part.Attachment(named.id(), named.name(), named.contentType(), bytes.length),
                        bytes));
            }
            case Fetched.Answered answered ->
                answered.status() == 404 || answered.status() == 410
                        ? new Came.Gone("gone")
                        : new Came.NotNow("status-" + answered.status());
        };
    }
}
