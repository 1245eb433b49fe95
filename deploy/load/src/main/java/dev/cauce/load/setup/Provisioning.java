package dev.cauce.load.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cauce.load.net.Http;
import dev.cauce.load.net.Json;
import java.util.Map;

/** Makes sure that everything a run plays with exists. */
public final class Provisioning {
    private static final String CONFIGURATION = "/api/v1/configuration/";
    private static final int CHATS_AT_ONCE = 10;

    private final Http http;
    private final String token;
    private final Cast cast;

    /** {@code token} is an administrator's. */
    public Provisioning(Http http, String token, Cast cast) {
        this.http = http;
        this.token = token;
        this.cast = cast;
    }

    public void provide() throws InterruptedException {
        create("operations", Cast.OPERATION, Json.object().put("name", "Load"));
        create(
                "clients",
                Cast.CLIENT,
                Json.object().put("name", "Load").put("timeZone", "UTC").put("language", "en"));
        for (var queue : cast.queues()) {
            create("queues", queue, queue());
        }
        create(
                "dispositions",
                Cast.DISPOSITION,
                Json.object().put("name", "Done").put("client", Cast.CLIENT));
        create("chat-channels", Cast.CHAT_CHANNEL, chatChannel());
        user(Cast.SUPERVISOR, staff("supervisor"));
        for (var agent : cast.agents()) {
            user(agent, agent());
        }
    }

    private ObjectNode queue() {
        var queue = Json.object()
                .put("name", "Load")
                .put("client", Cast.CLIENT)
                .put("operation", Cast.OPERATION)
                .put("offerTimeout", "PT20S")
                .put("wrapUpTimeout", "PT10M");
        queue.putArray("channels").add("chat");
        queue.putArray("requirements");
        queue.putObject("serviceLevel").put("share", 0.8).put("threshold", "PT20S");
        return queue;
    }

    private ObjectNode chatChannel() {
        var channel =
                Json.object().put("name", "Load").put("client", Cast.CLIENT).put("queue", Cast.FIRST_QUEUE);
        channel.putArray("allowedOrigins").add(http.target().origin());
        channel.putObject("texts");
        return channel;
    }

    private ObjectNode staff(String role) {
        var user = Json.object()
                .put("name", "Load")
                .put("operation", Cast.OPERATION)
                .put("language", "en");
        user.putArray("roles").add(role);
        user.putArray("clients").add(Cast.CLIENT);
        return user;
    }

    private ObjectNode agent() {
        var user = staff("agent");
        var agent = user.putObject("agent");
        agent.putObject("skills");
        var queues = agent.putObject("queues");
        cast.queues().forEach(queue -> queues.put(queue, 1));
        var capacity = agent.putObject("capacity").put("units", 100);
        capacity.putObject("channels")
                .putObject("chat")
                .put("cost", 100 / CHATS_AT_ONCE)
                .put("maximum", CHATS_AT_ONCE);
        return user;
    }

    private void user(String id, JsonNode definition) throws InterruptedException {
        if (create("users", id, definition)) {
            http.send(
                            "PUT",
                            CONFIGURATION + "users/" + id + "/password",
                            token,
                            Map.of(),
                            Json.object().put("password", cast.password(id)))
                    .orThrow("The password of " + id);
        }
    }

    /** Whether it was not there before. */
    public boolean create(String kind, String id, JsonNode definition) throws InterruptedException {
        var path = CONFIGURATION + kind + "/" + id;
        if (http.get(path, token).isSuccess()) {
            return false;
        }
        http.send("PUT", path, token, Map.of("If-None-Match", "*"), definition).orThrow("Making " + kind + " " + id);
        return true;
    }
}
