package dev.cauce.engine.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** The engine with the demonstration operation, whose users sign in with {@code demo-<user>}. */
public final class DemoOperation implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("cauce.demo", "true");
    }

    /** A fresh token of a user. */
    public static String token(String user) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("user", user, "password", "demo-" + user))
                .post("/api/v1/sign-in")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }

    /** A JSON request of a signed-in user. */
    public static RequestSpecification as(String user) {
        return RestAssured.given().contentType(ContentType.JSON).auth().oauth2(token(user));
    }
}
