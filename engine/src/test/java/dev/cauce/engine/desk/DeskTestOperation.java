package dev.cauce.engine.desk;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.Tokens;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.OperationId;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * An operation of its own for each test, configured through the API: a client with the queues sales and support and a web
 * chat that enters sales, agents ana (sales) and bruno (both) and the supervisor sofia; another client with agent frank.
 */
public final class DeskTestOperation {
    private static final String PASSWORD = "correct horse battery";
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final Tokens tokens;
    public final TestStaff administrator;
    public final ClientId client = new ClientId("acme-" + mark);
    public final ClientId otherClient = new ClientId("globex-" + mark);
    public final OperationId id = new OperationId("op-" + mark);
    public final String sales = "sales-" + mark;
    public final String support = "support-" + mark;
    public final String billing = "billing-" + mark;
    public final String chat = "web-" + mark;
    public final String sold = "sold-" + mark;
    public final String paid = "paid-" + mark;
    public final TestStaff ana;
    public final TestStaff bruno;
    public final TestStaff frank;
    public final TestStaff sofia;
    public final TestStaff otherSupervisor;

    /** What tests of time need shorter. */
    public record Times(Duration offer, Duration disconnectGrace) {
        public static final Times USUAL = new Times(Duration.ofSeconds(30), Duration.ofSeconds(20));
    }

    public DeskTestOperation(Tokens tokens) {
        this(tokens, Times.USUAL);
    }

    public DeskTestOperation(Tokens tokens, Times times) {
        this.tokens = tokens;
        administrator = staff("admin", Role.ADMINISTRATOR, client, "/api/v1/configuration");
        ana = staff("ana-" + mark, Role.AGENT, client, "/api/v1/agent");
        bruno = staff("bruno-" + mark, Role.AGENT, client, "/api/v1/agent");
        frank = staff("frank-" + mark, Role.AGENT, otherClient, "/api/v1/agent");
        sofia = staff("sofia-" + mark, Role.SUPERVISOR, client, "/api/v1/supervisor");
        otherSupervisor = staff("otto-" + mark, Role.SUPERVISOR, otherClient, "/api/v1/supervisor");
        define("operations", id.value(), """
                {"name":"Test","disconnectGrace":"%s"}""".formatted(times.disconnectGrace()));
        define("clients", client.value(), """
                {"name":"Acme","timeZone":"Pacific/Auckland","language":"es","tags":["queja","vip"]}""");
        define("clients", otherClient.value(), """
                {"name":"Globex","timeZone":"Europe/London","language":"en"}""");
        queue(sales, client, times);
        queue(support, client, times);
        queue(billing, otherClient, times);
        disposition(sold, client, sales);
        disposition(paid, otherClient, billing);
        agent(ana, "Ana", client, sales);
        agent(bruno, "Bruno", client, sales, support);
        agent(frank, "Frank", otherClient, billing);
        define("chat-channels", chat, """
                {"name":"Web","client":"%s","queue":"%s","allowedOrigins":["http://localhost"],"texts":{}}""".formatted(client, sales));
        await().untilAsserted(() -> given().get("/api/chat/v1/" + chat).then().statusCode(200));
        Set.of(ana, bruno, frank).forEach(agent -> await().untilAsserted(
                        () -> agent.get("/state").statusCode(200)));
    }

    private void queue(String queue, ClientId of, Times times) {
        define("queues", queue, """
                {"name":"Queue","client":"%s","operation":"%s","channels":["chat","email","task","http","whatsapp","messaging"],"requirements":[],
                 "serviceLevel":{"share":0.8,"threshold":"PT20S"},"offerTimeout":"%s","wrapUpTimeout":"PT0S"}""".formatted(of, id, times.offer()));
    }

    private void disposition(String disposition, ClientId of, String queue) {
        define("dispositions", disposition, """
                {"name":"Done","client":"%s","queues":["%s"]}""".formatted(of, queue));
    }

    private void agent(TestStaff agent, String name, ClientId of, String... queues) {
        define("users", agent.user(), """
                {"name":"%s","roles":["agent"],"operation":"%s","clients":["%s"],"language":"es",
                 "agent":{"skills":{},"queues":{%s}}}""".formatted(
                        name,
                        id,
                        of,
                        String.join(
                                ",",
                                java.util.Arrays.stream(queues)
                                        .map("\"%s\":1"::formatted)
                                        .toList())));
    }

    /** Defines something more, as the administrator. */
    public void define(String kind, String definition, String body) {
        administrator
                .request()
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(body)
                .put("/api/v1/configuration/" + kind + "/" + definition)
                .then()
                .statusCode(200);
    }

