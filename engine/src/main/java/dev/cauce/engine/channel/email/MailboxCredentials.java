package dev.cauce.engine.channel.email;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.engine.channel.fetch.FetchCall;
import dev.cauce.engine.channel.fetch.Fetched;
import dev.cauce.engine.channel.fetch.OutboundFetch;
import dev.cauce.engine.configuration.definition.Mailbox;
import dev.cauce.engine.security.ChannelSecrets;
import dev.cauce.routing.core.ClientId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What a mailbox signs in with at its servers: its password, or an access token that its secret was exchanged for (RFC 6749,
 * sections 4.4 and 6) and that is kept until shortly before it ends. A refresh token that the provider replaces is set anew.
 */
@Singleton
class MailboxCredentials {
    private static final Logger LOG = Logger.getLogger(MailboxCredentials.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BEFORE_IT_ENDS = Duration.ofMinutes(1);
    private static final Duration USUAL_LIFE = Duration.ofMinutes(5);
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final ChannelSecrets secrets;
    private final OutboundFetch outside;
    private final ObjectMapper json;
    private final MailSettings settings;
    private final Clock clock;
    private final Map<String, AccessToken> tokens = new ConcurrentHashMap<>();

    MailboxCredentials(
            ChannelSecrets secrets, OutboundFetch outside, ObjectMapper json, MailSettings settings, Clock clock) {
        this.secrets = secrets;
        this.outside = outside;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /** Of one mailbox as it was defined, with the secret that was set then. */
    private record AccessToken(String audience, String secret, String text, Instant until) {}

    /** Blocks. Fails when the provider of tokens gives none; the failure's message is fit for logs. */
    String of(String channel, Mailbox mailbox) throws IOException {
        String secret = secrets.of(channel, mailbox.accounts())
                .await()
                .atMost(PATIENCE)
                .orElseGet(() -> {
                    LOG.warnf("A mailbox has no password for its servers and users: set it channel=%s", channel);
                    return "";
                });
        Mailbox.OAuth2 oauth2 = mailbox.oauth2();
        return oauth2 == null ? secret : token(channel, mailbox, oauth2, secret);
    }

    /** Has the next sign-in ask for another token: the server took this one back. */
    void forget(String channel) {
        tokens.remove(channel);
    }

    private String token(String channel, Mailbox mailbox, Mailbox.OAuth2 oauth2, String secret) throws IOException {
        AccessToken kept = tokens.get(channel);
        if (kept != null
                && kept.audience().equals(mailbox.accounts())
                && kept.secret().equals(secret)
                && clock.instant().isBefore(kept.until())) {
            return kept.text();
        }
        JsonNode answer = ask(oauth2, secret);
        String text = answer.path("access_token").asText();
        if (text.isEmpty()) {
            throw new IOException("The token endpoint answered without an access token");
        }
        Instant until = clock.instant()
                .plusSeconds(answer.path("expires_in").asLong(USUAL_LIFE.toSeconds()))
                .minus(BEFORE_IT_ENDS);
        String now =
                renewed(channel, mailbox, secret, answer.path("refresh_token").asText());
        tokens.put(channel, new AccessToken(mailbox.accounts(), now, text, until));
        return text;
    }

    /** The secret from now on: providers may replace a refresh token with each use. */
    private String renewed(String channel, Mailbox mailbox, String secret, String refreshToken) {
        int line = secret.indexOf('\n');
        if (line < 0 || refreshToken.isEmpty() || secret.substring(line + 1).equals(refreshToken)) {
            return secret;
        }
        String renewed = secret.substring(0, line + 1) + refreshToken;
        secrets.set(channel, new ClientId(mailbox.client()), mailbox.accounts(), renewed, "engine")
                .await()
                .atMost(PATIENCE);
        return renewed;
    }

    private JsonNode ask(Mailbox.OAuth2 oauth2, String secret) throws IOException {
        URI address = URI.create(oauth2.tokenUrl());
        var call = new FetchCall(
                "mail-token",
                "POST",
                address,
                Set.of(address.getHost().toLowerCase(Locale.ROOT)),
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
                form(oauth2, secret).getBytes(StandardCharsets.US_ASCII),
                LARGEST_ANSWER,
                settings.answerWithin());
        return switch (outside.fetch(call).join()) {
            case Fetched.Answered answered when answered.isSuccess() -> json.readTree(answered.body());
            case Fetched.Answered answered ->
                throw new IOException("The token endpoint answered with status " + answered.status());
            case Fetched.Refused refused ->
                throw new IOException("The token endpoint is not asked: " + refused.reason());
            case Fetched.Lost lost -> throw new IOException("The token endpoint did not answer: " + lost.reason());
        };
    }

    private static String form(Mailbox.OAuth2 oauth2, String secret) {
        int line = secret.indexOf('\n');
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client_id", oauth2.clientId());
        fields.put("client_secret", line < 0 ? secret : secret.substring(0, line));
        if (line < 0) {
            fields.put("grant_type", "client_credentials");
        } else {
            fields.put("grant_type", "refresh_token");
            fields.put("refresh_token", secret.substring(line + 1));
        }
        if (oauth2.scope() != null) {
            fields.put("scope", oauth2.scope());
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
