package dev.cauce.engine.web;

import java.net.URI;
import java.util.Locale;

/** The kinds of errors the engine answers with; {@link #uri()} is stable and may be branched on. */
public enum ProblemType {
    INVALID_REQUEST(400, "The request is not valid"),
    MALFORMED_JSON(400, "The body is not the JSON expected"),
    UNAUTHENTICATED(401, "Sign in first"),
    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not available in that form"),
    CONFLICT(409, "Conflict with the present state"),
    PRECONDITION_FAILED(412, "Changed in the meantime"),
    TOO_LARGE(413, "Too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    PRECONDITION_REQUIRED(428, "Say which version you saw"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL(500, "Unexpected error"),
    UNAVAILABLE(503, "Not available just now"),
    TIMED_OUT(504, "No answer in time");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public URI uri() {
        return URI.create("urn:cauce:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The type for a status that a framework chose. */
    public static ProblemType ofStatus(int status) {
        for (var type : values()) {
            if (type.status == status && type != MALFORMED_JSON) {
                return type;
            }
        }
        return status >= 500 ? INTERNAL : INVALID_REQUEST;
    }
}
