package dev.cauce.engine.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.cauce.engine.persistence.Overloaded;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where exceptions of REST endpoints become answers. */
public final class ErrorAnswers {
    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(ErrorAnswers.class);

    @ServerExceptionMapper
    Response expected(ProblemException exception, UriInfo request) {
        var problem = exception.problem();
        return answer(problem, request);
    }

    @ServerExceptionMapper
    Response overloaded(Overloaded exception, UriInfo request) {
        var problem = Problem.of(
                ProblemType.UNAVAILABLE,
                "Too much is asked of the engine just now. Repeat the request shortly, a command with the same Idempotency-Key.");
        return answer(problem.retryAfter(COME_BACK_AFTER), request);
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException exception, UriInfo request) {
        return answer(Problem.invalid(FieldErrors.of(exception.getConstraintViolations())), request);
    }

    @ServerExceptionMapper({MismatchedInputException.class, JacksonException.class})
    Response unreadable(JacksonException exception, UriInfo request) {
        return exception instanceof InvalidDefinitionException
                ? unexpected(exception, request)
                : answer(JsonProblems.of(exception), request);
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException exception, UriInfo request) {
        if (exception.getCause() instanceof JacksonException json) {
            return unreadable(json, request);
        }
        var status = exception.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(exception, request);
        }
        var misread = exception instanceof NotFoundException && exception.getCause() != null;
        var type = misread ? ProblemType.INVALID_REQUEST : ProblemType.ofStatus(status);
        var answer = Response.fromResponse(answer(Problem.of(type, detail(type, request)), request));
        var allowed = exception.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allowed == null
                ? answer.build()
                : answer.header(HttpHeaders.ALLOW, allowed).build();
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    Response unauthenticated(SecurityException exception, UriInfo request) {
        return Response.fromResponse(answer(UnroutedRequests.UNAUTHENTICATED, request))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException exception, UriInfo request) {
        return answer(UnroutedRequests.FORBIDDEN, request);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable exception, UriInfo request) {
        var id = UUID.randomUUID();
        LOG.errorf(exception, "Unexpected error in a request id=%s", id);
        return UnroutedRequests.unexpected(id).response();
    }

    private static Response answer(Problem problem, UriInfo request) {
        return (problem.instance() == null ? problem.at(request.getPath()) : problem).response();
    }

    private static String detail(ProblemType type, UriInfo request) {
        return switch (type) {
            case NOT_FOUND ->
                "There is nothing at " + request.getPath() + ". Maybe the path is misspelt; /q/openapi lists all.";
            case METHOD_NOT_ALLOWED ->
                "This path does not know that method. The header Allow or /q/openapi names those it knows.";
            case NOT_ACCEPTABLE ->
                "This is only served as JSON. Send `Accept: application/json` or leave the header out.";
            case UNSUPPORTED_MEDIA_TYPE ->
                "The body must be JSON, or what the API reference says. Send `Content-Type: application/json`.";
            case INVALID_REQUEST ->
                "A path or query parameter or the body cannot be read. Compare it with the API reference.";
            case TOO_LARGE -> "The body is larger than allowed here. Send less at once.";
            default -> type.title() + ".";
        };
    }
}
