package dev.cauce.engine.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Walks every endpoint the running engine publishes. */
@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
class ClosedByDefaultTest {
    /** What anybody may ask for: how one gets in, and what visitors need before they have a token. */
    private static final Set<String> OPEN = Set.of("/api/v1/sign-in");

    private static final String OPEN_TO_VISITORS = "/api/chat/";

    /** What providers and own channels post is known by its signature. */
    private static final String SIGNED = "/api/channels/";

    /** It takes JSON unless it publishes that it takes something else. */
    private record Endpoint(Method method, String path, String contentType) {
        RequestSpecification request() {
            return switch (contentType) {
                case "multipart/form-data" -> given().multiPart("file", "x");
                case "text/csv" -> given().contentType(contentType).body("title\n");
                default -> given().contentType(ContentType.JSON).body("{}");
            };
        }

        String filled() {
            return path.replaceAll("\\{[^}]+}", "x");
        }
    }

    private static List<Endpoint> endpoints() throws Exception {
        var document = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asString());
        var endpoints = new ArrayList<Endpoint>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> isMethod(operation.getKey(), operation.getValue()))
                .forEach(operation -> endpoints.add(new Endpoint(
                        Method.valueOf(operation.getKey().toUpperCase(Locale.ROOT)),
                        path.getKey(),
                        contentType(operation.getValue())))));
        return endpoints;
    }

    private static String contentType(JsonNode operation) {
        var types = operation.path("requestBody").path("content").fieldNames();
        return types.hasNext() ? types.next() : "application/json";
    }

    private static boolean isMethod(String name, JsonNode operation) {
        return operation.isObject()
                && Set.of("get", "put", "post", "delete", "patch").contains(name);
    }

    private static boolean isOpen(Endpoint endpoint) {
        return OPEN.contains(endpoint.path())
                || endpoint.path().startsWith(OPEN_TO_VISITORS)
                || endpoint.path().startsWith(SIGNED);
    }

    @Test
    void everyEndpointIsPublished() throws Exception {
        assertThat(endpoints()).hasSizeGreaterThan(40);
    }

    @TestFactory
    Stream<DynamicTest> withoutATokenNothingIsAnswered() throws Exception {
        return endpoints().stream()
                .filter(endpoint -> !isOpen(endpoint))
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> endpoint.request()
                        .request(endpoint.method(), endpoint.filled())
                        .then()
                        .statusCode(401)
                        .contentType("application/problem+json")));
    }

    @TestFactory
    Stream<DynamicTest> anAgentMayNotAdministerNorSupervise() throws Exception {
        var agent = DemoOperation.token("ana");
        return endpoints().stream()
                .filter(endpoint -> Stream.of("configuration", "supervisor", "reports")
                        .anyMatch(part -> endpoint.path().startsWith("/api/v1/" + part)))
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> endpoint.request()
                        .auth()
                        .oauth2(agent)
                        .request(endpoint.method(), endpoint.filled())
                        .then()
                        .statusCode(403)));
    }

    @TestFactory
    Stream<DynamicTest> anAdministratorMayNotActAsAnAgent() throws Exception {
        var administrator = DemoOperation.token("admin");
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest(
                        "one's own password is everybody's", () -> given().contentType(ContentType.JSON)
                                .auth()
                                .oauth2(administrator)
                                .body("{}")
                                .put("/api/v1/password")
                                .then()
                                .statusCode(400))),
                endpoints().stream()
                        .filter(endpoint -> endpoint.path().startsWith("/api/v1/agent"))
                        .map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> endpoint.request()
                                .auth()
                                .oauth2(administrator)
                                .request(endpoint.method(), endpoint.filled())
                                .then()
                                .statusCode(403))));
    }
}
