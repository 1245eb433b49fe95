package dev.cauce.engine.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final SecretKey KEY = key("one key of exactly thirty-two by");
    private static final SecretKey OTHER_KEY = key("another key of as many bytes, 32");

    private Instant now = Instant.now();
    private final InstantSource time = () -> now;
    private final VerifiedTokens tokens = new VerifiedTokens(time.withZone(ZoneOffset.UTC));
    private String token = "";

    @BeforeEach
    void issue() {
        token = Jwt.issuer("cauce")
                .audience("cauce-staff")
                .subject("ana")
                .issuedAt(now)
                .expiresAt(now.plusSeconds(60))
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .sign(KEY);
    }

    @Test
    void aTokenIsVerifiedOnce() throws ParseException {
        var first = tokens.parse(token, rules(KEY, "cauce-staff"));

        assertThat(tokens.parse(token, rules(OTHER_KEY, "cauce-staff"))).isSameAs(first);
    }

    @Test
    void whatIsRememberedEndsWithTheToken() throws ParseException {
        tokens.parse(token, rules(KEY, "cauce-staff"));
        now = now.plus(Duration.ofSeconds(60));

        assertThatThrownBy(() -> tokens.parse(token, rules(OTHER_KEY, "cauce-staff")))
                .isInstanceOf(ParseException.class);
    }

    @Test
    void aTokenVerifiedForStaffIsNotOneForVisitors() throws ParseException {
        tokens.parse(token, rules(KEY, "cauce-staff"));

        assertThatThrownBy(() -> tokens.parse(token, rules(KEY, "cauce-visitor")))
                .isInstanceOf(ParseException.class);
    }

    @Test
    void aTokenThatWasRefusedIsNotRemembered() throws ParseException {
        assertThatThrownBy(() -> tokens.parse(token, rules(OTHER_KEY, "cauce-staff")))
                .isInstanceOf(ParseException.class);

        assertThat(tokens.parse(token, rules(KEY, "cauce-staff")).getSubject()).isEqualTo("ana");
    }

    private static SecretKey key(String bytes) {
        return new SecretKeySpec(bytes.getBytes(StandardCharsets.US_ASCII), "HmacSHA256");
    }

    private static JWTAuthContextInfo rules(SecretKey key, String audience) {
        var rules = new JWTAuthContextInfo();
        rules.setSecretVerificationKey(key);
        rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
        rules.setIssuedBy("cauce");
        rules.setExpectedAudience(Set.of(audience));
        return rules;
    }
}
