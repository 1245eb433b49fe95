package dev.cauce.engine.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses paths and queries with characters that no stored text can have. */
public final class UnstorableRequests {

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
    }
}
