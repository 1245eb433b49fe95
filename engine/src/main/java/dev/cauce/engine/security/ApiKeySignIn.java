package dev.cauce.engine.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who sends {@code Authorization: Bearer cauce_…}; other bearers are for the next mechanism. An address that failed too
 * often is refused for a while before PostgreSQL is asked.
 */
@Singleton
class ApiKeySignIn implements HttpAuthenticationMechanism {
    private static final String BEARER = "Bearer ";
    private static final int BEFORE_TOKENS = HttpAuthenticationMechanism.DEFAULT_PRIORITY + 100;
    private static final int MOST_ADDRESSES = 10_000;
    private static final Problem LIMITED = Problem.of(
            ProblemType.TOO_MANY_REQUESTS,
            "Too many API keys from this address were not right. Wait, and send a key that holds.");

    private final ApiKeys keys;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final SecuritySettings.ApiKeys settings;
    private final Cache<String, FailureLimit> failures;

    ApiKeySignIn(ApiKeys keys, MeterRegistry metrics, Clock clock, SecuritySettings settings) {
        this.keys = keys;
        this.metrics = metrics;
        this.clock = clock;
        this.settings = settings.apiKeys();
        this.failures = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterAccess(Duration.ofHours(1))
                .build();
    }

    /** Who acts with a key. */
    record KeyPrincipal(SignedIn signedIn) implements Principal {
        @Override
        public String getName() {
            return signedIn.user();
        }
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        var sent = bearer(context.request().getHeader(HttpHeaders.AUTHORIZATION));
        if (sent == null) {
            return Uni.createFrom().nullItem();
        }
        var limit = failures.get(
                String.valueOf(context.request().remoteAddress().hostAddress()),
                _ -> new FailureLimit(settings.failures(), settings.failureRefill(), clock.instant()));
        if (!limit.allows(clock.instant())) {
            count("limited");
            return Uni.createFrom()
                    .failure(LIMITED.retryAfter(settings.failureRefill()).exception());
        }
        var parsed = ApiKeySecret.parse(sent);
        return parsed.isEmpty()
                ? refused("malformed", limit)
                : keys.verify(parsed.get())
                        .chain(found -> found.map(this::accepted).orElseGet(() -> refused("unknown", limit)));
    }

    private static @Nullable String bearer(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        var token = header.substring(BEARER.length()).strip();
        return token.startsWith(ApiKeySecret.PREFIX) ? token : null;
    }

    private Uni<SecurityIdentity> accepted(ApiKey key) {
        count("accepted");
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new KeyPrincipal(key.signedIn()))
                        .addRoles(key.roles().stream().map(Role::value).collect(Collectors.toSet()))
                        .build());
    }

    private Uni<SecurityIdentity> refused(String outcome, FailureLimit limit) {
        limit.failed(clock.instant());
        count(outcome);
        return Uni.createFrom().failure(new AuthenticationFailedException());
    }

    private void count(String outcome) {
        metrics.counter("cauce.api.key", "outcome", outcome).increment();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(
                        HttpResponseStatus.UNAUTHORIZED.code(), HttpHeaderNames.WWW_AUTHENTICATE, BEARER.strip()));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public int getPriority() {
        return BEFORE_TOKENS;
    }

    /** The signed-in of a principal that this mechanism made. */
    static Optional<SignedIn> of(@Nullable Principal principal) {
        return principal instanceof KeyPrincipal(SignedIn signedIn) ? Optional.of(signedIn) : Optional.empty();
    }
}
