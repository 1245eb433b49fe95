package dev.cauce.engine.security;

import static dev.cauce.engine.testing.DemoOperation.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import dev.cauce.routing.core.ClientId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
class SignInTest {
    @Inject
    Tokens tokens;

    private static ValidatableResponse signIn(String user, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("user", user, "password", password))
                .post("/api/v1/sign-in")
                .then();
    }

    @Test
    void theRightPasswordGivesATokenThatSaysWhoItIs() {
        var token = signIn("ana", "demo-ana")
                .statusCode(200)
                .body("user", equalTo("ana"))
                .body("roles", equalTo(List.of("agent")))
                .body("operation", equalTo("demo"))
                .body("clients", equalTo(List.of("acme")))
                .extract()
                .<String>path("token");

        var ana = tokens.verifyStaff(token).orElseThrow();
        assertThat(ana.user()).isEqualTo("ana");
        assertThat(ana.is(Role.AGENT)).isTrue();
        assertThat(ana.clients()).containsExactly(new ClientId("acme"));
    }

    @Test
    void aWrongPasswordAndAnUnknownUserAreToldApartByNobody() {
        var wrong = signIn("bruno", "guess-1").statusCode(401).extract().<String>path("detail");
        signIn("nobody-here", "guess-1").statusCode(401).body("detail", equalTo(wrong));
        signIn("NOT an id", "guess-1").statusCode(401).body("detail", equalTo(wrong));
    }

    @Test
    void tooManyFailuresLockTheNameEvenForTheRightPassword() {
        for (var attempt = 0; attempt < 10; attempt++) {
            signIn("carla", "guess").statusCode(401);
        }
        signIn("carla", "demo-carla")
                .statusCode(429)
                .header("Retry-After", matchesPattern("\\d+"))
                .body("detail", containsString("Wait"));
        signIn("david", "demo-david").statusCode(200);
    }

    @Test
    void aSuccessForgetsEarlierFailures() {
        for (var round = 0; round < 3; round++) {
            for (var attempt = 0; attempt < 5; attempt++) {
                signIn("elena", "guess").statusCode(401);
            }
            signIn("elena", "demo-elena").statusCode(200);
        }
    }

    @Test
    void onesOwnPasswordIsChangedByKnowingTheOldOne() {
        as("frank")
                .body(Map.of("currentPassword", "no", "password", "a new password"))
                .put("/api/v1/password")
                .then()
                .statusCode(403);
        as("frank")
                .body(Map.of("currentPassword", "demo-frank", "password", "short"))
                .put("/api/v1/password")
                .then()
                .statusCode(400)
                .body(not(containsString("short\"")));
        as("frank")
                .body(Map.of("currentPassword", "demo-frank", "password", "a new password"))
                .put("/api/v1/password")
                .then()
                .statusCode(204);
        signIn("frank", "a new password").statusCode(200);
    }

    @Test
    void aVisitorTokenIsBoundToItsWords() {
        var one = tokens.issueForVisitor("v-1", new ClientId("acme"), "acme-web")
                .token()
                .split("\\.");
        var other = tokens.issueForVisitor("v-2", new ClientId("acme"), "acme-web")
                .token()
                .split("\\.");

        assertThat(tokens.verifyVisitor(String.join(".", one[0], other[1], other[2])))
                .isPresent();
        assertThat(tokens.verifyVisitor(String.join(".", one[0], other[1], one[2])))
                .isEmpty();
        assertThat(tokens.verifyVisitor(String.join(".", one[0], one[1], ""))).isEmpty();
    }

    @Test
    void visitorAndStaffTokensAreNotInterchangeable() {
        var visitor =
                tokens.issueForVisitor("v-1", new ClientId("acme"), "acme-web").token();
        var staff = DemoOperation.token("ana");

        assertThat(tokens.verifyVisitor(visitor)).hasValueSatisfying(known -> {
            assertThat(known.address()).isEqualTo("v-1");
            assertThat(known.client()).isEqualTo(new ClientId("acme"));
            assertThat(known.channel()).isEqualTo("acme-web");
        });
        assertThat(tokens.verifyStaff(visitor)).isEmpty();
        assertThat(tokens.verifyVisitor(staff)).isEmpty();
        given().auth()
                .oauth2(visitor)
                .get("/api/v1/configuration/queues")
                .then()
                .statusCode(401);
    }

    @Test
    void aChangedTokenIsWorthless() {
        var token = DemoOperation.token("ana");
        assertThat(tokens.verifyStaff(token.substring(0, token.length() - 8) + "AAAAAAAA"))
                .isEmpty();
        assertThat(tokens.verifyStaff("")).isEmpty();
        assertThat(tokens.verifyStaff("a.b.c")).isEmpty();
    }
}
