package dev.cauce.engine.channel.provider;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.Payload;
import dev.cauce.engine.channel.Intake;
import dev.cauce.engine.channel.RateLimits;
import dev.cauce.engine.configuration.definition.MediaChannel;
import dev.cauce.engine.configuration.definition.ProviderAccount;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemException;
import dev.cauce.engine.web.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where providers tell what happened on an account. Open to everyone: what is not signed with its secret is refused. */
@Path("/api/channels/providers/v1/{channel}")
@PermitAll
@Tag(name = "Providers", description = "Where the webhooks of providers lead whose adapters are plugged in.")
public class ProviderWebhookResource {
    private static final Logger LOG = Logger.getLogger(ProviderWebhookResource.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ProviderAccounts accounts;
    private final ProviderSettings settings;
    private final RateLimits pace;
    private final Intake intake;
    private final Clock clock;
    private final MeterRegistry metrics;

    ProviderWebhookResource(
            ProviderAccounts accounts, ProviderSettings settings, Intake intake, Clock clock, MeterRegistry metrics) {
        this.accounts = accounts;
        this.settings = settings;
        this.pace = new RateLimits(settings.webhooksAtOnce(), settings.webhookRefill());
        this.intake = intake.inPipeline();
        this.clock = clock;
        this.metrics = metrics;
    }

    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "takeProviderWebhook",
            summary = "Take a provider's webhook in",
            description = "Answered once all of it is on all in-sync replicas. Repeating it doubles nothing.")
    @APIResponse(responseCode = "204", description = "Taken")
    @APIResponse(responseCode = "400", description = "It is none that the provider documents; nothing of it was kept")
    @APIResponse(responseCode = "401", description = "It is not signed with the account's secret, or was too long ago")
    @APIResponse(responseCode = "429", description = "Too many at once: repeat it")
    @APIResponse(responseCode = "503", description = "Not now: repeat it")
    public void take(@PathParam("channel") String channel, @Context HttpHeaders headers, byte @Nullable [] sent) {
        byte[] body = Objects.requireNonNullElse(sent, new byte[0]);
        ProviderAccounts.Known known = accounts.known(channel)
                .orElseThrow(() -> Problem.notFound("There is no account of a provider with this channel id.")
                        .exception());
        Timer.Sample sample = Timer.start();
        String outcome = "taken";
        try {
            take(known, lowerCase(headers), body);
        } catch (ProblemException refused) {
            outcome = String.valueOf(refused.problem().status());
            throw refused;
        } finally {
            sample.stop(metrics.timer("cauce.provider.webhook", "channel", channel, "outcome", outcome));
        }
    }

    private void take(ProviderAccounts.Known known, Map<String, String> headers, byte[] body) {
        if (body.length > settings.webhookBytes()) {
            throw Problem.invalid(FieldError.of(
                            "body",
                            "Must have at most %d bytes, see cauce.providers.webhook-bytes."
                                    .formatted(settings.webhookBytes())))
                    .exception();
        }
        ProviderAccounts.Active active = accounts.active(known)
                .await()
                .atMost(PATIENCE)
                .orElseThrow(() -> Problem.of(
                                ProblemType.UNAVAILABLE,
                                "This account is not active: its secrets are not set, or were set for another provider, sender or API"
                                        + " address. PUT them at /api/v1/configuration/provider-accounts/<channel>/secrets.")
                        .exception());
        Instant now = clock.instant();
        known.adapter()
                .signature()
                .refusal(headers, body, active.secrets().signingSecret(), now)
                .ifPresent(words -> {
                    throw Problem.of(ProblemType.UNAUTHENTICATED, words).exception();
                });
        if (!pace.take(known.channel(), now)) {
            throw Problem.of(ProblemType.TOO_MANY_REQUESTS, "This account brings too much at once. Repeat it.")
                    .retryAfter(RETRY)
                    .exception();
        }
        ProviderAccount account = known.account();
        var from = new ContactAddress(account.client(), known.channel(), account.sender());
        switch (known.adapter().decode(new Payload(from, now, body))) {
            case Decoded.Malformed wrong -> {
                LOG.warnf("A webhook is not as documented channel=%s reason=%s", known.channel(), wrong.code());
                throw Problem.invalid(FieldError.of(wrong.field().isEmpty() ? "body" : wrong.field(), wrong.message()))
                        .exception();
            }
            case Decoded.Events events -> keep(known.channel(), events);
        }
    }

    private void keep(String channel, Decoded.Events events) {
        try {
            intake.take(MediaChannel.MESSAGING.channel().name(), events);
        } catch (IOException | ExecutionException | TimeoutException failure) {
            LOG.warnf(failure, "A webhook could not be made durable channel=%s", channel);
            throw notNow();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw notNow();
        }
    }

    private static ProblemException notNow() {
        return Problem.of(ProblemType.UNAVAILABLE, "It cannot be made durable now. Repeat it.")
                .retryAfter(RETRY)
                .exception();
    }

    /** Of several values of one name the first counts. */
    private static Map<String, String> lowerCase(HttpHeaders headers) {
        Map<String, String> all = new HashMap<>();
        headers.getRequestHeaders()
                .forEach((name, values) -> all.putIfAbsent(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return all;
    }
}
