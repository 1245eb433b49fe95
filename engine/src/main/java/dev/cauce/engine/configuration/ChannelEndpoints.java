package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Definition;
import dev.cauce.engine.configuration.definition.Id;
import dev.cauce.engine.configuration.definition.Mailbox;
import dev.cauce.engine.configuration.definition.ScreenPop;
import dev.cauce.engine.configuration.probe.ChannelProbe;
import dev.cauce.engine.configuration.probe.ChannelProbes;
import dev.cauce.engine.configuration.probe.ChannelTest;
import dev.cauce.engine.security.ChannelSecrets;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import dev.cauce.routing.core.ClientId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What those have in common that prove themselves to others, such as channels: a secret each, apart from the definition, and a test. */
abstract class ChannelEndpoints<T extends Definition> extends DefinitionEndpoints<T> {
    private final Class<T> type;

    @Inject
    ChannelSecrets secrets;

    @Inject
    ChannelProbes probes;

    @Inject
    Validator validator;

    ChannelEndpoints(Class<T> type) {
        super(type);
        this.type = type;
    }

    /** Whom the secret of a channel as it is now may be told to. */
    abstract String audience(T channel);

    /** Under which name the secret is kept. */
    String secretId(String id) {
        return id;
    }

    /** What tries a channel of this kind. */
    abstract ChannelProbe<T> probe();

    @GET
    @Path("/{id}/secrets")
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @Operation(summary = "Whether its secret is set; never the secret")
    @APIResponse(responseCode = "200", description = "The state of the secret")
    public Uni<ChannelSecretState> secretState(@PathParam("id") @Id String id, @Context SecurityContext request) {
        return channel(id, request).chain(channel -> Uni.combine()
                .all()
                .unis(secrets.setAt(secretId(id)), secrets.of(secretId(id), audience(channel.definition())))
                .with((at, usable) -> new ChannelSecretState(at.isPresent(), usable.isPresent(), at.orElse(null))));
    }

    @DELETE
    @Path("/{id}/secrets")
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @Operation(summary = "Forget its secret", description = "Nothing is taken in or sent until another is set.")
    @APIResponse(responseCode = "204", description = "Forgotten; also when there was none")
    public Uni<Void> forgetSecret(@PathParam("id") @Id String id, @Context SecurityContext request) {
        return channel(id, request)
                .chain(channel -> secrets.forget(
                        secretId(id), client(channel), SignedIn.of(request).user()));
    }

    @POST
    @Path("/{id}/test")
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @Operation(
            summary = "Test it: whether the other side can be reached and accepts the secret",
            description =
                    "Takes the steps that its messages take, as the channel is defined now, and tells of each. Nothing is"
                            + " counted as work.")
    @APIResponse(responseCode = "200", description = "What was found; a channel that does not work is a finding, too")
    @APIResponse(responseCode = "429", description = "It was tested too often just now")
    @APIResponse(responseCode = "503", description = "Too many channels are tested at once")
    public Uni<ChannelTest> test(
            @PathParam("id") @Id String id, @Nullable ChannelTestOrder order, @Context SecurityContext request) {
        var sendTo = order == null ? null : checked(order).sendTo();
        var contact = order == null ? null : order.contact();
        return channel(id, request).chain(channel -> {
            if (sendTo != null) {
                checkReceiver(channel.definition(), sendTo);
            }
            if (contact != null && !(channel.definition() instanceof ScreenPop)) {
                throw Problem.invalid(
                                FieldError.of("contact", contact, "Only a screen pop looks one up. Leave it out."))
                        .exception();
            }
            return probes.run(channel, probe(), sendTo == null ? contact : sendTo);
        });
    }

    private static void checkReceiver(Definition channel, String sendTo) {
        if (!(channel instanceof Mailbox mailbox)) {
            throw Problem.invalid(FieldError.of("sendTo", sendTo, "Only a mailbox sends a test letter. Leave it out."))
                    .exception();
        }
        if (mailbox.address().equalsIgnoreCase(sendTo)) {
            throw Problem.invalid(FieldError.of(
                            "sendTo",
                            sendTo,
                            "Is the mailbox's own address: the letter would come in as a contact's. Choose another."))
                    .exception();
        }
    }

    /** Here, because constraints on inherited methods are not looked at. */
    private ChannelTestOrder checked(ChannelTestOrder order) {
        var wrong = validator.validate(order);
        if (!wrong.isEmpty()) {
            throw new ConstraintViolationException(wrong);
        }
        return order;
    }

    final Uni<Defined<T>> channel(String id, SecurityContext request) {
        return reader.one(type, id, new Viewer(SignedIn.of(request)));
    }

    final Uni<Void> setSecret(Defined<T> channel, String secret, SecurityContext request) {
        return secrets.set(
                secretId(channel.id()),
                client(channel),
                audience(channel.definition()),
                secret,
                SignedIn.of(request).user());
    }

    private ClientId client(Defined<T> channel) {
        return new ClientId(channel.definition().owner().orElseThrow());
    }

    @Override
    Uni<Void> afterwards(String deleted) {
        return secrets.forget(secretId(deleted));
    }
}
