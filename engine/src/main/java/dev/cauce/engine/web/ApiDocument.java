package dev.cauce.engine.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to the published API what holds everywhere: that every error is a problem, and what a time zone is. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDocument implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(ApiDocument::answerErrorsAsProblems);
        document.getComponents().addSchema("ZoneId", timeZone());
    }

    /** Else it is described by a reference to itself, which generators of clients refuse. */
    private static Schema timeZone() {
        return OASFactory.createSchema().addType(SchemaType.STRING).addExample("Europe/Madrid");
    }

    private static void answerErrorsAsProblems(Operation operation) {
        var responses = operation.getResponses();
        if (responses != null) {
            responses.removeAPIResponse("401");
            responses.removeAPIResponse("403");
            responses.addAPIResponse("default", problem());
        }
    }

    private static APIResponse problem() {
        var schema = OASFactory.createSchema().ref("#/components/schemas/Problem");
        return OASFactory.createAPIResponse()
                .description("Any error. `type` tells which, `errors` each field that is wrong and the remedy.")
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(schema)));
    }
}
