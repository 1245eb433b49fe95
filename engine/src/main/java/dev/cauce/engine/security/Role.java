package dev.cauce.engine.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** What a user of the staff may do; one may have several. */
public enum Role {
    @JsonProperty(Role.NAME_AGENT)
    AGENT(Role.NAME_AGENT),
    @JsonProperty(Role.NAME_SUPERVISOR)
    SUPERVISOR(Role.NAME_SUPERVISOR),
    @JsonProperty(Role.NAME_ADMINISTRATOR)
    ADMINISTRATOR(Role.NAME_ADMINISTRATOR);

    /** For {@code @RolesAllowed}. */
    public static final String NAME_AGENT = "agent";

    /** For {@code @RolesAllowed}. */
    public static final String NAME_SUPERVISOR = "supervisor";

    /** For {@code @RolesAllowed}. */
    public static final String NAME_ADMINISTRATOR = "administrator";

    private final String value;

    Role(String value) {
        this.value = value;
    }

    /** The name in tokens and the API. */
    public String value() {
        return value;
    }

    static Optional<Role> named(String value) {
        return Arrays.stream(values()).filter(role -> role.value.equals(value)).findFirst();
    }
}
