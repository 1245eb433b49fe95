package dev.cauce.engine.desk;

import static dev.cauce.engine.desk.DeskTestOperation.accepts;
import static dev.cauce.engine.desk.DeskTestOperation.writes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.cauce.engine.conversation.ContactNotes;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
final class ContactNotesTest {
    @Inject
    Tokens tokens;

    @Inject
    Pool pool;

    @Test
    void notesStayWithTheContactAndFollowItsAddresses() {
        var operation = new DeskTestOperation(tokens);
        operation.define(
                "chat-channels", operation.chat + "-support", """
                {"name":"Web","client":"%s","queue":"%s","allowedOrigins":["http://localhost"],"texts":{}}""".formatted(operation.client, operation.support));
        var anas = operation.ana.connect();
        var visitor = operation.visitor();
        var own = accepts(operation.ana, anas, visitor);
        var brunos = operation.bruno.connect();
        var others = accepts(operation.bruno, brunos, operation.visitor(operation.chat + "-support"));
        var notes = notes(own);
        operation.ana.get(notes).statusCode(200).body("$", empty());

        String note = operation
                .ana
                .post(notes, text("Prefers tea"), "a-key")
                .statusCode(200)
                .body("by", equalTo(operation.ana.user()))
                .extract()
                .path("id");
        operation.ana.post(notes, text("Prefers coffee"), "a-key").body("id", equalTo(note));
        anas.await("contact.changed", frame -> frame.path("what").asText().equals("notes"));
        operation
                .ana
                .put(notes + "/" + note, text("Prefers coffee"))
                .statusCode(200)
                .body("changedAt", notNullValue());
        operation.bruno.get(notes).statusCode(404);
        operation.bruno.get(notes(others)).body("$", empty());

        String address = operation
                .sofia
                .get("/conversations/" + others + "/contact")
                .extract()
                .path("address");
        var addresses = "/conversations/" + own + "/contact/addresses";
        operation
                .sofia
                .post(addresses, "{\"address\":\"%s\"}".formatted(address))
                .statusCode(204);
        brunos.await("contact.changed");
        operation.bruno.get(notes(others)).body("text", contains("Prefers coffee"));
        operation
                .bruno
                .put(notes(others) + "/" + note, text("Mine"))
                .statusCode(403)
                .body("detail", containsString("ask a supervisor"));
        deletes(operation.bruno, notes(others), note, 403);
        operation.bruno.post(notes(others), text("Has a dog")).statusCode(200);
        anas.await("contact.changed", frame -> frame.path("what").asText().equals("notes"));
        operation.ana.get(notes).body("text", contains("Has a dog", "Prefers coffee"));
        operation
                .sofia
                .request()
                .delete("/api/v1/supervisor" + addresses + "/{address}", address)
                .then()
                .statusCode(204);
        operation.ana.get(notes).body("text", contains("Prefers coffee"));
        operation.bruno.get(notes(others)).body("text", contains("Has a dog"));

        operation.sofia.get(notes).body("text", contains("Prefers coffee"));
        deletes(operation.sofia, notes, note, 204);
        deletes(operation.ana, notes, note, 204);
        operation.ana.put(notes + "/" + note, text("Gone")).statusCode(404);
        assertThat(operation
                        .administrator
                        .get("/audit?limit=20")
                        .extract()
                        .jsonPath()
                        .getList("findAll { it.kind == 'contact-notes' && it.subject.startsWith('%s') }.action"
                                .formatted(own)))
                .isEqualTo(List.of("delete", "change", "add"));
        operation.ana.post("/conversations/" + own + "/close").statusCode(204);
        operation.bruno.post("/conversations/" + others + "/close").statusCode(204);
    }

    @Test
    void notesHaveLimitsAreSealedAndEndAtTheClient() {
        var operation = new DeskTestOperation(tokens);
        var visitor = operation.visitor();
        var own = accepts(operation.ana, operation.ana.connect(), visitor);
        var notes = notes(own);
        operation
                .ana
                .post(notes, text(" "))
                .statusCode(400)
                .body("errors[0].field", equalTo("text"))
                .body("errors[0].message", equalTo("Write something."));
        operation
                .ana
                .post(notes, text("x".repeat(4001)))
                .statusCode(400)
                .body("errors[0].message", equalTo("At most 4000 characters."));
        operation.ana.post(notes, text("No key"), "two words").statusCode(400);
        String note = operation.ana.post(notes, text("Secret tea")).extract().path("id");

        operation.frank.get(notes).statusCode(404);
        operation.otherSupervisor.get(notes).statusCode(404);
        deletes(operation.otherSupervisor, notes, note, 404);
        assertThat(stored(note, "*")).isNotBlank().doesNotContain("Secret");
        assertThat(stored(note, operation.otherClient.value())).isEmpty();

        fill(operation, note);
        operation.ana.post(notes, text("One too many")).statusCode(409).body("detail", containsString("200 notes"));
        writes(visitor, "Bye");
        operation.ana.post("/conversations/" + own + "/close").statusCode(204);
    }

    /** As many notes as a contact may have, none of which can be read. */
    private void fill(DeskTestOperation operation, String note) {
        var _ = pool.withTransaction(
                        db -> db.query("select set_config('app.clients', '%s', true)".formatted(operation.client))
                                .execute()
                                .chain(() -> db.query("""
                                insert into contact_note (id, client_id, address, contact_id, written_by, written_at, body)
                                select id || many, client_id, address, contact_id, written_by, written_at, body
                                from contact_note, generate_series(2, %d) as many where id = '%s'""".formatted(ContactNotes.MOST, note))
                                        .execute()))
                .await()
                .indefinitely();
    }

    /** The row of a note as PostgreSQL shows it within the scope; empty when it does not. */
    private String stored(String note, String scope) {
        return pool.withTransaction(db -> db.query("select set_config('app.clients', '%s', true)".formatted(scope))
                        .execute()
                        .chain(() -> db.query("select encode(body, 'escape') as body from contact_note where id = '%s'"
                                        .formatted(note))
                                .execute()))
                .map(rows -> rows.size() == 0 ? "" : rows.iterator().next().getString("body"))
                .await()
                .indefinitely();
    }

    private static void deletes(TestStaff user, String notes, String note, int status) {
        user.request().delete(user.root() + notes + "/" + note).then().statusCode(status);
    }

    private static String notes(String conversation) {
        return "/conversations/" + conversation + "/contact/notes";
    }

    private static String text(String text) {
        return "{\"text\":\"%s\"}".formatted(text);
    }
}
