package dev.cauce.engine.security;

import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Where staff exchange a password for a token. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Sign in", description = "A token for those who know their password.")
public class SignInResource {
    private static final Logger LOG = Logger.getLogger(SignInResource.class);
    private static final Pattern USER = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String MISSING = "The field is missing. Send a value.";
    private static final Problem WRONG = Problem.of(
            ProblemType.UNAUTHENTICATED,
            "User and password do not fit. Check both; an administrator can set a new password.");

    private final SignInAttempts attempts;
    private final Credentials credentials;
    private final StaffDirectory staff;
    private final Tokens tokens;
    private final MeterRegistry metrics;

    SignInResource(
            SignInAttempts attempts,
            Credentials credentials,
            StaffDirectory staff,
            Tokens tokens,
            MeterRegistry metrics) {
        this.attempts = attempts;
        this.credentials = credentials;
        this.staff = staff;
        this.tokens = tokens;
        this.metrics = metrics;
    }

    /** User and password. */
    @Schema(name = "SignIn")
    public record SignIn(
            @Schema(examples = "ana")
            @NotBlank(message = MISSING)
            @Size(max = 100, message = "Must have at most 100 characters.")
            String user,

            @Schema(examples = "demo-ana")
            @NotBlank(message = MISSING)
            @Size(max = 100, message = "Must have at most 100 characters.")
            String password) {
        @Override
        public String toString() {
            return "SignIn[user=" + user + "]";
        }
    }

    /** The token, and what it says. */
    @Schema(name = "Session")
    public record Session(
            @Schema(description = "Send it as `Authorization: Bearer <token>`")
            String token,

            Instant expiresAt,
            @Schema(examples = "ana") String user,
            List<Role> roles,
            @Schema(examples = "demo") String operation,
            @Schema(examples = "[\"acme\"]") List<String> clients) {
        @Override
        public String toString() {
            return "Session[user=" + user + "]";
        }
    }

    /** A new password and the one it replaces. */
    @Schema(name = "PasswordChange")
    public record PasswordChange(
            @NotBlank(message = MISSING) @Size(max = 100, message = "Must have at most 100 characters.")
            String currentPassword,

            @Schema(description = "At least 8 characters")
            @NotBlank(message = MISSING)
            @Size(max = 100, message = "Must have at most 100 characters.")
            String password) {
        @Override
        public String toString() {
            return "PasswordChange[…]";
        }
    }

    @POST
    @Path("/sign-in")
    @PermitAll
    @SecurityRequirements
    @Operation(operationId = "signIn", summary = "Exchange user and password for a token")
    @APIResponse(responseCode = "200", description = "Signed in")
    public Uni<Session> signIn(@NotNull(message = "Send user and password.") @Valid SignIn signIn) {
        if (!USER.matcher(signIn.user()).matches()) {
            return Uni.createFrom().failure(refused("unknown"));
        }
        return attempts.begin(signIn.user())
                .onFailure()
                .invoke(() -> count("locked"))
                .chain(() -> credentials.matches(signIn.user(), signIn.password()))
                .chain(right ->
                        right ? staff.find(signIn.user()) : Uni.createFrom().failure(refused("password")))
                .map(member -> member.orElseThrow(() -> refused("unknown")))
                .call(() -> attempts.succeeded(signIn.user()))
                .map(this::session);
    }

    @PUT
    @Path("/password")
    @RolesAllowed({Role.NAME_AGENT, Role.NAME_SUPERVISOR, Role.NAME_ADMINISTRATOR})
    @Operation(operationId = "changeOwnPassword", summary = "Change one's own password")
    @APIResponse(responseCode = "204", description = "Changed")
    public Uni<Void> changePassword(
            @NotNull(message = "Send currentPassword and password.") @Valid PasswordChange change,
            @Context SecurityContext request) {
        var user = SignedIn.of(request).user();
        return attempts.begin(user)
                .chain(() -> credentials.matches(user, change.currentPassword()))
                .chain(right -> right
                        ? credentials.set(user, change.password(), user)
                        : Uni.createFrom().failure(WRONG_CURRENT.exception()))
                .call(() -> attempts.succeeded(user));
    }

    private static final Problem WRONG_CURRENT =
            Problem.of(ProblemType.FORBIDDEN, "The current password is not right. Nothing was changed.");

    private Session session(StaffDirectory.Member member) {
        var issued = tokens.issueForStaff(member.user(), member.roles(), member.operation(), member.clients());
        count("accepted");
        return new Session(
                issued.token(),
                issued.expiresAt(),
                member.user(),
                member.roles().stream().sorted().toList(),
                member.operation().value(),
                member.clients().stream().map(Object::toString).sorted().toList());
    }

    private RuntimeException refused(String reason) {
        count(reason);
        LOG.infof("Refused a sign-in reason=%s", reason);
        return WRONG.exception();
    }

    private void count(String outcome) {
        metrics.counter("cauce.sign.in", "outcome", outcome).increment();
    }
}
