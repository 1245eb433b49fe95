package dev.cauce.engine.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cauce.engine.desk.DeskTestOperation;
import dev.cauce.engine.desk.TestSocket;
import dev.cauce.engine.security.ChannelSecrets;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mailbox whose servers take access tokens only, as the large providers' do. */
@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@SuppressWarnings("NullAway.Init")
final class MailboxOAuth2Test {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Tokens tokens;

    @Inject
    ChannelSecrets secrets;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String mailbox = "mail-" + mark;
    private final String ours = "support-" + mark + "@acme.example";
    private final String maria = "maria-" + mark + "@example.org";
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private MailServers servers;
    private HttpServer provider;
    private DeskTestOperation operation;
    private TestSocket desktop;

    @BeforeEach
    void aProviderGivesTokensOfWhichTheFirstWasTakenBack() throws Exception {
        servers = MailServers.make().withWord(ours, "good").start();
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/token", this::giveToken);
        provider.start();
        operation = new DeskTestOperation(tokens);
        desktop = operation.ana.connect();
        desktop.await("snapshot");
        operation.ana.available();
    }

    private void giveToken(HttpExchange exchange) throws IOException {
        asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
        var answer = "{\"access_token\":\"%s\",\"expires_in\":3600,\"refresh_token\":\"next\"}"
                .formatted(asked.size() == 1 ? "taken-back" : "good")
                .getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @AfterEach
    void nothingIsLeft() {
        operation.undefine("mailboxes", mailbox);
        provider.stop(0);
        servers.close();
    }

    @Test
    void mailComesAndGoesWithAccessTokensThatAreAskedForAnewWhenRefused() throws Exception {
        operation.define("mailboxes", mailbox, definition(address("/token")));
        operation
                .administrator
                .put("/mailboxes/" + mailbox + "/password", "{\"password\":\"the secret\",\"refreshToken\":\"first\"}")
                .statusCode(204);

        servers.send(
                "From: %s\nTo: %s\nSubject: Token\nMessage-ID: <t-%s@example.org>\n\nHello\n"
                        .formatted(maria, ours, mark),
                ours);
        var offer = desktop.await("offer.made").path("offer").path("id").asText();
        operation.ana.post("/offers/" + offer + "/accept").statusCode(200);
        var conversation = desktop.await("conversation.assigned")
                .path("conversation")
                .path("id")
                .asText();
        operation
                .ana
                .post("/conversations/" + conversation + "/messages", "{\"text\":\"Good day\"}")
                .statusCode(202);

        await().atMost(SOON).until(() -> servers.received(maria).size() == 1);
        assertThat(asked.getFirst())
                .isEqualTo("client_id=cauce&client_secret=the+secret&grant_type=refresh_token&refresh_token=first"
                        + "&scope=https%3A%2F%2Fmail.example%2F");
        assertThat(asked.get(1)).contains("refresh_token=next");
        var accounts = "%s@127.0.0.1:%d %s@127.0.0.1:%d %s cauce"
                .formatted(ours, servers.imapPort, ours, servers.smtpPort, address("/token"));
        assertThat(secrets.of(mailbox, accounts).await().atMost(SOON)).contains("the secret\nnext");
    }

    @Test
    void aTokenEndpointMustBeAnAddress() {
        operation
                .administrator
                .request()
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(definition("ftp://provider/token"))
                .put("/api/v1/configuration/mailboxes/" + mailbox)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("oauth2.tokenUrl"))
                .body("errors[0].message", containsString("token endpoint"));
    }

    private String address(String path) {
        return "http://127.0.0.1:%d%s".formatted(provider.getAddress().getPort(), path);
    }

    private String definition(String tokenUrl) {
        return """
                {"name":"Acme","client":"%s","queue":"%s","address":"%s",
                 "imap":{"host":"127.0.0.1","port":%d,"security":"none","user":"%s"},
                 "smtp":{"host":"127.0.0.1","port":%d,"security":"none","user":"%s"},
                 "oauth2":{"tokenUrl":"%s","clientId":"cauce","scope":"https://mail.example/"}}""".formatted(
                operation.client, operation.sales, ours, servers.imapPort, ours, servers.smtpPort, ours, tokenUrl);
    }
}
