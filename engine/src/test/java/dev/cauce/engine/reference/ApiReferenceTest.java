package dev.cauce.engine.reference;

import static io.restassured.RestAssured.given;

import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
class ApiReferenceTest {

    @Test
    void thePublishedApiIsThatOfTheRepository() throws Exception {
        new ReferencePage("openapi.yaml")
                .mustBe(given().get("/q/openapi")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()
                        .replaceAll("(?m)^servers:\\n(?:- url:.*\\n(?:  description:.*\\n)?)+", ""));
    }
}
