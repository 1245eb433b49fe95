package dev.cauce.engine.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.PathSegment;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses paths and queries with characters that no stored text can have, and paths with an id that cannot be. */
public final class UnstorableRequests {
    private static final int LONGEST_ID = 200;

    @ServerRequestFilter(preMatching = true)
    void refuse(ContainerRequestContext request) {
        var uri = request.getUriInfo();
        var storable = StorableText.isStorable(uri.getPath())
                && uri.getQueryParameters().entrySet().stream()
                        .allMatch(parameter -> StorableText.isStorable(parameter.getKey())
                                && parameter.getValue().stream().allMatch(StorableText::isStorable));
        if (!storable) {
            throw Problem.of(
                            ProblemType.INVALID_REQUEST,
                            "The path or query has a NUL character or broken Unicode. Remove it.")
                    .exception();
        }
        if (uri.getPathSegments().stream().map(PathSegment::getPath).anyMatch(UnstorableRequests::isNobodysId)) {
            throw Problem.notFound("The path has an id that is blank or longer than %d characters; nothing has."
                            .formatted(LONGEST_ID))
                    .exception();
        }
    }

    private static boolean isNobodysId(String segment) {
        return segment.length() > LONGEST_ID || (segment.isBlank() && !segment.isEmpty());
    }
}
