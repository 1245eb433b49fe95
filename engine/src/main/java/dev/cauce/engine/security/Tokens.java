package dev.cauce.engine.security;

import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.OperationId;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Issues and checks tokens (JWT; RS256 for staff, HS256 for visitors). A staff token is never valid for a visitor nor the
 * other way round: their keys, algorithms and audiences differ.
 */
@Singleton
public final class Tokens {
    static final String ISSUER = "cauce";
    static final String STAFF = "cauce-staff";
    static final String VISITORS = "cauce-visitor";

    private final JWTParser parser;
    private final JWTAuthContextInfo staffRules;
    private final JWTAuthContextInfo visitorRules;
    private final VisitorKey visitorKey;
    private final SecuritySettings settings;
    private final Clock clock;

    Tokens(JWTParser parser, JWTAuthContextInfo rules, VisitorKey visitorKey, SecuritySettings settings, Clock clock) {
        this.parser = parser;
        this.staffRules = forAudience(rules, STAFF);
        this.visitorRules = withKey(forAudience(rules, VISITORS), visitorKey);
        this.visitorKey = visitorKey;
        this.settings = settings;
        this.clock = clock;
    }

    private static JWTAuthContextInfo forAudience(JWTAuthContextInfo rules, String audience) {
        var own = new JWTAuthContextInfo(rules);
        own.setIssuedBy(ISSUER);
        own.setExpectedAudience(Set.of(audience));
        return own;
    }

    private static JWTAuthContextInfo withKey(JWTAuthContextInfo rules, VisitorKey key) {
        rules.setPublicVerificationKey(null);
        rules.setPublicKeyLocation(null);
        rules.setPublicKeyContent(null);
        rules.setSecretVerificationKey(key.key());
        rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
        return rules;
    }

    /** A token for a user whose password was right. */
    public IssuedToken issueForStaff(String user, Set<Role> roles, OperationId operation, Set<ClientId> clients) {
        var now = now();
        var expiresAt = now.plus(settings.staffTokenLife());
        var token = Jwt.issuer(ISSUER)
                .audience(STAFF)
                .subject(user)
                .upn(user)
                .groups(roles.stream().map(Role::value).collect(Collectors.toSet()))
                .claim(Claims.OPERATION, operation.value())
                .claim(
                        Claims.CLIENTS,
                        clients.stream().map(ClientId::value).sorted().toList())
                .issuedAt(now)
                .expiresAt(expiresAt)
                .sign();
        return new IssuedToken(token, expiresAt);
    }

    /** A token for a visitor of a client's channel. */
    public IssuedToken issueForVisitor(String address, ClientId client, String channel) {
        var now = now();
        var expiresAt = now.plus(settings.visitorTokenLife());
        var token = Jwt.issuer(ISSUER)
                .audience(VISITORS)
                .subject(address)
                .upn(address)
                .claim(Claims.CLIENT, client.value())
                .claim(Claims.CHANNEL, channel)
                .issuedAt(now)
                .expiresAt(expiresAt)
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .sign(visitorKey.key());
        return new IssuedToken(token, expiresAt);
    }

    /** What a staff token says; empty when it is not ours, not for staff, changed, or expired. */
    public Optional<SignedIn> verifyStaff(String token) {
        return parse(token, staffRules).map(SignedIn::of);
    }

    /** What a visitor token says; empty when it is not ours, not a visitor's, changed, or expired. */
    public Optional<Visitor> verifyVisitor(String token) {
        return parse(token, visitorRules)
                .map(claims -> new Visitor(
                        claims.getSubject(),
                        new ClientId(Claims.text(claims, Claims.CLIENT)),
                        Claims.text(claims, Claims.CHANNEL),
                        Instant.ofEpochSecond(claims.getExpirationTime())));
    }

    private Optional<JsonWebToken> parse(String token, JWTAuthContextInfo rules) {
        try {
            return Optional.of(parser.parse(token, rules));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }
}
