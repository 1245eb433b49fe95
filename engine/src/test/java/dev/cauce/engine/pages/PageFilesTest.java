package dev.cauce.engine.pages;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
final class PageFilesTest {
    private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/desk",
                "/wall",
                "/administration/users",
                "/developers",
                "/sign-in",
                "/sign-in?next=%2Fdesk"
            })
    void everyAddressOfAPageIsAnsweredWithTheApplication(String address) {
        var answer = given().urlEncodingEnabled(false).get(address).then();

        answer.statusCode(200)
                .contentType(containsString("text/html"))
                .header("Cache-Control", "no-cache")
                .body(containsString("<div id=\"root\">"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/missing.js", "/assets/missing.js", "/deskx", "/shop/missing.html"})
    void whatIsNotThereIsNotAPage(String address) {
        var answer = given().get(address).then();

        answer.statusCode(404).contentType("application/problem+json");
    }

    @Test
    void filesNamedByTheirContentAreKeptForEver() {
        var page = given().get("/").then().extract().asString();
        var script = SCRIPT.matcher(page).results().findFirst().orElseThrow().group(1);

        var answer = given().get(script).then();

        answer.statusCode(200).header("Cache-Control", containsString("immutable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/shop/", "/widget/chat.js"})
    void nothingButTheEnginesOwnFilesMayRun(String address) {
        var answer = given().get(address).then();

        answer.statusCode(200)
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header(
                        "Content-Security-Policy",
                        allOf(containsString("default-src 'none'"), not(containsString("unsafe-"))));
    }
}
