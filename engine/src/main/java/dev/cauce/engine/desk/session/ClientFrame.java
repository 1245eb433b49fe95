package dev.cauce.engine.desk.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What staff may send through a socket. Everything else that staff do goes through REST. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = ClientFrame.Authenticate.class, name = "authenticate"))
public sealed interface ClientFrame {

    /**
     * The first frame.
     *
     * @param token as answered by sign-in
     * @param resume where an earlier socket stopped
     */
    record Authenticate(
            @JsonProperty(required = true) String token,
            @Nullable Resume resume) implements ClientFrame {
        @Override
        public String toString() {
            return "Authenticate[resume=" + resume + "]";
        }
    }

    /** The session of the welcome frame, and the sequence of the last event seen. */
    record Resume(
            @JsonProperty(required = true) String session,
            @JsonProperty(required = true) long sequence) {}
}
