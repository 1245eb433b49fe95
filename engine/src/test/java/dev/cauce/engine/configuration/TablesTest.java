package dev.cauce.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Definitions as files of a spreadsheet. */
@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@SuppressWarnings("NullAway.Init")
final class TablesTest {
    private static final String ROOT = "/api/v1/configuration-tables/";

    @Inject
    MeterRegistry metrics;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private String token;

    @BeforeEach
    void anAdministratorSignsIn() {
        token = DemoOperation.token("admin");
    }

    private RequestSpecification admin() {
        return RestAssured.given()
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")))
                .auth()
                .oauth2(token);
    }

    private ValidatableResponse imported(String kind, boolean dryRun, String file) {
        return admin().contentType("text/csv")
                .body(file)
                .post(ROOT + kind + "?dryRun=" + dryRun)
                .then();
    }

    private ValidatableResponse defined(String kind, String id) {
        return admin().get("/api/v1/configuration/" + kind + "/" + id).then();
    }

    @Test
    void aDryRunSaysWhatWouldBeDoneAndDoesNothing() {
        var file = """
                id,name,client,queues
                %1$s-a,=Refund,acme,acme-sales
                %1$s-b,Left,nobody,
                %1$s-b,Left,acme,
                Not An Id,,acme,acme-nowhere
                """.formatted(mark);

        imported("dispositions", true, file)
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("created", equalTo(1))
                .body("wrong", equalTo(3))
                .body("lines.line", contains(2, 3, 4, 5))
                .body("lines[0].effect", equalTo("created"))
                .body("lines[0].changes.find { it.column == 'name' }.after", equalTo("=Refund"))
                .body("lines[1].errors[0].field", equalTo("client"))
                .body("lines[1].errors[0].message", containsString("There is no such one among the clients"))
                .body("lines[2].errors[0].message", containsString("in a line before this one"))
                .body("lines[3].errors.field", hasItem("id"));
        defined("dispositions", mark + "-a").statusCode(404);

        imported("dispositions", false, file).statusCode(400).body("errors.field", hasItem("line 3: client"));
        defined("dispositions", mark + "-a").statusCode(404);
    }

    @Test
    void whatIsExportedIsImportedAgainUnchangedAndWhatIsEditedIsChanged() {
        imported("dispositions", false, "id;name;client;queues\r\n%s;=Refund;acme;acme-sales\r\n".formatted(mark))
                .statusCode(200)
                .body("applied", equalTo(true))
                .body("created", equalTo(1));
        var exported = admin().get(ROOT + "dispositions")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("text/csv"))
                .header("Content-Disposition", containsString("dispositions.csv"))
                .extract()
                .asString();
        assertThat(exported).contains("%s,1,'=Refund,acme,acme-sales".formatted(mark));

        imported("dispositions", false, exported).statusCode(200).body("lines.effect", everyItem(equalTo("unchanged")));
        defined("dispositions", mark).body("version", equalTo(1));

        var edited = exported.replace("'=Refund,acme,acme-sales", "Refunds,acme,");
        imported("dispositions", false, edited).statusCode(200).body("changed", equalTo(1));
        defined("dispositions", mark)
                .body("version", equalTo(2))
                .body("changedBy", equalTo("admin"))
                .body("definition.name", equalTo("Refunds"))
                .body("definition.queues", equalTo(java.util.List.of()));
        imported("dispositions", true, edited)
                .body(
                        "lines.find { it.id == '%s' }.errors[0].message".formatted(mark),
                        containsString("its version is 2"));
        admin().get("/api/v1/configuration/audit?who=admin&kind=dispositions&subject=%s&from=2026-01-01T00:00:00Z"
                        .formatted(mark))
                .then()
                .body("action", contains("define", "define"));
        admin().get("/api/v1/configuration/audit?subject=%s&until=2026-01-01T00:00:00Z".formatted(mark))
                .then()
                .body("size()", equalTo(0));
        admin().get("/api/v1/configuration/audit?from=yesterday").then().statusCode(400);
        assertThat(metrics.get("cauce.configuration.imports")
                        .tags("kind", "dispositions", "outcome", "applied")
                        .counter()
                        .count())
                .isPositive();
    }

    @Test
    void agentsComeWithTheirSkillsAndLevelsAndKeepWhatHasNoColumn() {
        imported("users", false, """
                        id,name,roles,operation,clients,language,agent.skills,agent.queues
                        %s,Zoe,agent,demo,acme,es,es:10 en:4,acme-sales:2
                        """.formatted(mark)).statusCode(200).body("applied", equalTo(true));
        defined("users", mark)
                .body("definition.agent.skills.en", equalTo(4))
                .body("definition.agent.queues.acme-sales", equalTo(2));

        imported("users", true, "id,agent.skills,agent.queues\n%s,klingon:3,acme-sales:99\n".formatted(mark))
                .statusCode(200)
                .body("lines[0].errors.field", hasItem("agent.queues"));
        imported("users", false, "id,agent.skills\n%s,en:5\n".formatted(mark)).body("changed", equalTo(1));
        defined("users", mark)
                .body("definition.name", equalTo("Zoe"))
                .body("definition.agent.skills", equalTo(java.util.Map.of("en", 5)))
                .body("definition.agent.queues.acme-sales", equalTo(2));
        imported("users", true, "id,colour\n").statusCode(400).body("errors[0].field", equalTo("colour"));
        imported("clients", true, "id\n").statusCode(404);
    }

    @Test
    void manyLinesAreDoneInOneGo() {
        var lines = IntStream.range(0, 500)
                .mapToObj(number -> "%s-%d,Answer %d,a%d,acme,Hola".formatted(mark, number, number, number))
                .collect(Collectors.joining("\n"));

        imported("canned-answers", true, "id,name,shortcut,client,text.es\n" + lines)
                .statusCode(200)
                .body("created", equalTo(500));
        defined("canned-answers", mark + "-499").statusCode(404);
    }
}
