package dev.cauce.engine.desk;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.UUID;

/**
 * Someone of the staff, through REST and sockets.
 *
 * @param root what the paths of the user's role begin with
 */
public record TestStaff(String user, String token, String root) {

    public ValidatableResponse get(String path) {
        return request().get(root + path).then();
    }

    public ValidatableResponse put(String path, String body) {
        return request()
                .contentType("application/json")
                .body(body)
                .put(root + path)
                .then();
    }

    public ValidatableResponse post(String path) {
        return post(path, "");
    }

    public ValidatableResponse post(String path, String body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    public ValidatableResponse post(String path, String body, String key) {
        var request = request().header("Idempotency-Key", key);
        return (body.isEmpty()
                        ? request
                        : request.contentType("application/json").body(body))
                .post(root + path)
                .then();
    }

    public RequestSpecification request() {
        return given().auth().oauth2(token);
    }

    public void available() {
        put("/presence", "{\"presence\":\"available\"}").statusCode(204);
    }

    /** A socket that is authenticated. */
    public TestSocket connect() {
        return TestSocket.authenticated(socket(), token);
    }

    public URI socket() {
        return socketAt(root.replace("/api/v1", "/ws"));
    }

    public static URI socketAt(String path) {
        return URI.create("ws://localhost:" + RestAssured.port + path);
    }
}
