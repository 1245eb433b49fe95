package dev.cauce.engine.channel.whatsapp;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.whatsapp.Media;
import dev.cauce.channel.whatsapp.Signature;
import dev.cauce.channel.whatsapp.Webhook;
import dev.cauce.channel.whatsapp.WebhookReader;
import dev.cauce.engine.channel.Intake;
import dev.cauce.engine.channel.awaited.Awaited;
import dev.cauce.engine.channel.awaited.AwaitedFiles;
import dev.cauce.engine.channel.awaited.FileFetcher;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemException;
import dev.cauce.engine.web.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where Meta tells what happened on a phone number. Open to everyone: what is not signed with the number's secret is refused. */
@Path("/api/channels/whatsapp/v1/{channel}")
@PermitAll
@Tag(name = "WhatsApp", description = "Where Meta's webhooks lead; nobody else calls this.")
public class WebhookResource {
    private static final Logger LOG = Logger.getLogger(WebhookResource.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WebhookReader reader = new WebhookReader();
    private final Numbers numbers;
    private final AwaitedFiles files;
    private final FileFetcher fetcher;
    private final Templates templates;
    private final Intake intake;
    private final WhatsAppSettings settings;
    private final Clock clock;
    private final MeterRegistry metrics;

    WebhookResource(
            Numbers numbers,
            AwaitedFiles files,
            FileFetcher fetcher,
            Templates templates,
            Intake intake,
            WhatsAppSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.numbers = numbers;
        this.files = files;
        this.fetcher = fetcher;
        this.templates = templates;
        this.intake = intake.inPipeline();
        this.settings = settings;
        this.clock = clock;
        this.metrics = metrics;
    }

    @GET
    @Blocking
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(operationId = "verifyWhatsAppWebhook", summary = "Prove to Meta whose webhook this is")
    @APIResponse(responseCode = "200", description = "The challenge")
    @APIResponse(responseCode = "403", description = "The verify token is not the channel's")
    public Response verify(
            @PathParam("channel") String channel,
            @QueryParam("hub.mode") @Nullable String mode,
            @QueryParam("hub.verify_token") @Nullable String token,
            @QueryParam("hub.challenge") @Nullable String challenge) {
        Numbers.Active number = active(channel);
        if (!"subscribe".equals(mode) || challenge == null || !challenge.matches("[A-Za-z0-9_-]{1,200}")) {
            throw Problem.invalid(FieldError.of("hub.mode", "Send hub.mode=subscribe with a hub.challenge."))
                    .exception();
        }
        if (token == null || !Signature.equal(token, number.secrets().verifyToken())) {
            throw Problem.of(
                            ProblemType.FORBIDDEN,
                            "The hub.verify_token is not the channel's. Enter the one that was set in its secrets.")
                    .exception();
        }
        return Response.ok(challenge)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "takeWhatsAppWebhook",
            summary = "Take a webhook in",
            description =
                    "Answered once all of it is on all in-sync replicas; files are fetched afterwards. Repeating it doubles nothing.")
    @APIResponse(responseCode = "200", description = "Taken")
    @APIResponse(responseCode = "400", description = "It is none that Meta documents, or of another phone number")
    @APIResponse(responseCode = "403", description = "It is not signed with the secret of the channel's app")
    @APIResponse(responseCode = "503", description = "Not now: repeat it")
    public Response take(
            @PathParam("channel") String channel,
            @HeaderParam("X-Hub-Signature-256") @Nullable String signature,
            byte @Nullable [] body)
            throws InterruptedException {
        Timer.Sample sample = Timer.start();
        String outcome = "taken";
        try {
            take(active(channel), signature, body == null ? new byte[0] : body);
            return Response.ok().build();
        } catch (ProblemException refused) {
            outcome = "status-" + refused.problem().status();
            throw refused;
        } finally {
            if (numbers.defined(channel).isPresent()) {
                sample.stop(metrics.timer("cauce.whatsapp.webhook", "channel", channel, "outcome", outcome));
            }
        }
    }

    private void take(Numbers.Active number, @Nullable String signature, byte[] body) throws InterruptedException {
        if (body.length > settings.webhookBytes()) {
            throw Problem.of(
                            ProblemType.TOO_LARGE,
                            "A webhook may have at most %d bytes, but has %d."
                                    .formatted(settings.webhookBytes(), body.length))
                    .exception();
        }
        if (!Signature.holds(body, signature, number.secrets().appSecret())) {
            throw Problem.of(
                            ProblemType.FORBIDDEN,
                            "X-Hub-Signature-256 is not that of this body with the channel's app secret."
                                    + " Maybe the secrets are of another app: set them again.")
                    .exception();
        }
        List<Numbers.Active> all = new ArrayList<>(List.of(number));
        WebhookReader.Opened opened = reader.open(body);
        all.addAll(numbers.ofTheSameApp(number, opened.numbers()));
        Map<Numbers.Active, Webhook> readings = new LinkedHashMap<>();
        all.forEach(one -> readings.put(one, read(one, all, opened)));
        Webhook own = Objects.requireNonNull(readings.get(number));
        if (own.decoded() instanceof Decoded.Malformed wrong
                && readings.values().stream().noneMatch(WebhookResource::saysSomething)) {
            LOG.warnf("A webhook is not as documented channel=%s reason=%s", number.channel(), wrong.code());
            throw Problem.invalid(FieldError.of(wrong.field().isEmpty() ? "body" : wrong.field(), wrong.message()))
                    .exception();
        }
        for (Map.Entry<Numbers.Active, Webhook> reading : readings.entrySet()) {
            if (reading.getValue().decoded() instanceof Decoded.Events events) {
                take(reading.getKey(), events, reading.getValue());
            }
        }
    }

    /** What of a webhook is of one number; what is of the others is theirs. */
    private Webhook read(Numbers.Active one, List<Numbers.Active> all, WebhookReader.Opened opened) {
        Set<String> others = all.stream()
                .map(other -> other.number().phoneNumberId())
                .filter(other -> !other.equals(one.number().phoneNumberId()))
                .collect(Collectors.toSet());
        var address = new ContactAddress(
                one.number().client(), one.channel(), one.number().phoneNumberId());
        return opened.of(address, clock.instant(), others);
    }

    private static boolean saysSomething(Webhook webhook) {
        return webhook.decoded() instanceof Decoded.Events events
                && !events.events().isEmpty();
    }

    /** Answered once all of it is durable; files are only noted down, behind the messages that name them. */
    private void take(Numbers.Active number, Decoded.Events events, Webhook webhook) throws InterruptedException {
        try {
            intake.take("whatsapp", events);
            if (!webhook.media().isEmpty()) {
                files.add(awaited(webhook.media())).await().atMost(PATIENCE);
                fetcher.wake();
            }
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException failure) {
            throw notDurable(number, failure);
        }
        if (events.events().stream().anyMatch(WebhookResource::isOfTemplates)) {
            templates.forget(number.channel());
        }
    }

    private List<Awaited> awaited(List<Media> media) {
        return media.stream()
                .map(one -> Awaited.fresh(one.file(), one.owner(), "whatsapp", one.event(), one.id(), clock.instant()))
                .toList();
    }

    private static ProblemException notDurable(Numbers.Active number, Exception failure) {
        LOG.warnf(failure, "A webhook could not be made durable channel=%s", number.channel());
        return Problem.of(ProblemType.UNAVAILABLE, "It cannot be made durable now. Repeat it.")
                .retryAfter(PATIENCE)
                .exception();
    }

    private static boolean isOfTemplates(ChannelEvent event) {
        return event instanceof ChannelEvent.Unknown unknown && unknown.kind().startsWith("message_template_");
    }

    private Numbers.Active active(String channel) {
        if (numbers.defined(channel).isEmpty()) {
            throw Problem.notFound("There is no WhatsApp number with this channel id.")
                    .exception();
        }
        return numbers.active(channel).await().atMost(PATIENCE).orElseThrow(() -> Problem.of(
                        ProblemType.UNAVAILABLE,
                        "This WhatsApp number is not active: its secrets are not set, or were set for another number or API"
                                + " address. PUT them at /api/v1/configuration/whatsapp-numbers/<channel>/secrets.")
                .exception());
    }
}
