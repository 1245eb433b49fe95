package dev.cauce.engine.desk;

import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import dev.cauce.routing.core.Presence;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a declared presence, and says what is wrong with it. */
@Singleton
public final class PresenceReasons {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** The presence, or a 400 that names the field. */
    public Uni<Presence> check(SignedIn user, String presence, @Nullable String reason) {
        return Uni.createFrom().item(() -> read(presence, reason));
    }

    static Presence read(String presence, @Nullable String reason) {
        return switch (presence) {
            case "available" -> without(reason, Presence.AVAILABLE);
            case "offline" -> without(reason, Presence.OFFLINE);
            case "paused" -> paused(reason);
            default -> throw invalid("presence", presence, "Must be available, paused or offline.");
        };
    }

    private static Presence without(@Nullable String reason, Presence presence) {
        if (reason != null) {
            throw invalid("reason", reason, "Only a pause has a reason. Leave it out.");
        }
        return presence;
    }

    private static Presence paused(@Nullable String reason) {
        if (reason == null) {
            throw invalid("reason", null, "A pause needs the id of a presence reason, such as lunch.");
        }
        if (!SLUG.matcher(reason).matches()) {
            throw invalid("reason", reason, "Not the id of a presence reason.");
        }
        return Presence.paused(reason);
    }

    private static RuntimeException invalid(String field, @Nullable String value, String message) {
        return Problem.invalid(FieldError.of(field, (Object) value, message)).exception();
    }
}
