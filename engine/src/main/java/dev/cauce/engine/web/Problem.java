package dev.cauce.engine.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An error as told to a caller, after <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>.
 *
 * @param type what a program may branch on; see {@link ProblemType}
 * @param detail this occurrence, with names, values and a remedy
 * @param instance the path that was asked for, or the id under which the log knows more
 * @param errors each field that is wrong
 * @param retryAfter how long to wait before asking again; sent as {@code Retry-After}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem", description = "An error, after RFC 9457.")
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        List<FieldError> errors,
        @JsonIgnore @Schema(hidden = true) @Nullable Duration retryAfter) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null, List.of(), null);
    }

    public static Problem of(ProblemType type, String detail, List<FieldError> errors) {
        return of(type, detail).with(errors);
    }

    /** One or more fields are wrong; the detail is the first of them. */
    public static Problem invalid(List<FieldError> errors) {
        var first = errors.getFirst();
        var more = errors.size() == 1 ? "" : " (and %d more)".formatted(errors.size() - 1);
        return of(ProblemType.INVALID_REQUEST, first.field() + ": " + first.message() + more, errors);
    }

    public static Problem invalid(FieldError error) {
        return invalid(List.of(error));
    }

    public static Problem notFound(String detail) {
        return of(ProblemType.NOT_FOUND, detail);
    }

    public static Problem conflict(String detail) {
        return of(ProblemType.CONFLICT, detail);
    }

    public Problem with(List<FieldError> errors) {
        return new Problem(type, title, status, detail, instance, errors, retryAfter);
    }

    public Problem at(String instance) {
        return new Problem(type, title, status, detail, instance, errors, retryAfter);
    }

    public Problem retryAfter(Duration wait) {
        return new Problem(type, title, status, detail, instance, errors, wait);
    }

    /** Thrown where an answer cannot be returned as a value. */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    public Response response() {
        var response = Response.status(status).entity(this).type(MEDIA_TYPE);
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()));
        }
        return response.build();
    }
}
