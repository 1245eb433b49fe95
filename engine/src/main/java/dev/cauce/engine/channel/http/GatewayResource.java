package dev.cauce.engine.channel.http;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.Payload;
import dev.cauce.channel.http.HttpChannelAdapter;
import dev.cauce.engine.channel.Intake;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.definition.HttpChannel;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Where the systems of own channels post what their contacts do. Known by signatures, not by tokens. */
@Path("/api/channels/http/v1/{channel}/events")
@PermitAll
@Tag(name = "Own channels", description = "What other systems post for channels that they bring.")
@Produces(MediaType.APPLICATION_JSON)
public class GatewayResource {
    private static final Logger LOG = Logger.getLogger(GatewayResource.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ConfigurationView configuration;
    private final Signatures signatures;
    private final GatewayLimits limits;
    private final HttpChannelAdapter adapter;
    private final Intake intake;
    private final Clock clock;
    private final MeterRegistry metrics;

    GatewayResource(
            ConfigurationView configuration,
            Signatures signatures,
            GatewayLimits limits,
            HttpChannelAdapter adapter,
            Intake intake,
            Clock clock,
            MeterRegistry metrics) {
        this.configuration = configuration;
        this.signatures = signatures;
        this.limits = limits;
        this.adapter = adapter;
        this.intake = intake;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** The event is kept, whatever happens now. */
    @Schema(name = "AcceptedEvent")
    public record Accepted(String accepted) {}

    @POST
    @Blocking
    @Consumes({"application/cloudevents+json", MediaType.APPLICATION_JSON})
    @ResponseStatus(202)
    @Operation(
            summary = "Post an event of an own channel",
            description =
                    "A CloudEvent 1.0 in structured mode, signed as Standard Webhooks says. Answered when it is on all"
                            + " in-sync replicas. The same id again is the same event. The events are described in"
                            + " docs/reference/http-channel-asyncapi.yaml.")
    @APIResponse(responseCode = "202", description = "Kept")
    @APIResponse(responseCode = "400", description = "Not an event that the reference describes; nothing was kept")
    @APIResponse(responseCode = "401", description = "Not signed by a key of the channel, or too long ago")
    @APIResponse(responseCode = "429", description = "Too many at once; post it again after Retry-After")
    public Accepted post(
            @PathParam("channel") String channel,
            @HeaderParam(SignatureHeaders.ID) @Nullable String id,
            @HeaderParam(SignatureHeaders.TIMESTAMP) @Nullable String timestamp,
            @HeaderParam(SignatureHeaders.SIGNATURE) @Nullable String signature,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/cloudevents+json",
                                            schema = @Schema(type = SchemaType.OBJECT)))
                    byte @Nullable [] body) {
        HttpChannel configured = configuration
                .find(HttpChannel.class, channel)
                .map(Defined::definition)
                .orElseThrow(() -> Problem.notFound("There is no own channel with this id.")
                        .exception());
        byte[] content = Objects.requireNonNullElse(body, new byte[0]);
        signatures.refusal(channel, id, timestamp, signature, content).ifPresent(problem -> {
            throw refused(channel, "bad-signature", problem);
        });
        if (!limits.allow(channel)) {
            throw refused(
                    channel,
                    "too-many",
                    Problem.of(ProblemType.TOO_MANY_REQUESTS, "This channel posts too much at once. Post it again.")
                            .retryAfter(RETRY));
        }
        var system = new ContactAddress(configured.client(), channel, "system");
        return switch (adapter.decode(new Payload(system, clock.instant(), content))) {
            case Decoded.Malformed wrong ->
                throw refused(
                        channel,
                        wrong.code(),
                        Problem.invalid(
                                FieldError.of(wrong.field().isEmpty() ? "body" : wrong.field(), wrong.message())));
            case Decoded.Events decoded -> keep(channel, decoded);
        };
    }

    private Accepted keep(String channel, Decoded.Events decoded) {
        ChannelEvent event = decoded.events().getFirst();
        try {
            List<FieldError> errors = intake.takeAllOrNone("http", decoded).stream()
                    .map(refused -> FieldError.of(
                            "data.attachments[%d].content".formatted(refused.place()),
                            refused.why().value(),
                            refused.why().message()))
                    .toList();
            if (!errors.isEmpty()) {
                throw refused(channel, "file-refused", Problem.invalid(errors));
            }
            count(channel, "accepted");
            return new Accepted(event.id());
        } catch (IOException | ExecutionException | TimeoutException failure) {
            LOG.warnf(failure, "An event may not be durable channel=%s", channel);
            throw unavailable(channel);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw unavailable(channel);
        }
    }

    private RuntimeException unavailable(String channel) {
        return refused(
                channel,
                "unavailable",
                Problem.of(
                                ProblemType.UNAVAILABLE,
                                "The event could not be kept just now. Post it again with the same id.")
                        .retryAfter(RETRY));
    }

    private RuntimeException refused(String channel, String outcome, Problem problem) {
        count(channel, outcome);
        return problem.exception();
    }

    private void count(String channel, String outcome) {
        metrics.counter("cauce.http-channel.events", "channel", channel, "outcome", outcome)
                .increment();
    }
}
