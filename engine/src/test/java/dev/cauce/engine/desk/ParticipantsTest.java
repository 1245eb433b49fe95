package dev.cauce.engine.desk;

import static dev.cauce.engine.desk.DeskTestOperation.accepts;
import static dev.cauce.engine.desk.DeskTestOperation.writes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.engine.conversation.ConversationGuests;
import dev.cauce.engine.conversation.ConversationPlace;
import dev.cauce.engine.conversation.Guest;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Colleagues in a conversation: asked, there, and gone. */
@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
final class ParticipantsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Tokens tokens;

    @Inject
    ScopedTransactions transactions;

    @Inject
    ConversationGuests guests;

    private DeskTestOperation operation;
    private TestStaff ana;
    private TestStaff bruno;
    private TestSocket anasDesk;
    private TestSocket brunosDesk;
    private TestSocket visitor;
    private String conversation;

    @BeforeEach
    void anaTalksToAVisitorAndBrunoIsThere() {
        operation = new DeskTestOperation(tokens);
        ana = operation.ana;
        bruno = operation.bruno;
        anasDesk = ana.connect();
        visitor = operation.visitor();
        conversation = accepts(ana, anasDesk, visitor);
        brunosDesk = bruno.connect();
        brunosDesk.await("snapshot");
        bruno.available();
        brunosDesk.await("presence", frame -> frame.path("presence").asText().equals("available"));
    }

    @Test
    void whoConsultsReadsAlongAndWritesNotesAndTheContactNoticesNothing() {
        bruno.get(of("/messages")).statusCode(404);
        var asked = invites("consult", "Is this covered?");

        var invitation = brunosDesk.await("participant");
        assertThat(invitation.at("/participant/note").asText()).isEqualTo("Is this covered?");
        assertThat(invitation.at("/participant/holder").asText()).isEqualTo(ana.user());
        assertThat(invitation.at("/conversation/client").asText()).isEqualTo(operation.client.value());
        bruno.get(of("/messages")).statusCode(404);
        bruno.post(of("/participants/" + asked + "/accept")).statusCode(200).body("state", equalTo("joined"));
        bruno.post(of("/participants/" + asked + "/accept")).statusCode(200).body("state", equalTo("joined"));
        participant(anasDesk, "joined");
        participant(brunosDesk, "joined");

        bruno.get(of("/messages")).statusCode(200).body("text", hasItem("Is this covered?"));
        bruno.get(of("/contact")).statusCode(200);
        bruno.get(of("/participants")).body("agent", contains(bruno.user()));
        bruno.post(of("/messages"), "{\"text\":\"Yes, it is\"}")
                .statusCode(409)
                .body("detail", containsString("write a note"));
        bruno.post(of("/typing"), "{\"active\":true}").statusCode(409);
        bruno.post(of("/notes"), "{\"text\":\"Yes, for two years\"}").statusCode(202);
        anasDesk.await("message", frame -> text(frame).equals("Yes, for two years"));
        writes(visitor, "Are you there?");
        brunosDesk.await("message", frame -> text(frame).equals("Are you there?"));
        bruno.post(of("/read"), "{\"sequence\":1}").statusCode(404);
        bruno.post(of("/close")).statusCode(409);
        assertThat(visitor.frames())
                .noneMatch(frame -> frame.toString().contains(bruno.user())
                        || frame.path("name").asText().equals("Bruno"));

        bruno.request()
                .delete(bruno.root() + of("/participants/" + asked))
                .then()
                .statusCode(204);
        participant(anasDesk, "left");
        bruno.get(of("/messages")).statusCode(404);
        bruno.post(of("/notes"), "{\"text\":\"Too late\"}").statusCode(404);
    }

    @Test
    void aConferenceLetsTheGuestWriteUnderTheOwnName() {
        var asked = joins("consult");

        ana.post(of("/participants/" + asked + "/conference")).statusCode(200).body("kind", equalTo("conference"));

        brunosDesk.await(
                "participant", frame -> frame.at("/participant/kind").asText().equals("conference"));
        bruno.post(of("/messages"), "{\"text\":\"Bruno speaking\"}").statusCode(202);
        var told = visitor.await("message", frame -> frame.path("text").asText().equals("Bruno speaking"));
        assertThat(told.path("name").asText()).isEqualTo("Bruno");
        var message = anasDesk.await("message", frame -> text(frame).equals("Bruno speaking"));
        assertThat(message.at("/message/agent").asText()).isEqualTo(bruno.user());
        bruno.get("/state").body("capacity.used", equalTo(0)).body("conversations", empty());
    }

    @Test
    void theSameInvitationAgainIsTheSameAndASecondOneIsRefused() {
        var body = invitation(bruno, "consult", null);
        var first = ana.post(of("/participants"), body, "key-1")
                .statusCode(201)
                .extract()
                .<String>path("id");

        ana.post(of("/participants"), body, "key-1").statusCode(201).body("id", equalTo(first));
        ana.post(of("/participants"), body, "key-2").statusCode(409).body("detail", containsString("already"));
        ana.get(of("/participants")).body("id", contains(first));
    }

    @Test
    void whatCannotBeIsRefusedInWords() {
        ana.post(of("/participants"), invitation(operation.frank, "consult", null))
                .statusCode(400)
                .body("errors[0].field", equalTo("agent"));
        ana.post(of("/participants"), invitation(ana, "consult", null)).statusCode(400);
        ana.post(of("/participants"), "{\"agent\":\"nobody\",\"kind\":\"consult\"}")
                .statusCode(400);
        ana.post(of("/participants"), "{\"agent\":\"%s\",\"kind\":\"listen\"}".formatted(bruno.user()))
                .statusCode(400)
                .body("errors[0].field", equalTo("kind"));
        bruno.post(of("/participants"), invitation(ana, "consult", null)).statusCode(404);
        ana.post(of("/participants/none/conference")).statusCode(404);
        bruno.put("/presence", "{\"presence\":\"offline\"}").statusCode(204);
        brunosDesk.await("presence", frame -> frame.path("presence").asText().equals("offline"));
        await().untilAsserted(() -> ana.post(of("/participants"), invitation(bruno, "consult", null))
                .statusCode(409)
                .body("detail", containsString("not there")));
        ana.post(of("/close")).statusCode(204);
        await().untilAsserted(() -> ana.post(of("/participants"), invitation(bruno, "consult", null))
                .statusCode(409)
                .body("detail", containsString("over for the contact")));
    }

    @Test
    void thereAreAtMostSoManyGuestsOfAConversationAndConversationsOfAGuest() {
        transactions
                .withConnection(ClientScope.of(operation.client), db -> db.preparedQuery("""
                                insert into conversation_guest (id, conversation_id, client_id, operation_id, agent_id, holder_id, kind,
                                    state, invited_at, expires_at)
                                select $1 || n, $1, $2, $3, 'somebody-' || n, $4, 'consult', 'invited', now(),
                                    now() + interval '1 minute' from generate_series(1, 4) n""")
                        .execute(Tuple.of(conversation, operation.client.value(), operation.id.value(), ana.user())))
                .await()
                .atMost(PATIENCE);

        ana.post(of("/participants"), invitation(bruno, "consult", null))
                .statusCode(409)
                .body("detail", containsString("at most 4"));

        var now = Instant.now();
        var place = new ConversationPlace(
                conversation,
                new ContactAddress(operation.client.value(), operation.chat, "nobody"),
                "chat",
                operation.id.value());
        var guest = new Guest(
                "one-too-many",
                conversation,
                operation.client.value(),
                operation.id.value(),
                bruno.user(),
                ana.user(),
                Guest.Kind.CONSULT,
                Guest.State.INVITED,
                "",
                null,
                now,
                now,
                null,
                null);
        assertThat(guests.invite(ClientScope.of(operation.client), place, guest, new ConversationGuests.Limits(10, 0))
                        .await()
                        .atMost(PATIENCE))
                .isEqualTo(ConversationGuests.Invited.AGENT_FULL);
    }

    @Test
    void whoIsAskedDeclinesWithAReasonAndNobodyElseAnswers() {
        var asked = invites("consult", null);
        brunosDesk.await("participant");
        operation.frank.post(of("/participants/" + asked + "/accept")).statusCode(404);
        ana.post(of("/participants/" + asked + "/accept")).statusCode(404);

        bruno.post(of("/participants/" + asked + "/decline"), "{\"reason\":\"In another call\"}")
                .statusCode(204);

        assertThat(participant(anasDesk, "declined").at("/participant/reason").asText())
                .isEqualTo("In another call");
        bruno.post(of("/participants/" + asked + "/accept")).statusCode(409).body("detail", containsString("declined"));
        bruno.post(of("/participants/" + asked + "/decline"), "{}").statusCode(204);
        bruno.get("/state").body("participants", empty()).body("guestOf", empty());
    }

    @Test
    void anInvitationThatNobodyAnswersLapses() {
        var asked = invites("conference", null);
        brunosDesk.await("participant");

        timeIsUp(asked);

        participant(anasDesk, "lapsed");
        participant(brunosDesk, "lapsed");
        bruno.post(of("/participants/" + asked + "/accept")).statusCode(409).body("detail", containsString("lapsed"));
    }

    @Test
    void theHolderTakesAGuestOutAndAnInvitationBack() {
        var asked = invites("consult", null);
        brunosDesk.await("participant");
        ana.request().delete(ana.root() + of("/participants/" + asked)).then().statusCode(204);
        participant(brunosDesk, "withdrawn");
        bruno.post(of("/participants/" + asked + "/accept")).statusCode(409);

        var again = joins("conference");
        ana.request().delete(ana.root() + of("/participants/" + again)).then().statusCode(204);
        ana.request().delete(ana.root() + of("/participants/" + again)).then().statusCode(204);

        participant(brunosDesk, "removed");
        bruno.get(of("/messages")).statusCode(404);
    }

    @Test
    void aDeskThatConnectsIsShownItsGuestsAndWhatItIsAGuestOf() {
        joins("consult");

        var snapshot = ana.connect().await("snapshot");
        assertThat(snapshot.at("/state/participants/0/agent").asText()).isEqualTo(bruno.user());
        assertThat(snapshot.at("/state/participants/0/state").asText()).isEqualTo("joined");
        var guests = bruno.connect().await("snapshot");
        assertThat(guests.at("/state/guestOf/0/id").asText()).isEqualTo(conversation);
        bruno.get("/state").body("guestOf.id", contains(conversation)).body("participants", hasSize(1));
        assertThat(this.guests.openOr(List.of()).await().atMost(PATIENCE))
                .as("what an engine that starts reads")
                .anyMatch(guest -> guest.conversation().equals(conversation));
    }

    @Test
    void guestsLeaveWhenTheConversationGoesOnAlsoToOneOfThem() {
        joins("consult");

        ana.post(of("/transfer"), "{\"agent\":\"%s\"}".formatted(bruno.user())).statusCode(204);

        var offer = brunosDesk.await("offer.made").at("/offer/id").asText();
        bruno.post("/offers/" + offer + "/accept").statusCode(200);
        await().untilAsserted(
                        () -> bruno.get(of("/participants")).statusCode(200).body("state", contains("ended")));
        ana.get(of("/messages")).statusCode(404);
        bruno.get("/state").body("guestOf", empty()).body("conversations.id", contains(conversation));
    }

    @Test
    void whatPeopleDoStandsInTheAudit() {
        joins("consult");

        operation
                .administrator
                .request()
                .queryParam("subject", conversation + " " + bruno.user())
                .get("/api/v1/configuration/audit")
                .then()
                .statusCode(200)
                .body("action", contains("joined", "invite consult"));
    }

    private String joins(String kind) {
        var asked = invites(kind, null);
        brunosDesk.await(
                "participant", frame -> frame.at("/participant/id").asText().equals(asked));
        bruno.post(of("/participants/" + asked + "/accept")).statusCode(200);
        participant(anasDesk, "joined");
        participant(brunosDesk, "joined");
        return asked;
    }

    private String invites(String kind, @Nullable String note) {
        return ana.post(of("/participants"), invitation(bruno, kind, note))
                .statusCode(201)
                .body("state", equalTo("invited"))
                .extract()
                .path("id");
    }

    private static String invitation(TestStaff whom, String kind, @Nullable String note) {
        return note == null
                ? "{\"agent\":\"%s\",\"kind\":\"%s\"}".formatted(whom.user(), kind)
                : "{\"agent\":\"%s\",\"kind\":\"%s\",\"note\":\"%s\"}".formatted(whom.user(), kind, note);
    }

    private static JsonNode participant(TestSocket desk, String state) {
        return desk.await(
                "participant", frame -> frame.at("/participant/state").asText().equals(state));
    }

    private static String text(JsonNode frame) {
        return frame.at("/message/text").asText();
    }

    private void timeIsUp(String invitation) {
        transactions
                .withConnection(ClientScope.of(operation.client), db -> db.preparedQuery(
                                "update conversation_guest set expires_at = invited_at where id = $1")
                        .execute(Tuple.of(invitation)))
                .await()
                .atMost(PATIENCE);
    }

    private String of(String path) {
        return "/conversations/" + conversation + path;
    }
}
