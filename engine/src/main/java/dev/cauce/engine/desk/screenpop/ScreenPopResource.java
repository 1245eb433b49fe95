package dev.cauce.engine.desk.screenpop;

import dev.cauce.engine.configuration.definition.ScreenPop;
import dev.cauce.engine.desk.AgentConversations;
import dev.cauce.engine.desk.Visibility;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the client's own system shows beside a conversation that the agent has; nothing before it is accepted. */
@Path("/api/v1/agent/conversations/{conversation}/screen-pops")
@RolesAllowed(Role.NAME_AGENT)
@Tag(name = "Agent")
@APIResponse(responseCode = "404", description = "No such conversation with the agent, or no such look-up for it")
public final class ScreenPopResource {
    private final Visibility visibility;
    private final AgentConversations conversations;
    private final ScreenPops pops;
    private final LookUps lookUps;
    private final MeterRegistry metrics;

    ScreenPopResource(
            Visibility visibility,
            AgentConversations conversations,
            ScreenPops pops,
            LookUps lookUps,
            MeterRegistry metrics) {
        this.visibility = visibility;
        this.conversations = conversations;
        this.pops = pops;
        this.lookUps = lookUps;
        this.metrics = metrics;
    }

    @GET
    @Operation(
            summary = "The panels of the client's own system for a conversation",
            description = "Configured for its client and queue, with addresses filled in.")
    @APIResponse(responseCode = "200", description = "By name")
    public Uni<List<ScreenPopView>> screenPops(
            @Context SecurityContext caller, @PathParam("conversation") String conversation) {
        return opened(SignedIn.of(caller), conversation)
                .invoke(all -> all.forEach(one -> metrics.counter(
                                "cauce.screen-pops", "opens", one.pop().opens().value())
                        .increment()))
                .map(all -> all.stream().map(ScreenPopView::of).toList());
    }

    @GET
    @Path("/{screenPop}/look-up")
    @Operation(
            summary = "What the client's system answers",
            description =
                    "Asked for by the engine. An answer is remembered for a minute unless set otherwise; that the system"
                            + " cannot be reached or answers something else is told, and may be asked again.")
    @APIResponse(responseCode = "200", description = "The fields, or what is wrong")
    public Uni<LookUpView> lookUp(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @PathParam("screenPop") String screenPop,
            @Parameter(description = "Whether to ask although an answer is remembered")
                    @QueryParam("anew")
                    @DefaultValue("false")
                    boolean anew) {
        return opened(SignedIn.of(caller), conversation)
                .map(all -> all.stream()
                        .filter(one -> one.id().equals(screenPop) && one.pop().opens() == ScreenPop.Opens.LOOK_UP)
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound(
                                        "This conversation has no look-up %s. Maybe an administrator has changed it."
                                                .formatted(screenPop))
                                .exception()))
                .chain(one -> lookUps.ask(one, anew))
                .map(LookUpView::of);
    }

    private Uni<List<ScreenPops.Opened>> opened(SignedIn user, String conversation) {
        var id = Visibility.id(conversation);
        return visibility
                .own(user, id)
                .chain(interaction -> conversations.stored(user, id).map(place -> pops.of(user, interaction, place)));
    }
}
