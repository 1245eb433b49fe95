package dev.cauce.engine.configuration.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mailbox of a client. The password is set apart and is never part of this. */
@Schema(description = "A mailbox of a client, which belongs to Cauce alone. The password is set apart.")
public record Mailbox(
        @Name String name,

        @Schema(examples = "acme") @NotNull(message = Shapes.REQUIRED) @Id
        String client,

        @Schema(description = "Where conversations enter", examples = "acme-support")
        @NotNull(message = Shapes.REQUIRED)
        @Id
        String queue,

        @Schema(description = "What contacts write to and are answered from", examples = "support@acme.example")
        @NotNull(message = Shapes.REQUIRED)
        @Size(max = 200, message = "Must have at most 200 characters.")
        @Pattern(
                regexp = "[^@\\s<>,;\"()]+@[A-Za-z0-9.-]+",
                message = "Must be an e-mail address, such as support@acme.example.")
        String address,

        @Schema(description = "Where mail is read, by IMAP") @NotNull(message = Shapes.REQUIRED) @Valid
        Server imap,

        @Schema(description = "Where mail is handed in, by SMTP") @NotNull(message = Shapes.REQUIRED) @Valid
        Server smtp,

        @Schema(description = "Under each letter", examples = "Acme Viajes · www.acme.example")
        @Size(max = 2000, message = "Must have at most 2000 characters.")
        @Nullable
        String signature,

        @Schema(
                description = "Whether subjects carry a signed mark, by which answers without references are known;"
                        + " true when left out")
        @Nullable
        Boolean marksSubject,

        @Schema(
                description =
                        "Signs in at both servers with access tokens instead of a password; the password that is set"
                                + " apart is then the client's secret")
        @Valid
        @Nullable
        OAuth2 oauth2)
        implements ChannelDefinition {

    /** Where the secret is exchanged for access tokens. */
    @Schema(
            name = "MailOAuth2",
            description =
                    "Where the secret is exchanged for access tokens: RFC 6749, used by SASL XOAUTH2. With a refresh"
                            + " token set apart too, in the mailbox user's name; without, in the client's own.")
    public record OAuth2(
            @Schema(examples = "https://login.microsoftonline.com/TENANT/oauth2/v2.0/token")
            @NotNull(message = Shapes.REQUIRED)
            @Size(max = 500, message = "Must have at most 500 characters.")
            @Pattern(regexp = "https?://[A-Za-z0-9.:_-]+/\\S*", message = "Must be the address of a token endpoint.")
            String tokenUrl,

            @NotNull(message = Shapes.REQUIRED)
            @Pattern(regexp = "\\S{1,300}", message = "Must be the client id that the provider gave, without spaces.")
            String clientId,

            @Schema(examples = "https://outlook.office365.com/.default")
            @Size(max = 500, message = "Must have at most 500 characters.")
            @Nullable
            String scope) {}

    /** A mail server. */
    @Schema(name = "MailServer")
    public record Server(
            @Schema(examples = "imap.acme.example")
            @NotNull(message = Shapes.REQUIRED)
            @Pattern(regexp = "[A-Za-z0-9.:_-]{1,253}", message = "Must be the name or address of a host.")
            String host,

            @Schema(examples = "993")
            @Min(value = 1, message = "Must be a port, from 1 to 65535.")
            @Max(value = 65_535, message = "Must be a port, from 1 to 65535.")
            int port,

            @Schema(examples = "tls") @NotNull(message = Shapes.REQUIRED)
            Security security,

            @Schema(description = "Who signs in; nobody does when left out", examples = "support@acme.example")
            @Size(max = 200, message = "Must have at most 200 characters.")
            @Nullable
            String user) {
        private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

        /** Whose mail it is: the same user on the same server. */
        public String account() {
            return "%s@%s:%d".formatted(user == null ? "" : user, host.toLowerCase(Locale.ROOT), port);
        }

        @AssertTrue(message = "Only a server on this machine may be spoken to without encryption. Use tls or starttls.")
        @JsonIgnore
        @Schema(hidden = true)
        public boolean isPrivate() {
            return security != Security.NONE || host == null || THIS_MACHINE.contains(host);
        }
    }

    /** How a connection is encrypted. */
    public enum Security {
        /** From the first byte. */
        @JsonProperty("tls")
        TLS,
        /** By STARTTLS; without it nothing is said. */
        @JsonProperty("starttls")
        STARTTLS,
        @JsonProperty("none")
        NONE
    }

    @Override
    public MediaChannel medium() {
        return MediaChannel.EMAIL;
    }

    /** The accounts that the password is for. */
    public String accounts() {
        String servers = smtp.user() == null ? imap.account() : imap.account() + ' ' + smtp.account();
        return oauth2 == null ? servers : servers + ' ' + oauth2.tokenUrl() + ' ' + oauth2.clientId();
    }

    /** Whether subjects carry a mark. */
    public boolean hasMarkedSubjects() {
        return marksSubject == null || marksSubject;
    }
}
