package dev.cauce.engine.configuration;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a test of a channel does beyond connecting. */
@Schema(name = "ChannelTestOrder", description = "What a test of a channel does beyond connecting.")
public record ChannelTestOrder(
        @Schema(
                description = "Of a mailbox: where a test letter goes; none is sent when left out",
                examples = "me@acme.example")
        @Size(max = 200, message = "Must have at most 200 characters.")
        @Pattern(
                regexp = "[^@\\s<>,;\"()]+@[A-Za-z0-9.-]+",
                message = "Must be an e-mail address, such as me@acme.example.")
        @Nullable
        String sendTo,

        @Schema(
                description =
                        "Of a screen pop: the contact's address that is filled in; some made-up one when left out",
                examples = "34600111222")
        @Size(max = 200, message = "Must have at most 200 characters.")
        @Nullable
        String contact) {}
