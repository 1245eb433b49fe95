package dev.cauce.engine.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Answers what never reaches an endpoint: no such path, too large, not HTTP as we know it, refused before routing. */
@Singleton
final class UnroutedRequests {
    static final Problem UNAUTHENTICATED = Problem.of(
            ProblemType.UNAUTHENTICATED,
            "Send `Authorization: Bearer <token>` with a token from POST /api/v1/sign-in that has not expired, or with an API key that holds.");
    static final Problem FORBIDDEN = Problem.of(
            ProblemType.FORBIDDEN, "Your roles do not allow this. Ask an administrator for the role it needs.");
    private static final Logger LOG = Logger.getLogger(UnroutedRequests.class);

    private final ObjectMapper json;

    private final long largestBody;

    UnroutedRequests(
            ObjectMapper json, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.json = json;
        this.largestBody = largestBody.asLongValue();
    }

    static Problem unexpected(UUID id) {
        return Problem.of(
                        ProblemType.INTERNAL,
                        "Something unexpected happened. Repeat the request; if it stays, give this id to who runs Cauce.")
                .at(id.toString());
    }

    void answerWhatNobodyElseDoes(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::refuseTooLarge);
        router.route().order(Integer.MAX_VALUE).handler(request -> answer(request, notFound(request)));
        router.route().order(Integer.MIN_VALUE).failureHandler(request -> answer(request, failure(request)));
    }

    /** Before the body is sent, by its announced length; the connection ends, because the body may still follow. */
    private void refuseTooLarge(RoutingContext request) {
        var announced = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced == null || !isMoreThan(announced, largestBody)) {
            request.next();
            return;
        }
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        request.response().endHandler(_ -> request.request().connection().close());
        answer(
                request,
                Problem.of(
                        ProblemType.TOO_LARGE,
                        "The body has %s bytes, more than the %d that are taken. Send less at once."
                                .formatted(announced, largestBody)));
    }

    private static boolean isMoreThan(String announced, long limit) {
        try {
            return Long.parseLong(announced) > limit;
        } catch (NumberFormatException notOne) {
            return true;
        }
    }

    private static Problem notFound(RoutingContext request) {
        return Problem.notFound("There is nothing at this path. Maybe it is misspelt; /q/openapi lists all.")
                .at(request.normalizedPath());
    }

    private static Problem failure(RoutingContext request) {
        return switch (request.failure()) {
            case AuthenticationFailedException e -> UNAUTHENTICATED;
            case UnauthorizedException e -> UNAUTHENTICATED;
            case ForbiddenException e -> FORBIDDEN;
            case null, default -> byStatus(request);
        };
    }

    private static Problem byStatus(RoutingContext request) {
        var status = request.statusCode();
        if (status >= 400 && status < 500) {
            var type = ProblemType.ofStatus(status);
            return type == ProblemType.NOT_FOUND ? notFound(request) : Problem.of(type, type.title() + ".");
        }
        var id = UUID.randomUUID();
        LOG.errorf(request.failure(), "Unexpected error before routing id=%s", id);
        return unexpected(id);
    }

    private void answer(RoutingContext request, Problem problem) {
        var response = request.response();
        if (response.ended()) {
            return;
        }
        if (response.headWritten()) {
            request.request().connection().close();
            return;
        }
        if (problem.status() == ProblemType.UNAUTHENTICATED.status()) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(written(problem));
    }

    private String written(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem is plain JSON", e);
        }
    }
}
