package dev.cauce.engine.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Other systems at the door. */
@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@SuppressWarnings("NullAway.Init")
final class ApiKeysTest {
    private static final String ROOT = "/api/v1/configuration/api-keys";

    @Inject
    MeterRegistry metrics;

    private final String name = "CRM " + UUID.randomUUID();
    private String admin;

    @BeforeEach
    void anAdministratorSignsIn() {
        admin = DemoOperation.token("admin");
    }

    private static RequestSpecification by(String bearer) {
        return RestAssured.given().contentType(ContentType.JSON).header("Authorization", "Bearer " + bearer);
    }

    private ValidatableResponse ordered(String bearer, String roles, String clients, Instant expiresAt) {
        return by(bearer)
                .body("""
                        {"name":"%s","roles":%s,"operation":"demo","clients":%s,"expiresAt":"%s"}""".formatted(name, roles, clients, expiresAt))
                .post(ROOT)
                .then();
    }

    private JsonPath issued(String roles) {
        return ordered(admin, roles, "[\"acme\"]", Instant.now().plus(30, ChronoUnit.DAYS))
                .statusCode(201)
                .body("key", startsWith("cauce_"))
                .extract()
                .jsonPath();
    }

    @Test
    void aKeyLetsItsSystemInWithItsRolesAndClientsUntilItIsRevoked() {
        var issued = issued("[\"supervisor\"]");
        var key = issued.getString("key");
        var id = issued.getString("known.id");

        by(key).get("/api/v1/configuration/queues")
                .then()
                .statusCode(200)
                .body("items.definition.client", everyItem(equalTo("acme")));
        by(key).put("/api/v1/configuration/queues/acme-sales").then().statusCode(403);
        by(key).get("/api/v1/agent/state").then().statusCode(403);
        by(admin)
                .get(ROOT)
                .then()
                .body("find { it.id == '%s' }".formatted(id), hasKey("lastUsedAt"))
                .body("find { it.id == '%s' }".formatted(id), not(hasKey("key")))
                .body("find { it.id == '%s' }".formatted(id), not(hasKey("hash")));

        by(admin).delete(ROOT + "/" + id).then().statusCode(204);

        by(key).get("/api/v1/configuration/queues")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("detail", containsString("an API key that holds"));
        by(admin).delete(ROOT + "/" + id).then().statusCode(404);
        by(admin)
                .get("/api/v1/configuration/audit?kind=api-keys&subject=" + id)
                .then()
                .body("action", equalTo(java.util.List.of("revoke", "issue")));
        assertThat(metrics.get("cauce.api.key")
                        .tag("outcome", "accepted")
                        .counter()
                        .count())
                .isPositive();

        var wrong = key.substring(0, key.length() - 3) + "AAA";
        assertThat(Stream.generate(() -> by(wrong).get(ROOT).statusCode()).limit(60))
                .startsWith(401)
                .contains(429);
    }

    @Test
    void aKeyIssuesNoKeys() {
        var key = issued("[\"administrator\"]").getString("key");

        by(key).get(ROOT).then().statusCode(200).body("name", hasItem(name));
        ordered(key, "[\"supervisor\"]", "[]", Instant.now().plus(1, ChronoUnit.DAYS))
                .statusCode(403)
                .body("detail", containsString("Only people"));
    }

    @Test
    void whatAKeyCannotBeIsNamed() {
        ordered(admin, "[\"agent\"]", "[\"acme\"]", Instant.now().plus(1, ChronoUnit.DAYS))
                .statusCode(400)
                .body("errors[0].field", equalTo("roles"));
        ordered(admin, "[\"supervisor\"]", "[\"nobody\"]", Instant.now().plus(3_000, ChronoUnit.DAYS))
                .statusCode(400)
                .body("errors.field", equalTo(java.util.List.of("clients", "expiresAt")));
        ordered(admin, "[\"supervisor\"]", "[]", Instant.now().minus(1, ChronoUnit.DAYS))
                .statusCode(400)
                .body("errors.field", equalTo(java.util.List.of("expiresAt")));
    }
}