    /** A mailbox on servers of this machine that leads to the queue {@link #sales}, with its password. */
    public void mailbox(String mailbox, String address, int imapPort, int smtpPort, String password) {
        define("mailboxes", mailbox, """
                {"name":"Acme","client":"%1$s","queue":"%2$s","address":"%3$s",
                 "imap":{"host":"127.0.0.1","port":%4$d,"security":"none","user":"%3$s"},
                 "smtp":{"host":"127.0.0.1","port":%5$d,"security":"none"}}""".formatted(client, sales, address, imapPort, smtpPort));
        administrator
                .put("/mailboxes/" + mailbox + "/password", "{\"password\":\"%s\"}".formatted(password))
                .statusCode(204);
    }

    /** The visitor writes once more after the end, and ana accepts it: the conversation. */
    public String again(TestSocket desktop, TestSocket visitor) {
        var conversation = writes(visitor, "One thing more");
        var offer = desktop.await("offer.made", frame -> frame.path("offer")
                        .path("conversation")
                        .asText()
                        .equals(conversation))
                .path("offer")
                .path("id")
                .asText();
        ana.post("/offers/" + offer + "/accept").statusCode(200);
        return conversation;
    }

    /** Changes what is defined, as the administrator. */
    public void redefine(String kind, String definition, String body) {
        var path = "/api/v1/configuration/" + kind + "/" + definition;
        administrator
                .request()
                .header("If-Match", "\"" + administrator.request().get(path).path("version") + "\"")
                .contentType("application/json")
                .body(body)
                .put(path)
                .then()
                .statusCode(200);
    }

    /** Deletes what {@link #define} defined, if it was; as the administrator. */
    public void undefine(String kind, String definition) {
        var path = "/api/v1/configuration/" + kind + "/" + definition;
        var found = administrator.request().get(path);
        if (found.statusCode() == 200) {
            administrator
                    .request()
                    .header("If-Match", "\"" + found.path("version") + "\"")
                    .delete(path)
                    .then()
                    .statusCode(204);
        }
    }

    private TestStaff staff(String user, Role role, ClientId of, String root) {
        return new TestStaff(
                user, tokens.issueForStaff(user, Set.of(role), id, Set.of(of)).token(), root);
    }

    /** The user with a token from signing in. */
    public TestStaff signsIn(TestStaff user) {
        administrator
                .request()
                .contentType("application/json")
                .body("{\"password\":\"%s\"}".formatted(PASSWORD))
                .put("/api/v1/configuration/users/" + user.user() + "/password")
                .then()
                .statusCode(204);
        return new TestStaff(
                user.user(),
                given().contentType("application/json")
                        .body("{\"user\":\"%s\",\"password\":\"%s\"}".formatted(user.user(), PASSWORD))
                        .post("/api/v1/sign-in")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("token"),
                user.root());
    }

    /** A visitor's page, authenticated. */
    public TestSocket visitor() {
        return visitor(chat);
    }

    /** A visitor's page on another channel of this operation. */
    public TestSocket visitor(String channel) {
        await().untilAsserted(
                        () -> given().get("/api/chat/v1/" + channel).then().statusCode(200));
        return TestSocket.authenticated(TestStaff.socketAt("/ws/chat/v1/" + channel), visitorToken(channel));
    }

    public String visitorToken() {
        return visitorToken(chat);
    }

    private static String visitorToken(String channel) {
        return given().contentType("application/json")
                .body("{}")
                .post("/api/chat/v1/" + channel + "/visitors")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }

    /** The visitor writes; answers the conversation's id once the message is stored. */
    public static String writes(TestSocket visitor, String text) {
        visitor.send("{\"type\":\"message\",\"id\":\"%s\",\"text\":\"%s\"}".formatted(UUID.randomUUID(), text));
        return visitor.await("message", frame -> frame.path("text").asText().equals(text))
                .path("conversation")
                .asText();
    }

    /** The agent, whose desktop this is, becomes available and accepts what the visitor begins; answers its id. */
    public static String accepts(TestStaff agent, TestSocket desktop, TestSocket visitor) {
        desktop.await("snapshot");
        agent.available();
        var conversation = writes(visitor, "Hello?");
        var offer = desktop.await("offer.made").path("offer").path("id").asText();
        agent.post("/offers/" + offer + "/accept").statusCode(200);
        desktop.await("conversation.assigned");
        return conversation;
    }
}
