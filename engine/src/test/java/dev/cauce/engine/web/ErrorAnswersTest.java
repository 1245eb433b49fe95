package dev.cauce.engine.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
class ErrorAnswersTest {
    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URL url;

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/test/echo")
                .then();
    }

    private static ValidatableResponse isProblem(ValidatableResponse answer, int status, String type) {
        return answer.statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("urn:cauce:problem:" + type))
                .body("status", is(status))
                .body(not(containsString("\tat ")))
                .body(not(containsString("Exception")));
    }

    @Test
    void aGoodRequestIsAnswered() {
        post("{\"parts\":[{\"name\":\"abc\"}],\"pause\":\"PT20S\",\"count\":3}")
                .statusCode(200)
                .body("pause", equalTo("PT20S"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"count":1,"colour":"red"}           | colour        | No such field
            {"parts":[{"name":"abc","x":1}]}     | parts[0].x    | Known here: name
            {"parts":[{"name":"abcdef"}],"count":1} | parts[0].name | at most 5
            {"count":"three"}                    | count         | whole number
            {"count":1.5}                        | count         | whole number
            {"count":99999999999}                | count         | whole number
            {"count":null}                       | count         | missing or null
            {"pause":"soon","count":1}           | pause         | PT20S
            {"parts":{},"count":1}               | parts         | list
            {"parts":[{"name":"a\\u0000"}],"count":1} | parts[0].name | NUL
            {"parts":[{"name":17}],"count":1}    | parts[0].name | text in quotes
            []                                   | body          | object
            """)
    void aWrongFieldIsNamedWithARemedy(String body, String field, String remedy) {
        isProblem(post(body), 400, "invalid-request")
                .body("errors[0].field", equalTo(field))
                .body("errors[0].message", containsString(remedy));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"count":1              | ends too early
            {"count" 1}             | This is not JSON
            {"count":1,"count":2}   | appears twice
            <count>1</count>        | This is not JSON
            """)
    void textThatIsNotJsonIsRefusedWithItsPlace(String body, String reason) {
        isProblem(post(body), 400, "malformed-json")
                .body("detail", containsString(reason))
                .body("detail", containsString("line 1"));
    }

    @Test
    void anEmptyBodyIsMissing() {
        isProblem(given().contentType(ContentType.JSON).post("/test/echo").then(), 400, "invalid-request")
                .body("errors[0].field", equalTo("body"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        isProblem(given().get("/api/v1/nothing").then(), 404, "not-found");
        isProblem(given().get("/nothing/at/all").then(), 404, "not-found");
    }

    @Test
    void anotherMethodIsRefusedWithThoseAllowed() {
        isProblem(given().delete("/test/echo").then(), 405, "method-not-allowed");
    }

    @Test
    void otherFormsAreRefused() {
        isProblem(given().accept("image/png").get("/test/echo?limit=1").then(), 406, "not-acceptable");
        isProblem(given().contentType("text/csv").body("a,b").post("/test/echo").then(), 415, "unsupported-media-type");
    }

    @Test
    void aQueryParameterIsChecked() {
        isProblem(given().get("/test/echo?limit=10").then(), 400, "invalid-request")
                .body("errors[0].field", equalTo("limit"))
                .body("errors[0].value", equalTo("10"))
                .body("errors[0].message", equalTo("Must be at most 9."));
        isProblem(given().get("/test/echo?limit=many").then(), 400, "invalid-request");
        isProblem(given().urlEncodingEnabled(false).get("/test/echo?limit=%00").then(), 400, "invalid-request");
    }

    @Test
    void aCommandWithoutItsKeyIsRefused() {
        isProblem(given().post("/test/echo/once").then(), 400, "invalid-request")
                .body("errors[0].field", equalTo("Idempotency-Key"));
        given().header("Idempotency-Key", "k-1").post("/test/echo/once").then().statusCode(200);
    }

    @Test
    void aTooLargeBodyIsRefusedBeforeItIsSent() throws Exception {
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /test/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 13000000\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream())
                    .asString(StandardCharsets.UTF_8)
                    .startsWith("HTTP/1.1 413")
                    .containsIgnoringCase("connection: close")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .contains("urn:cauce:problem:too-large")
                    .contains("13000000")
                    .contains("12582912");
        }
    }

    @Test
    void jsonOfMoreThanAMegabyteIsRefused() {
        isProblem(
                        given().contentType("application/json")
                                .body("{\"name\":\"" + "x".repeat(1_100_000) + "\"}")
                                .post("/test/echo")
                                .then(),
                        400,
                        "malformed-json")
                .body("detail", containsString("1 MB"));
    }

    @Test
    void theUnexpectedTellsAnIdAndNothingElse() {
        isProblem(given().get("/test/echo/broken").then(), 500, "internal")
                .body("instance.length()", is(36))
                .body(not(containsString("secret")));
    }

    @Test
    void aClosedEndpointAsksToSignIn() {
        isProblem(given().get("/test/echo/closed").then(), 401, "unauthenticated")
                .header("WWW-Authenticate", equalTo("Bearer"));
        isProblem(given().auth().oauth2("nonsense").get("/test/echo/closed").then(), 401, "unauthenticated");
    }

    @Test
    void anEndpointThatNamesNoRoleIsClosed() {
        isProblem(given().get("/test/echo/forgotten").then(), 401, "unauthenticated");
    }
}
