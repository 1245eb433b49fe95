package dev.cauce.engine.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * Remembers for a while which tokens were verified, so that an agent's every request does not cost a signature check. A
 * token counts only as the whole text it came as, for the audience it was verified for, and never beyond its expiry.
 */
@ApplicationScoped
@Alternative
@Priority(1)
class VerifiedTokens extends JWTCallerPrincipalFactory {
    private static final int MOST = 50_000;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final JWTCallerPrincipalFactory verifying = new DefaultJWTCallerPrincipalFactory();
    private final Cache<Verified, JWTCallerPrincipal> verified =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();
    private final Clock clock;

    VerifiedTokens(Clock clock) {
        this.clock = clock;
    }

    private record Verified(String token, Set<String> audience) {
        Verified {
            audience = Set.copyOf(audience);
        }
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        var key = new Verified(token, rules.getExpectedAudience());
        var known = verified.getIfPresent(key);
        if (known != null && clock.instant().getEpochSecond() < known.getExpirationTime()) {
            return known;
        }
        var principal = verifying.parse(token, rules);
        verified.put(key, principal);
        return principal;
    }
}
