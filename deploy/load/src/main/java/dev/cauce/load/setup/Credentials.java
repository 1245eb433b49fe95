package dev.cauce.load.setup;

import dev.cauce.load.net.Http;
import dev.cauce.load.net.Json;
import java.util.UUID;

/** Signs users in. */
public record Credentials(String user, String password) {

    /** A token, or an exception that tells what the engine answered. */
    public String token(Http http) throws InterruptedException {
        return http.post(
                        "/api/v1/sign-in",
                        null,
                        UUID.randomUUID().toString(),
                        Json.object().put("user", user).put("password", password))
                .orThrow("Sign-in of " + user)
                .path("token")
                .asText();
    }
}
