package dev.cauce.engine.channel.whatsapp;

import dev.cauce.channel.api.Part;
import dev.cauce.channel.whatsapp.Answers;
import dev.cauce.channel.whatsapp.Graph;
import dev.cauce.channel.whatsapp.GraphAnswer;
import dev.cauce.engine.channel.fetch.FetchCall;
import dev.cauce.engine.channel.fetch.Fetched;
import dev.cauce.engine.channel.fetch.OutboundFetch;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Calls Meta's API with the tokens of the numbers, and nobody else with them. */
@Singleton
class GraphApi implements Graph {
    private static final Logger LOG = Logger.getLogger(GraphApi.class);
    private static final int LARGEST_ANSWER = 1_000_000;

    private final Numbers numbers;
    private final OutboundFetch outside;
    private final WhatsAppSettings settings;
    private final MeterRegistry metrics;

    GraphApi(Numbers numbers, OutboundFetch outside, WhatsAppSettings settings, MeterRegistry metrics) {
        this.numbers = numbers;
        this.outside = outside;
        this.settings = settings;
        this.metrics = metrics;
    }

    @Override
    public CompletionStage<GraphAnswer> send(String channel, byte[] message) {
        return with(channel, number -> post(number, "messages", "application/json", message));
    }

    @Override
    public CompletionStage<GraphAnswer> upload(String channel, Part.Attachment file, byte[] content) {
        var form = new MediaForm(file, content);
        return with(channel, number -> post(number, "media", form.contentType(), form.body()));
    }

    /** What Meta says of a number. */
    CompletableFuture<Fetched> about(Numbers.Active number, String fields) {
        URI address =
                number.number().at("%s?fields=%s".formatted(number.number().phoneNumberId(), fields));
        return get(number, "whatsapp-number", address, LARGEST_ANSWER, Set.of());
    }

    /** Where a file of a contact is. */
    CompletionStage<GraphAnswer> whereIs(Numbers.Active number, String media) {
        URI address = number.number()
                .at("%s?phone_number_id=%s".formatted(media, number.number().phoneNumberId()));
        return answer(number, get(number, "whatsapp-media-place", address, LARGEST_ANSWER, Set.of()));
    }

    /** Templates of the number's account, which must be known; from a place on. */
    CompletionStage<GraphAnswer> templates(Numbers.Active number, String account, Optional<String> after) {
        URI address = number.number()
                .at(
                        "%s/message_templates?fields=name,language,status,category,quality_score,parameter_format,components&limit=100%s"
                                .formatted(
                                        account,
                                        after.map(cursor ->
                                                        "&after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8))
                                                .orElse("")));
        return answer(number, get(number, "whatsapp-templates", address, LARGEST_ANSWER, Set.of()));
    }

    /** A file of a contact. */
    CompletableFuture<Fetched> content(Numbers.Active number, URI address) {
        return get(number, "whatsapp-media", address, settings.mediaBytes(), settings.mediaHosts());
    }

    private CompletionStage<GraphAnswer> with(
            String channel, Function<Numbers.Active, CompletionStage<GraphAnswer>> call) {
        return numbers.active(channel)
                .subscribeAsCompletionStage()
                .thenCompose(active -> active.map(call)
                        .orElseGet(() -> CompletableFuture.completedFuture(new GraphAnswer.Refused(
                                "not-active",
                                "The secrets of this WhatsApp number are not set. Ask an administrator to set them."))))
                .exceptionally(failure -> {
                    LOG.warnf(failure, "The secrets of a channel could not be read channel=%s", channel);
                    return new GraphAnswer.Lost("secrets");
                });
    }

    private CompletionStage<GraphAnswer> post(Numbers.Active number, String what, String contentType, byte[] body) {
        return answer(
                number,
                outside.fetch(new FetchCall(
                        "whatsapp-" + what,
                        "POST",
                        number.number().at(number.number().phoneNumberId() + '/' + what),
                        Set.of(number.number().host()),
                        Map.of("authorization", bearer(number), "content-type", contentType),
                        body,
                        LARGEST_ANSWER,
                        settings.answerWithin())));
    }

    private CompletableFuture<Fetched> get(
            Numbers.Active number, String purpose, URI address, int mostBytes, Set<String> moreHosts) {
        Set<String> hosts = new HashSet<>(moreHosts);
        hosts.add(number.number().host());
        return outside.fetch(new FetchCall(
                purpose,
                "GET",
                address,
                hosts,
                Map.of("authorization", bearer(number), "user-agent", "cauce"),
                new byte[0],
                mostBytes,
                settings.mediaWithin().dividedBy(2)));
    }

    private static String bearer(Numbers.Active number) {
        return "Bearer " + number.secrets().accessToken();
    }

    private CompletionStage<GraphAnswer> answer(Numbers.Active number, CompletableFuture<Fetched> fetched) {
        return fetched.thenApply(came -> switch (came) {
            case Fetched.Answered answered ->
                counted(
                        number,
                        new GraphAnswer.Answered(
                                answered.status(),
                                seconds(answered.headers().get("retry-after")),
                                new String(answered.body(), StandardCharsets.UTF_8)));
            case Fetched.Refused refused ->
                new GraphAnswer.Refused(
                        "not-allowed",
                        "The API of this WhatsApp number may not be called: %s. Maybe its apiUrl is wrong."
                                .formatted(refused.reason()));
            case Fetched.Lost lost -> new GraphAnswer.Lost(lost.reason());
        });
    }

    private GraphAnswer counted(Numbers.Active number, GraphAnswer.Answered answered) {
        int code = Answers.code(answered);
        if (code != 0) {
            LOG.warnf(
                    "WhatsApp answered an error channel=%s status=%d code=%d",
                    number.channel(), answered.status(), code);
            metrics.counter("cauce.whatsapp.errors", "channel", number.channel(), "code", String.valueOf(code))
                    .increment();
        }
        return answered;
    }

    private static @Nullable Duration seconds(@Nullable String header) {
        return header != null && header.matches("[0-9]{1,5}") ? Duration.ofSeconds(Long.parseLong(header)) : null;
    }
}
