package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Kind;
import dev.cauce.engine.configuration.table.CsvTable;
import dev.cauce.engine.configuration.table.Layout;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Many definitions at once, for spreadsheets. */
@Path("/api/v1/configuration-tables/{kind}")
@Tag(name = "Configuration: tables", description = "Users, queues, canned answers and dispositions as CSV.")
public class TablesEndpoint {
    private static final String CSV = "text/csv";

    private final TableImport imports;
    private final TableExport exports;

    TablesEndpoint(TableImport imports, TableExport exports) {
        this.imports = imports;
        this.exports = exports;
    }

    @GET
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @Produces(CSV)
    @Operation(
            operationId = "exportTable",
            summary = "Export all definitions of a kind as CSV",
            description =
                    "UTF-8 with a byte order mark. A cell that a spreadsheet would take for a formula begins with an"
                            + " apostrophe, which is taken away on import.")
    @APIResponse(
            responseCode = "200",
            description = "The table",
            content = @Content(mediaType = CSV, schema = @Schema(implementation = String.class)))
    public Uni<RestResponse<String>> exportAll(
            @Parameter(description = "users, queues, canned-answers or dispositions", example = "users")
                    @PathParam("kind")
                    String kind,
            @Context SecurityContext request) {
        var known = kind(kind);
        return exports.of(known, layout(known), new Viewer(SignedIn.of(request)))
                .map(table -> ResponseBuilder.ok(table, CSV + ";charset=UTF-8")
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.csv\"".formatted(kind))
                        .build());
    }

    @POST
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @Consumes(CSV)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "importTable",
            summary = "Define and change many by CSV: all of them or none",
            description =
                    "The first line names the columns, in any order; `id` is needed. An empty cell takes the value away; a"
                            + " column that is left out, and what has no column, stays. With a `version`, a line is refused when"
                            + " somebody changed the definition since. Commas, semicolons or tabs; UTF-8; at most 5000 lines and 4 MB."
                            + " Nothing is ever deleted.")
    @APIResponse(responseCode = "200", description = "What it does, or of a dry run would do, line by line")
    @APIResponse(
            responseCode = "400",
            description =
                    "No such table; or, when it was to be applied, lines that are wrong: then nothing was changed")
    @APIResponse(responseCode = "413", description = "More than 4 MB")
    public Uni<TableReport> importAll(
            @Parameter(description = "users, queues, canned-answers or dispositions", example = "dispositions")
                    @PathParam("kind")
                    String kind,
            @Parameter(
                            description = "`true`, and so when left out: only say what would be done. `false`: do it",
                            example = "true")
                    @QueryParam("dryRun")
                    @DefaultValue("true")
                    String dryRun,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            schema = @Schema(implementation = String.class),
                                            example = "id,name,client,queues\nacme-refund,Refund,acme,"))
                    @NotNull(message = "Send the file.")
                    byte[] file,
            @Context SecurityContext request) {
        var known = kind(kind);
        boolean onlySays = read(dryRun);
        return imports.run(
                        known,
                        layout(known),
                        CsvTable.read(file),
                        onlySays,
                        SignedIn.of(request).user())
                .invoke(report -> {
                    if (!onlySays && !report.applied()) {
                        throw Problem.invalid(errors(report)).exception();
                    }
                });
    }

    private static List<FieldError> errors(TableReport report) {
        return report.lines().stream()
                .flatMap(line -> line.errors().stream()
                        .map(error -> new FieldError(
                                "line %d: %s".formatted(line.line(), error.field()), error.value(), error.message())))
                .toList();
    }

    private static boolean read(String dryRun) {
        return switch (dryRun) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw Problem.invalid(FieldError.of("dryRun", dryRun, "Must be true or false."))
                        .exception();
        };
    }

    private static Kind kind(String kind) {
        return Kind.named(kind).filter(known -> Layout.of(known).isPresent()).orElseThrow(() -> Problem.notFound(
                        "There is no table of %s. There are: %s.".formatted(kind, String.join(", ", Layout.kinds())))
                .exception());
    }

    private static Layout layout(Kind kind) {
        return Layout.of(kind).orElseThrow();
    }
}
